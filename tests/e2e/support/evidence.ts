import type { TestInfo } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import type { Person } from './browsers.ts';

/** After a failed test: what was on each screen, and what the pages complained of, beside the report. */
export const keepEvidence = async (
  info: TestInfo,
  people: Readonly<Record<string, Person>>,
): Promise<void> => {
  if (info.status === info.expectedStatus) return;
  for (const [who, { page, errors }] of Object.entries(people)) {
    try {
      await page.screenshot({ path: info.outputPath(`${who}.png`), timeout: 10_000 });
      const screen = await page.locator('body').ariaSnapshot({ timeout: 10_000 });
      await writeFile(info.outputPath(`${who}.txt`), `${errors.join('\n')}\n\n${screen}\n`);
    } catch {
      // A browser that is gone shows nothing.
    }
  }
};

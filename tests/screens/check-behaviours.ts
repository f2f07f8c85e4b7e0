import type { Browser } from '@playwright/test';
import { behaviours, type Behaviour } from './behaviours.ts';

async function fault(
  browser: Browser,
  origin: string,
  { name, address, holds }: Behaviour,
): Promise<string | null> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await page.goto(origin + address);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    if (!(await holds(page))) complaints.push('does not hold');
  } catch (error) {
    complaints.push(error instanceof Error ? error.message : String(error));
  } finally {
    await page.close();
  }
  return complaints.length === 0 ? null : `${name}: ${complaints.join('; ')}`;
}

/** Tries what each primitive must do with the keyboard; answers with what does not hold. */
export async function checkBehaviours(browser: Browser, origin: string): Promise<string[]> {
  const faults: string[] = [];
  for (const behaviour of behaviours) {
    const found = await fault(browser, origin, behaviour);
    if (found !== null) faults.push(found);
  }
  return faults;
}

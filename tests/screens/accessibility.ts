import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

interface AxeFinding {
  /** `serious color-contrast`. */
  readonly kind: string;
  readonly detail: string;
}

/** axe's serious and critical findings on the page as it is now. */
export async function seriousFindings(page: Page): Promise<AxeFinding[]> {
  // Legacy mode means: no second page to gather the results of frames. There are no frames here.
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message);
        return { kind: `${String(impact)} ${id}`, detail: `${target.join(' ')} – ${why.join('; ')}` };
      }),
    );
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** Of WCAG's rules, those that look at colours. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** In place of axe's source where the page has it already: reading it costs more than some of the rules. */
const NOTHING_TO_ADD = ';';

interface AxeFinding {
  /** `serious color-contrast`. */
  readonly kind: string;
  readonly detail: string;
}

async function axeFor(page: Page): Promise<AxeBuilder> {
  const there = await page.evaluate(() => 'axe' in window);
  const builder = there ? new AxeBuilder({ page, axeSource: NOTHING_TO_ADD }) : new AxeBuilder({ page });
  // Legacy mode means: no second page to gather the results of frames. There are no frames here.
  return builder.setLegacyMode(true).options({ resultTypes: ['violations'] });
}

/**
 * axe's serious and critical findings on the page as it is now.
 *
 * @param recoloured the page was looked at just before at this size in the other colours: only colours can differ
 */
export async function seriousFindings(page: Page, recoloured: boolean): Promise<AxeFinding[]> {
  const axe = await axeFor(page);
  // What a bar at the lower edge covers now is scrolled free; at the page's end it covers nothing.
  await page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight);
  });
  const { violations } = await (recoloured ? axe.withRules(OF_COLOUR) : axe.withTags(WCAG_22_AA)).analyze();
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message);
        return { kind: `${String(impact)} ${id}`, detail: `${target.join(' ')} – ${why.join('; ')}` };
      }),
    );
}

import type { Page } from '@playwright/test';

/** What runs off the page or is cut short, in words; empty when everything fits. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults = new Set<string>();
    const say = (what: string, element: Element) => {
      const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 50);
      faults.add(`${what}: “${words}”`);
    };
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      faults.add(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`);
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const hasOwnText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      // One pixel wide: kept for screen readers alone.
      if (!hasOwnText(element) || box.width <= 1 || !element.checkVisibility({ visibilityProperty: true }))
        continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const hides = overflowX === 'hidden' || overflowX === 'clip';
      if (hides && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
        say('text is cut short', element);
      if ((box.right > clientWidth + 1 || box.left < -1) && !scrolls(element))
        say('text runs off the side', element);
    }
    return [...faults];
  });

import type { Page } from '@playwright/test';

const MARK = 'data-unpinned';

/** Bars that stick to the window's lower edge would stand in the middle of a long picture: they go to the page's end. */
const unpin = (page: Page) =>
  page.evaluate((mark) => {
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const { position, bottom } = getComputedStyle(element);
      if (position !== 'sticky' || bottom === 'auto') continue;
      element.setAttribute(mark, element.style.position);
      element.style.position = 'static';
    }
  }, MARK);

const pinAgain = (page: Page) =>
  page.evaluate((mark) => {
    for (const element of document.body.querySelectorAll<HTMLElement>(`[${mark}]`)) {
      element.style.position = element.getAttribute(mark) ?? '';
      element.removeAttribute(mark);
    }
  }, MARK);

/** Photographs the whole page; only the window where something lies over the page, which covers no more than that. */
export async function takePicture(page: Page, file: string): Promise<void> {
  const covered = await page.locator('dialog[open], [role=dialog], [role=alertdialog]').count();
  if (covered > 0) {
    await page.screenshot({ path: file, animations: 'disabled' });
    return;
  }
  await unpin(page);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  await pinAgain(page);
}

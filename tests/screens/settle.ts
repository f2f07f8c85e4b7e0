import type { Page } from '@playwright/test';

/**
 * Waits until the page is as it will stay: pictures decoded or given up, streams showing frames, transitions over.
 * What moves for ever (a spinner) does not count.
 */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const drawn = document.body.innerText.trim();
    const settled = document
      .getAnimations()
      .every((each) => each.playState !== 'running' || each.effect?.getComputedTiming().endTime === Infinity);
    const videos = [...document.querySelectorAll('video')].filter(
      ({ srcObject }) => srcObject instanceof MediaStream && srcObject.active,
    );
    return (
      drawn !== '' &&
      drawn !== 'Drawing the sample pictures' &&
      settled &&
      videos.every(({ videoWidth }) => videoWidth > 0) &&
      [...document.images].every(({ complete }) => complete)
    );
  });
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  );
}

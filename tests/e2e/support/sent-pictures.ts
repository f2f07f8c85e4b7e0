import type { BrowserContext } from '@playwright/test';

/**
 * Collects the bytes of every picture that pages of this context send: the browser’s protocol does not tell what a Blob in
 * a request holds. Call it before the page is opened.
 */
export const watchSentPictures = async (context: BrowserContext): Promise<Buffer[]> => {
  const sent: Buffer[] = [];
  await context.exposeFunction('tellTest', (url: string) => {
    sent.push(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  });
  await context.addInitScript(() => {
    const { tellTest } = globalThis as unknown as { tellTest: (url: string) => Promise<void> };
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) {
      if (body instanceof Blob) {
        const reader = new FileReader();
        reader.addEventListener('load', () => {
          if (typeof reader.result === 'string') void tellTest(reader.result);
        });
        reader.readAsDataURL(body);
      }
      send.call(this, body);
    };
  });
  return sent;
};

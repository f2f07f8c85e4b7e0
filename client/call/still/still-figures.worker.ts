import { figuresOf } from './still-figures.ts';

/** Long edge of the copy that is measured, pixels: figures of different cameras stay comparable. */
const LONG_EDGE = 1600;

const measure = async (picture: Blob) => {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, LONG_EDGE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas to measure on.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return figuresOf(context.getImageData(0, 0, width, height).data, width, height);
};

// Runs in a worker: the page goes on moving while twelve million pixels are read.
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof Blob)) return;
  measure(data).then(
    (figures) => postMessage(figures),
    () => postMessage(null),
  );
});

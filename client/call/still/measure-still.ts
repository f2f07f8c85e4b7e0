import { CaptureFigures } from '../../../shared/consultation.ts';

/** The figures are advice: the picture does not wait longer for them, milliseconds. */
const MEASURE_MS = 2_000;

/** Sharpness and exposure of a picture, measured in a worker; null when it takes too long or the browser cannot. */
export function measureStill(picture: Blob): Promise<CaptureFigures | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./still-figures.worker.ts', import.meta.url), { type: 'module' });
    } catch {
      resolve(null);
      return;
    }
    const finish = (figures: CaptureFigures | null) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(figures);
    };
    const timer = setTimeout(() => finish(null), MEASURE_MS);
    worker.addEventListener('error', () => finish(null));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const read = CaptureFigures.safeParse(data);
      finish(read.success ? read.data : null);
    });
    worker.postMessage(picture);
  });
}

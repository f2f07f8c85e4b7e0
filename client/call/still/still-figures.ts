import type { CaptureFigures } from '../../../shared/consultation.ts';

/** Luma at or below, and at or above, which a pixel counts as clipped (of 255). */
const BLACK = 4;
const WHITE = 251;

/** Luma of RGBA pixels (ITU-R BT.709 weights), 0 to 255. */
function lumaOf(rgba: Uint8ClampedArray): Float32Array {
  const luma = new Float32Array(rgba.length / 4);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel += 1, at += 4) {
    luma[pixel] = 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
  }
  return luma;
}

/** Variance of the 4-neighbour Laplacian over all inner pixels: how much fine change there is. */
function laplacianVariance(luma: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around =
        (luma[at - 1] ?? 0) + (luma[at + 1] ?? 0) + (luma[at - width] ?? 0) + (luma[at + width] ?? 0);
      const value = around - 4 * (luma[at] ?? 0);
      sum += value;
      squares += value * value;
      count += 1;
    }
  }
  if (count === 0) return 0;
  const mean = sum / count;
  return squares / count - mean * mean;
}

/** Sharpness and clipped shares of a small copy of the picture; advice for the GP, never a veto (capture.md). */
export function figuresOf(rgba: Uint8ClampedArray, width: number, height: number): CaptureFigures {
  const luma = lumaOf(rgba);
  let dark = 0;
  let bright = 0;
  for (const value of luma) {
    if (value <= BLACK) dark += 1;
    else if (value >= WHITE) bright += 1;
  }
  const all = Math.max(1, luma.length);
  return {
    sharpness: laplacianVariance(luma, width, height),
    clippedDark: dark / all,
    clippedBright: bright / all,
  };
}

import { describe, expect, it } from 'vitest';
import { figuresOf } from './still-figures.ts';

/** RGBA of a grey picture whose luma at each pixel is given. */
const grey = (width: number, height: number, luma: (x: number, y: number) => number) => {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rgba.fill(luma(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return rgba;
};

describe('what is measured of a still', () => {
  it('finds nothing sharp in an even picture, nor in an even slope', () => {
    expect(
      figuresOf(
        grey(20, 20, () => 128),
        20,
        20,
      ).sharpness,
    ).toBeCloseTo(0, 3);
    expect(
      figuresOf(
        grey(20, 20, (x) => x * 10),
        20,
        20,
      ).sharpness,
    ).toBeCloseTo(0, 3);
  });

  it('gives a chequered picture its exact variance', () => {
    // Every pixel is 0 or 100 and all four neighbours are the other: the Laplacian is ±400 in equal number.
    const chequered = grey(22, 22, (x, y) => ((x + y) % 2) * 100);
    expect(figuresOf(chequered, 22, 22).sharpness).toBeCloseTo(160_000, -1);
  });

  it('finds a sharp edge sharper than the same edge blurred', () => {
    const sharp = grey(40, 40, (x) => (x < 20 ? 40 : 200));
    const blurred = grey(40, 40, (x) => 40 + 160 / (1 + Math.exp(-(x - 20) / 3)));
    expect(figuresOf(sharp, 40, 40).sharpness).toBeGreaterThan(10 * figuresOf(blurred, 40, 40).sharpness);
  });

  it('counts what is clipped to black and to white', () => {
    const quarterBlackHalfWhite = grey(8, 8, (_x, y) => (y < 2 ? 0 : y < 6 ? 255 : 128));
    expect(figuresOf(quarterBlackHalfWhite, 8, 8)).toMatchObject({ clippedDark: 0.25, clippedBright: 0.5 });
  });

  it('measures a picture too small to measure as zero', () => {
    expect(
      figuresOf(
        grey(2, 2, () => 0),
        2,
        2,
      ),
    ).toEqual({ sharpness: 0, clippedDark: 1, clippedBright: 0 });
  });
});

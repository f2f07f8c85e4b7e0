import { describe, expect, test } from 'vitest';
import { byKey, cornersOf, middleOf, moved, resized } from './regions.ts';

const SIZE = { width: 400, height: 300 };

describe('parts drawn on a still', () => {
  test('[R25] grow to whole pixels, whichever corner was first', () => {
    const drawn = { x: 10, y: 20, width: 31, height: 41 };
    expect(cornersOf({ x: 10.2, y: 20.9 }, { x: 40.1, y: 60.1 }, SIZE)).toEqual(drawn);
    expect(cornersOf({ x: 40.1, y: 60.1 }, { x: 10.2, y: 20.9 }, SIZE)).toEqual(drawn);
  });

  test('[R25] a drag off the picture ends at its edge', () => {
    expect(cornersOf({ x: 380, y: 280 }, { x: 900, y: 900 }, SIZE)).toEqual({
      x: 380,
      y: 280,
      width: 20,
      height: 20,
    });
  });

  test('a press without a drag draws nothing', () => {
    expect(cornersOf({ x: 50, y: 50 }, { x: 52, y: 51 }, SIZE)).toBe(null);
  });

  test('[R25] by keyboard: arrows move, Shift resizes, neither leaves the picture', () => {
    const part = middleOf(SIZE);
    expect(part).toEqual({ x: 160, y: 120, width: 80, height: 60 });
    expect(byKey(part, 'ArrowLeft', false, SIZE)).toEqual({ ...part, x: 156 });
    expect(byKey(part, 'ArrowDown', true, SIZE)).toEqual({ ...part, height: 64 });
    expect(byKey(part, 'Enter', false, SIZE)).toBeUndefined();
    expect(moved(part, { x: 9999, y: -9999 }, SIZE)).toEqual({ ...part, x: 320, y: 0 });
    expect(resized(part, { x: 9999, y: -9999 }, SIZE)).toEqual({ ...part, width: 240, height: 8 });
  });
});

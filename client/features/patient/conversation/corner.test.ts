import { expect, it } from 'vitest';
import { cornerAfterKey, nearestCorner, nextCorner, type Corner } from './corner.ts';

it('snaps to the nearest corner', () => {
  expect(nearestCorner({ x: 0.2, y: 0.9 })).toEqual({ x: 'left', y: 'bottom' });
  expect(nearestCorner({ x: 0.51, y: 0.49 })).toEqual({ x: 'right', y: 'top' });
});

it('moves with the arrow keys and leaves other keys alone', () => {
  const corner: Corner = { x: 'right', y: 'bottom' };
  expect(cornerAfterKey(corner, 'ArrowUp')).toEqual({ x: 'right', y: 'top' });
  expect(cornerAfterKey(corner, 'ArrowLeft')).toEqual({ x: 'left', y: 'bottom' });
  expect(cornerAfterKey(corner, 'Tab')).toBeNull();
});

it('[WCAG 2.5.7] comes through all four corners by taps alone', () => {
  let corner: Corner = { x: 'right', y: 'bottom' };
  const seen = Array.from({ length: 4 }, () => {
    corner = nextCorner(corner);
    return `${corner.x} ${corner.y}`;
  });
  expect(new Set(seen).size).toBe(4);
});

import { expect, test } from 'vitest';
import { isLate } from './unfiled.rules.ts';

const stored = '2026-11-22T10:00:00.000Z';

test('[R18] a still is late from the minute that the practice set, not before', () => {
  expect(isLate(stored, '2026-11-22T10:59:59.999Z', 60)).toBe(false);
  expect(isLate(stored, '2026-11-22T11:00:00.000Z', 60)).toBe(true);
  expect(isLate(stored, '2026-11-23T10:00:00.000Z', 60)).toBe(true);
});

test('[R18] another limit of the practice is another answer', () => {
  expect(isLate(stored, '2026-11-22T10:06:00.000Z', 5)).toBe(true);
  expect(isLate(stored, '2026-11-22T10:06:00.000Z', 1440)).toBe(false);
});

import { expect, test } from 'vitest';
import { binWords, minutesWords, percent, stepWords } from './adherence-words.ts';

test('a share is never rounded up to all, and nothing has no share', () => {
  expect(percent(0, 0)).toBeNull();
  expect(percent(999, 1000)).toBe('99 %');
  expect(percent(5, 5)).toBe('100 %');
  expect(percent(0, 3)).toBe('0 %');
});

test('durations as people say them', () => {
  expect([0, 59.4, 60, 65, 180, 2880].map(minutesWords)).toEqual([
    '0 min',
    '59 min',
    '1 h',
    '1 h 5 min',
    '3 h',
    '2 days',
  ]);
  expect([5, 240, 1440, null].map(stepWords)).toEqual(['≤ 5 min', '≤ 4 h', '≤ 1 day', 'longer']);
});

test('bins by week and by month', () => {
  expect(binWords('2026-11-23', 'week')).toBe('Week of 23 Nov 2026');
  expect(binWords('2026-11-01', 'month')).toBe('Nov 2026');
});

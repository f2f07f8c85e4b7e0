import { describe, expect, it } from 'vitest';
import { clockOf, minutesOf } from './elapsed.ts';

describe('clockOf', () => {
  it.each([
    [-5, '0:00'],
    [0, '0:00'],
    [59.9, '0:59'],
    [60, '1:00'],
    [754, '12:34'],
    [3600, '1:00:00'],
    [3725, '1:02:05'],
  ])('%d s is %s', (seconds, words) => {
    expect(clockOf(seconds)).toBe(words);
  });
});

describe('minutesOf', () => {
  it.each([
    [-5, 'less than a minute'],
    [59, 'less than a minute'],
    [60, '1 min'],
    [239, '3 min'],
    [3900, '1 h 5 min'],
  ])('%d s is %s', (seconds, words) => {
    expect(minutesOf(seconds)).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import { isoDateOf } from './date-of-birth.ts';

describe('isoDateOf', () => {
  it.each([
    ['a day that the month does not have', '31', '02', '1980'],
    ['29 February outside a leap year', '29', '2', '1981'],
    ['month 13', '1', '13', '1980'],
    ['day 0', '0', '1', '1980'],
    ['a two-digit year', '1', '1', '80'],
    ['letters', 'x', '1', '1980'],
    ['a space', '1 ', '1', '1980'],
    ['nothing', '', '', ''],
  ])('refuses %s', (_what, day, month, year) => {
    expect(isoDateOf({ day, month, year })).toBeNull();
  });

  it('pads single figures', () => {
    expect(isoDateOf({ day: '4', month: '7', year: '1943' })).toBe('1943-07-04');
  });

  it('accepts 29 February in a leap year', () => {
    expect(isoDateOf({ day: '29', month: '02', year: '2000' })).toBe('2000-02-29');
  });
});

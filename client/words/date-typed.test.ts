import { describe, expect, it } from 'vitest';
import { dateTyped } from './date-typed.ts';

describe('a date of birth typed into the search', () => {
  it('is not seen in names, numbers, impossible dates or two-digit years', () => {
    for (const text of ['Seán', '800000000012345678', '31/2/1990', '2/3/57', '1957-03-02']) {
      expect(dateTyped(text)).toBeNull();
    }
  });
  it('is read with the day first', () => {
    for (const text of ['2/3/1957', '02.03.1957', ' 2-3-1957 ', '2 3 1957'])
      expect(dateTyped(text)).toBe('1957-03-02');
  });
});

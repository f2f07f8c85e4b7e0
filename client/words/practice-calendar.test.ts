import { describe, expect, it } from 'vitest';
import { dayPlus, instantOf } from './practice-calendar.ts';

const dublin = 'Europe/Dublin';

describe('the practice’s calendar', () => {
  it('gives nothing for a day or a time that is not complete', () => {
    expect(instantOf('2026-03-2', '09:30', dublin)).toBeNull();
    expect(instantOf('2026-03-02', '', dublin)).toBeNull();
    expect(instantOf('2026-02-31', '09:30', dublin)).toBeNull();
  });
  it('reads a wall clock in winter and in summer', () => {
    expect(instantOf('2026-01-15', '09:30', dublin)).toBe('2026-01-15T09:30:00.000Z');
    expect(instantOf('2026-07-15', '09:30', dublin)).toBe('2026-07-15T08:30:00.000Z');
  });
  it('moves a time that the spring change skips to the hour after', () => {
    expect(instantOf('2026-03-29', '01:30', dublin)).toBe('2026-03-29T01:30:00.000Z');
  });
  it('takes the first of a time that happens twice in autumn', () => {
    expect(instantOf('2026-10-25', '01:30', dublin)).toBe('2026-10-25T00:30:00.000Z');
  });
  it('counts days across a month’s end', () => {
    expect(dayPlus('2026-02-28', 1)).toBe('2026-03-01');
    expect(dayPlus('2026-03-01', -1)).toBe('2026-02-28');
  });
});

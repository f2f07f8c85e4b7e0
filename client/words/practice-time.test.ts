import { describe, expect, it } from 'vitest';
import { clockTime, dayOf, dayPlus, instantOf, longDay, shortMoment, span } from './practice-time.ts';

const dublin = 'Europe/Dublin';

describe('the practice’s clock', () => {
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
  it('shows the practice’s time, wherever the browser is', () => {
    expect(clockTime('2026-07-15T08:05:00.000Z', dublin)).toBe('09:05');
    expect(clockTime('2026-07-14T23:05:00.000Z', dublin)).toBe('00:05');
    expect(shortMoment('2026-03-02T09:30:00.000Z', dublin)).toBe('Mon 2 Mar, 09:30');
  });
  it('knows which day it is in the practice after midnight there', () => {
    expect(dayOf('2026-07-14T23:05:00.000Z', dublin)).toBe('2026-07-15');
  });
  it('says the day once where a span stays in it', () => {
    expect(span('2026-03-02T09:30:00.000Z', '2026-03-02T11:00:00.000Z', dublin)).toBe(
      'from Mon 2 Mar, 09:30 until 11:00',
    );
    expect(span('2026-03-02T23:30:00.000Z', '2026-03-03T01:00:00.000Z', dublin)).toBe(
      'from Mon 2 Mar, 23:30 until Tue 3 Mar, 01:00',
    );
  });
  it('counts days across a month’s end', () => {
    expect(dayPlus('2026-02-28', 1)).toBe('2026-03-01');
    expect(dayPlus('2026-03-01', -1)).toBe('2026-02-28');
  });
  it('writes a date of birth out', () => {
    expect(longDay('1957-03-02')).toBe('2 March 1957');
  });
});

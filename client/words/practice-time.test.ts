import { describe, expect, it } from 'vitest';
import { clockTime, dayOf, longDate, longDay, shortMoment, span, weekDay } from './practice-time.ts';

const dublin = 'Europe/Dublin';

describe('the practice’s clock', () => {
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
  it('writes a date of birth out', () => {
    expect(longDay('1957-03-02')).toBe('2 March 1957');
  });
  it('writes a date and a day of the week out, in summer time too', () => {
    expect(longDate('2026-03-02T09:30:00.000Z', dublin)).toBe('2 March 2026');
    expect(longDate('2026-07-02T23:30:00.000Z', dublin)).toBe('3 July 2026');
    expect(weekDay('2026-07-03')).toBe('Friday 3 July');
  });
});

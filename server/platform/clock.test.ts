import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, dayBounds, dayIn, instant, systemClock } from './clock.ts';

const DUBLIN = 'Europe/Dublin';
const HOUR = 3_600_000;

describe('age', () => {
  const cases: [string, string, number, string][] = [
    ['2008-11-22', '2026-11-21', 17, 'the day before the birthday'],
    ['2008-11-22', '2026-11-22', 18, 'on the birthday'],
    ['2008-11-22', '2026-11-23', 18, 'the day after'],
    ['2008-11-22', '2026-10-30', 17, 'an earlier month, a later day'],
    ['2008-11-22', '2026-12-01', 18, 'a later month, an earlier day'],
    ['2026-11-22', '2026-11-22', 0, 'born today'],
    ['1926-11-22', '2026-11-22', 100, 'a hundredth birthday'],
  ];
  test.each(cases)('[R4] born %s, on %s: %i (%s)', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });

  const leap: [string, number, string][] = [
    ['2026-02-28', 17, 'not yet on 28 February of an ordinary year'],
    ['2026-03-01', 18, 'on 1 March of an ordinary year'],
    ['2028-02-28', 19, 'not yet on 28 February of a leap year'],
    ['2028-02-29', 20, 'on 29 February of a leap year'],
    ['2028-03-01', 20, 'and still the day after'],
  ];
  test.each(leap)('[R4] born on 29 February 2008, on %s: %i (%s)', (day, age) => {
    expect(ageOn('2008-02-29', day)).toBe(age);
  });

  test('[R4] never grows by more than one from a day to the next, and never shrinks', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const text = (date: Date): string => date.toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [born, now] = a <= b ? [a, b] : [b, a];
        const step =
          ageOn(text(born), text(new Date(now.getTime() + 24 * HOUR))) - ageOn(text(born), text(now));
        expect([0, 1]).toContain(step);
      }),
    );
  });
});

describe('the day in a time zone', () => {
  test('[R4] a birthday begins at the practice’s midnight, not at midnight UTC', () => {
    // Irish summer time is one hour ahead of UTC: 23:30 UTC is already the next day there.
    expect(dayIn(new Date('2026-07-14T22:59:59.999Z'), DUBLIN)).toBe('2026-07-14');
    expect(dayIn(new Date('2026-07-14T23:00:00.000Z'), DUBLIN)).toBe('2026-07-15');
    expect(ageOn('2008-07-15', dayIn(new Date('2026-07-14T23:30:00.000Z'), DUBLIN))).toBe(18);
    expect(ageOn('2008-07-15', dayIn(new Date('2026-07-14T23:30:00.000Z'), 'UTC'))).toBe(17);
  });

  test('in winter Dublin is on UTC', () => {
    expect(dayIn(new Date('2026-12-31T23:59:59.999Z'), DUBLIN)).toBe('2026-12-31');
    expect(dayIn(new Date('2027-01-01T00:00:00.000Z'), DUBLIN)).toBe('2027-01-01');
  });

  test('one instant is three days around the world', () => {
    const at = new Date('2026-11-22T10:30:00.000Z');
    expect(dayIn(at, 'Pacific/Pago_Pago')).toBe('2026-11-21');
    expect(dayIn(at, DUBLIN)).toBe('2026-11-22');
    expect(dayIn(at, 'Pacific/Kiritimati')).toBe('2026-11-23');
  });
});

describe('the bounds of a day', () => {
  const hours = ({ from, to }: { from: Date; to: Date }): number => (to.getTime() - from.getTime()) / HOUR;

  test('an unknown time zone and a day that does not exist are errors', () => {
    expect(() => dayBounds('2026-11-22', 'Europe/Nowhere')).toThrow(RangeError);
    expect(() => dayBounds('2026-02-30', DUBLIN)).toThrow();
  });

  test('the clocks go forward on 29 March 2026: the day has 23 hours', () => {
    const bounds = dayBounds('2026-03-29', DUBLIN);
    expect(bounds).toEqual({
      from: new Date('2026-03-29T00:00:00.000Z'),
      to: new Date('2026-03-29T23:00:00.000Z'),
    });
    expect(hours(bounds)).toBe(23);
  });

  test('the clocks go back on 25 October 2026: the day has 25 hours', () => {
    const bounds = dayBounds('2026-10-25', DUBLIN);
    expect(bounds).toEqual({
      from: new Date('2026-10-24T23:00:00.000Z'),
      to: new Date('2026-10-26T00:00:00.000Z'),
    });
    expect(hours(bounds)).toBe(25);
  });

  test('an ordinary summer’s day', () => {
    expect(dayBounds('2026-07-15', DUBLIN)).toEqual({
      from: new Date('2026-07-14T23:00:00.000Z'),
      to: new Date('2026-07-15T23:00:00.000Z'),
    });
  });

  test('every instant lies in exactly the day that it is on', () => {
    const at = fc.date({ min: new Date('1980-01-01'), max: new Date('2037-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.constantFrom(DUBLIN, 'America/New_York', 'Australia/Lord_Howe'), (now, zone) => {
        const { from, to } = dayBounds(dayIn(now, zone), zone);
        expect(from <= now && now < to).toBe(true);
        expect(dayIn(new Date(to.getTime() - 1), zone)).toBe(dayIn(now, zone));
        expect(dayIn(to, zone)).not.toBe(dayIn(now, zone));
      }),
      { numRuns: 300 },
    );
  });
});

test('an instant is UTC with milliseconds; the system’s clock moves', () => {
  expect(instant({ now: () => new Date(0) })).toBe('1970-01-01T00:00:00.000Z');
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(5000);
});

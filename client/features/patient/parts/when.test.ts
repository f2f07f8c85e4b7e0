import { expect, it } from 'vitest';
import { clockTime, longDate, weekDay } from './when.ts';

it('shows the practice’s clock, in summer time too, whatever zone this device is in', () => {
  expect(clockTime('2026-03-02T09:30:00.000Z', 'Europe/Dublin')).toBe('09:30');
  expect(clockTime('2026-07-02T23:30:00.000Z', 'Europe/Dublin')).toBe('00:30');
  expect(weekDay('2026-07-02T23:30:00.000Z', 'Europe/Dublin')).toBe('Friday 3 July');
  expect(longDate('2026-03-02T09:30:00.000Z', 'Europe/Dublin')).toBe('2 March 2026');
});

import { CalendarDate, parseAbsolute, parseDate, toCalendarDate, toZoned } from '@internationalized/date';
import type { CalendarDay, Instant } from '../../shared/text.ts';

/** The server's clock; tests pass their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The clock's instant as the contract carries it. */
export const instant = (clock: Clock): Instant => clock.now().toISOString();

/** The calendar day at an instant in a time zone. */
export const dayIn = (at: Date, timeZone: string): CalendarDay =>
  toCalendarDate(parseAbsolute(at.toISOString(), timeZone)).toString();

/** First instant of a calendar day and of the next one in a time zone, as UTC dates. */
export const dayBounds = (day: CalendarDay, timeZone: string): { from: Date; to: Date } => {
  const date = parseDate(day);
  return {
    from: toZoned(date, timeZone).toDate(),
    to: toZoned(date.add({ days: 1 }), timeZone).toDate(),
  };
};

/** R4: age in whole years on the given day. Born on 29 February, a birthday falls on 1 March in other years. */
export const ageOn = (dateOfBirth: CalendarDay, day: CalendarDay): number => {
  const born = parseDate(dateOfBirth);
  const today = parseDate(day);
  const birthday = new CalendarDate(today.year, born.month, born.day);
  const overflowed = birthday.day !== born.day;
  const hadBirthday = overflowed ? today.compare(birthday) > 0 : today.compare(birthday) >= 0;
  return today.year - born.year - (hadBirthday ? 0 : 1);
};

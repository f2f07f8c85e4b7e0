/**
 * Dates and times as people of the practice read them. Instants are ISO 8601 in UTC; `timeZone` is the practice's IANA
 * zone, so that a GP abroad still sees the practice's clock.
 */
const language = 'en-IE';

const format = (instant: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { timeZone, ...options }).format(new Date(instant)).replaceAll(',', '');

/** "09:30" */
export const clockTime = (instant: string, timeZone: string) =>
  format(instant, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "09:30:07" – presence is logged to the second (R30). */
export const exactTime = (instant: string, timeZone: string) =>
  format(instant, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** "2 March 2026" */
export const longDate = (instant: string, timeZone: string) =>
  format(instant, timeZone, { day: 'numeric', month: 'long', year: 'numeric' });

/** "Mon 2 Mar, 09:30" */
export const shortMoment = (instant: string, timeZone: string) =>
  `${format(instant, timeZone, { weekday: 'short', day: 'numeric', month: 'short' })}, ${clockTime(instant, timeZone)}`;

/** "from Mon 2 Mar, 09:30 until 10:30": the day once where it is the same. */
export function span(from: string, until: string, timeZone: string): string {
  const sameDay = dayOf(from, timeZone) === dayOf(until, timeZone);
  const end = sameDay ? clockTime(until, timeZone) : shortMoment(until, timeZone);
  return `from ${shortMoment(from, timeZone)} until ${end}`;
}

const ofDay = (day: string, options: Intl.DateTimeFormatOptions) =>
  format(`${day}T00:00:00Z`, 'UTC', options);

/** A calendar day ("1957-03-02") as "2 March 1957". */
export const longDay = (day: string) => ofDay(day, { day: 'numeric', month: 'long', year: 'numeric' });

/** A calendar day as "2 Mar 1957", for lists. */
export const shortDay = (day: string) => ofDay(day, { day: 'numeric', month: 'short', year: 'numeric' });

/** A calendar day as "Monday 2 March". */
export const weekDay = (day: string) => ofDay(day, { weekday: 'long', day: 'numeric', month: 'long' });

/** The practice's calendar day at an instant: "2026-03-02". */
export function dayOf(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(new Date(instant));
}

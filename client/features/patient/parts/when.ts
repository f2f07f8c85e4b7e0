/**
 * Times as the practice's clock shows them. Intl alone: `words/practice-time.ts` brings a calendar library for booking,
 * which a patient's phone does not need.
 */
const format = (instant: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-IE', { timeZone, ...options }).format(new Date(instant)).replaceAll(',', '');

/** "09:30" */
export const clockTime = (instant: string, timeZone: string) =>
  format(instant, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "Monday 2 March" */
export const weekDay = (instant: string, timeZone: string) =>
  format(instant, timeZone, { weekday: 'long', day: 'numeric', month: 'long' });

/** "2 March 2026" */
export const longDate = (instant: string, timeZone: string) =>
  format(instant, timeZone, { day: 'numeric', month: 'long', year: 'numeric' });

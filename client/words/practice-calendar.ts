import { parseDate, parseDateTime, toZoned } from '@internationalized/date';

// What needs a calendar library: booking alone, so that no patient's phone loads it. Times to read: `practice-time.ts`.

/** The calendar day that many days later (earlier when negative). */
export const dayPlus = (day: string, days: number) => parseDate(day).add({ days }).toString();

/**
 * The instant of a wall-clock time in the practice ("2026-03-29", "09:30"), or null when either is not complete. A time
 * that the spring change skips moves to the hour after; one that happens twice in autumn means the first.
 */
export function instantOf(day: string, time: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null;
  try {
    return toZoned(parseDateTime(`${day}T${time}`), timeZone, 'compatible').toAbsoluteString();
  } catch {
    return null;
  }
}

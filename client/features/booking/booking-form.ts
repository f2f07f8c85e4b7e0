import type { Booking } from '../../../shared/http.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { instantOf } from '../../words/practice-calendar.ts';

/** The form as it is being filled in. */
export interface BookingDraft {
  when: 'now' | 'later';
  /** `YYYY-MM-DD` and `HH:mm` in the practice's time zone. */
  day: string | null;
  time: string | null;
  minutes: '10' | '15' | '20' | '30';
  reason: string;
}

export const emptyBooking = (day: string): BookingDraft => ({
  when: 'now',
  day,
  time: null,
  minutes: '15',
  reason: '',
});

export type BookingErrors = Partial<Record<'day' | 'time' | 'reason', string>>;

/** What is missing or in the past, by field. */
export function bookingErrors(draft: BookingDraft, timeZone: string, now: number): BookingErrors {
  const errors: BookingErrors = {};
  if (draft.reason.trim() === '') errors.reason = 'Say in a few words why the patient is seen.';
  if (draft.when === 'now') return errors;
  return { ...errors, ...momentErrors(draft.day, draft.time, timeZone, now) };
}

/** What is missing or in the past about a day and a time. */
export function momentErrors(
  day: string | null,
  time: string | null,
  timeZone: string,
  now: number,
): BookingErrors {
  if (day === null) return { day: 'Choose a day.' };
  if (time === null) return { time: 'Give a time.' };
  const instant = instantOf(day, time, timeZone);
  if (instant === null) return { time: 'Give a time that exists.' };
  return Date.parse(instant) < now ? { time: 'This time has passed.' } : {};
}

/** The request, or null while something is missing. */
export function bookingRequest(
  draft: BookingDraft,
  patientId: PatientId,
  timeZone: string,
  now: number,
): Booking | null {
  if (Object.keys(bookingErrors(draft, timeZone, now)).length > 0) return null;
  const later = draft.when === 'later' && draft.day !== null && draft.time !== null;
  return {
    patientId,
    startsAt: later ? instantOf(draft.day ?? '', draft.time ?? '', timeZone) : null,
    durationMinutes: Number(draft.minutes),
    reason: draft.reason.trim(),
  };
}

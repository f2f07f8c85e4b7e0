import * as z from 'zod/mini';
import { ConsultationId } from './ids.ts';
import { CalendarDay, Instant } from './text.ts';

/** Link requests of patients and chaperones. The token travels in the body of a POST, never in a URL (S1). */
export const LinkToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** POST /api/patient/open – on a button press; says whose link it is without saying whose appointment. */
export const OpenLink = z.object({ token: LinkToken });
export const LinkOpened = z.object({
  /** Whose page it opens: whoever decides for the patient is asked for the patient's date of birth, not for theirs. */
  page: z.enum(['patient', 'representative']),
  practiceName: z.string(),
  practicePhone: z.string(),
  startsAt: Instant,
  /** IANA zone of the practice, in which the time is meant. */
  timeZone: z.string(),
});
export type LinkOpened = z.infer<typeof LinkOpened>;

/** POST /api/patient/verify – right date of birth → the patient's session cookie. */
export const VerifyLink = z.object({ token: LinkToken, dateOfBirth: CalendarDay });
export const Verified = z.object({ consultationId: ConsultationId, receiptOnly: z.boolean() });

/** GET /api/patient/me, GET /api/chaperone/me – is there a session? 401 `not_signed_in` otherwise. */
export const LinkMe = z.object({
  consultationId: ConsultationId,
  practiceName: z.string(),
  practicePhone: z.string(),
  /** The appointment is over for longer than its links reach: only the receipt opens. */
  receiptOnly: z.boolean(),
});
export type LinkMe = z.infer<typeof LinkMe>;

/** POST /api/chaperone/open – whom the personal link is for. POST /api/chaperone/enter – "that is me" → session cookie. */
export const ChaperoneLinkOpened = z.object({
  practiceName: z.string(),
  practicePhone: z.string(),
  startsAt: Instant,
  /** IANA zone of the practice, in which the time is meant. */
  timeZone: z.string(),
  name: z.string(),
  title: z.string(),
});
export type ChaperoneLinkOpened = z.infer<typeof ChaperoneLinkOpened>;
export const ChaperoneEntered = z.object({ consultationId: ConsultationId });

import * as z from 'zod/mini';
import { ReviewItemId } from './ids.ts';
import { CalendarDay, Instant, line } from './text.ts';

/** R13, R22, R29: what somebody may do past a rule, and what somebody else must then look at. */
export const ReviewKind = z.enum([
  'emergency_override',
  'break_glass',
  'under18_override',
  'chaperone_concern',
  'refusal_removed',
]);
export type ReviewKind = z.infer<typeof ReviewKind>;

/** R22: why a record is opened by a GP who does not treat the patient. */
export const Ground = z.enum(['emergency', 'cover', 'message', 'patient_asked']);
export type Ground = z.infer<typeof Ground>;

/** Codes and nothing else: managers see these. */
export const ReviewDetail = z.object({
  ground: z.optional(Ground),
  gate: z.optional(z.enum(['examination', 'capture'])),
  /** The rules behind what was overridden ("R10"). */
  rules: z.optional(z.array(z.string())),
});
export type ReviewDetail = z.infer<typeof ReviewDetail>;

export const ReviewOutcome = z.enum(['justified', 'discussed', 'not_justified']);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** One line of the queue. A manager gets no name of a patient and no clinician's words: those are null. */
export const ReviewItem = z.object({
  id: ReviewItemId,
  kind: ReviewKind,
  raisedAt: Instant,
  /** Whose act it is. */
  aboutName: z.string(),
  /** R30: the chaperone who has a concern about it; null when the act itself raised it. */
  raisedByName: z.nullable(z.string()),
  detail: ReviewDetail,
  /** When the consultation began that it is about; null for break-glass. */
  consultationAt: z.nullable(Instant),
  patientName: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  /** Break-glass: until when it was or is open, and how often the record and its stills were opened with it. */
  until: z.nullable(Instant),
  recordReads: z.int(),
  stillReads: z.int(),
  /** May this person clear it? `own`: they did it themselves; `clinical`: another GP has to look. */
  clear: z.enum(['yes', 'own', 'clinical']),
  cleared: z.nullable(
    z.object({ at: Instant, byName: z.string(), outcome: ReviewOutcome, words: z.nullable(z.string()) }),
  ),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** GET /api/review – open ones first come first, and those cleared in the last 90 days, newest first. */
export const ReviewQueue = z.object({
  serverNow: Instant,
  timeZone: z.string(),
  open: z.array(ReviewItem),
  cleared: z.array(ReviewItem),
});
export type ReviewQueue = z.infer<typeof ReviewQueue>;

/** GET /api/review/count – how many this person may clear: the number beside "Review". */
export const ReviewCount = z.object({ count: z.int() });

/** POST /api/review/:id/clear */
export const ClearReview = z.object({ outcome: ReviewOutcome, words: line(1000) });
export type ClearReview = z.infer<typeof ClearReview>;

/** POST /api/patients/:id/break-glass; `…/end` with an empty body ends it before its time. */
export const BreakGlass = z.object({ ground: Ground, reason: line(500).check(z.minLength(10)) });
export type BreakGlass = z.infer<typeof BreakGlass>;
export const BreakGlassOpened = z.object({ until: Instant });

/** GET /api/patients/:id/access – whose record it would be, before it is opened. */
export const PatientAccess = z.object({
  name: z.string(),
  dateOfBirth: CalendarDay,
  /** How long a record would be open, in minutes. */
  minutes: z.int(),
});
export type PatientAccess = z.infer<typeof PatientAccess>;

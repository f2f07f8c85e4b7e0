import * as z from 'zod/mini';
import { ConsultationId, DisposalId, HoldId, PatientId, RetentionReviewId, StillId } from './ids.ts';
import { Jurisdiction, RetentionCategory, RetentionRow, RetentionTrigger } from './policy.ts';
import { CalendarDay, Instant, Sha256, line } from './text.ts';

/** How long records are kept, and how they go (R33): staff HTTP. */

/** What a clinician can say that the record alone does not. */
export const RetentionFactKind = z.enum([
  'death',
  'last_contact',
  'maternity',
  'mental_disorder',
  'clinical_trial',
  'suicide',
  'litigation',
]);
export type RetentionFactKind = z.infer<typeof RetentionFactKind>;

/** One rule that matches this record. */
export const RetentionMatch = z.object({
  category: RetentionCategory,
  label: z.string(),
  source: z.string(),
  note: z.string(),
  trigger: RetentionTrigger,
  /** The day that the years count from. */
  from: CalendarDay,
  until: CalendarDay,
});
export type RetentionMatch = z.infer<typeof RetentionMatch>;

/** How a record stands today. */
export const RetentionStanding = z.object({
  /** Last day of the longest rule or of a reviewer's longer term; null while nobody can say. */
  until: z.nullable(CalendarDay),
  /** Why nobody can say: a claim is open, or the table has no line for what this record is. */
  endless: z.nullable(z.enum(['litigation_open', 'no_rule'])),
  /** The rule that decides; null when none can. */
  decisive: z.nullable(RetentionMatch),
  /** Every rule that matches, the longest first. */
  matches: z.array(RetentionMatch),
  /** A reviewer's own later day, where it is what decides. */
  keptLongerUntil: z.nullable(CalendarDay),
  held: z.boolean(),
  /** The time is over and nothing holds it: a person has to decide. */
  due: z.boolean(),
  jurisdiction: Jurisdiction,
  packVersion: z.int(),
});
export type RetentionStanding = z.infer<typeof RetentionStanding>;

const Done = { at: Instant, by: z.string(), reason: z.string() };

export const LegalHold = z.object({ id: HoldId, ...Done, lifted: z.nullable(z.object(Done)) });
export type LegalHold = z.infer<typeof LegalHold>;

export const RetentionFact = z.object({
  ...Done,
  kind: RetentionFactKind,
  applies: z.boolean(),
  on: z.nullable(CalendarDay),
});
export type RetentionFact = z.infer<typeof RetentionFact>;

export const RetentionReview = z.object({
  ...Done,
  id: RetentionReviewId,
  decision: z.enum(['keep', 'propose']),
  keepUntil: z.nullable(CalendarDay),
});
export type RetentionReview = z.infer<typeof RetentionReview>;

/** GET /api/patients/:id/retention, for the GPs who treat this patient. */
export const PatientRetention = z.object({
  patientId: PatientId,
  today: CalendarDay,
  standing: RetentionStanding,
  /** The newest first. */
  facts: z.array(RetentionFact),
  holds: z.array(LegalHold),
  reviews: z.array(RetentionReview),
});
export type PatientRetention = z.infer<typeof PatientRetention>;

/** POST /api/patients/:id/retention/facts. `on` is the day of death, contact, birth, or closing of the file. */
export const NewRetentionFact = z.object({
  kind: RetentionFactKind,
  applies: z.boolean(),
  on: z.nullable(CalendarDay),
  reason: line(500),
});
export type NewRetentionFact = z.infer<typeof NewRetentionFact>;

/** POST /api/patients/:id/retention/holds; POST /api/retention/holds/:id/lift */
export const HoldReason = z.object({ reason: line(500) });

/** POST /api/patients/:id/retention/keep */
export const KeepLonger = z.object({ until: CalendarDay, reason: line(500) });
export type KeepLonger = z.infer<typeof KeepLonger>;

/** POST /api/patients/:id/retention/propose. Each is asked, none is prefilled. */
export const ProposeDisposal = z.object({
  /** No claim, complaint or inquiry about this patient's care is known. */
  noClaimKnown: z.literal(true),
  /** Nothing in it matters still: for adult life, for relatives, for care that goes on elsewhere. */
  nothingStillNeeded: z.literal(true),
  reason: line(500),
});
export type ProposeDisposal = z.infer<typeof ProposeDisposal>;
export const Proposed = z.object({ id: RetentionReviewId });

/** POST /api/patients/:id/retention/dispose: a GP who is not the one who proposed. */
export const ConfirmDisposal = z.object({ proposalId: RetentionReviewId });

export const DestroyedStill = z.object({ id: StillId, sha256: Sha256, bytes: z.int() });
export type DestroyedStill = z.infer<typeof DestroyedStill>;

/** Something made from the record: a shared view, a teaching copy. */
export const DestroyedCopy = z.object({ kind: z.string(), id: z.string(), sha256: z.nullable(Sha256) });
export type DestroyedCopy = z.infer<typeof DestroyedCopy>;

/** One line of the disposal log: what went, not whose it was and not what it showed. */
export const Disposal = z.object({
  id: DisposalId,
  patientId: PatientId,
  at: Instant,
  proposedAt: Instant,
  proposedBy: z.string(),
  confirmedBy: z.string(),
  /** Null for whom it would tell a diagnosis. */
  category: z.nullable(RetentionCategory),
  rule: z.nullable(z.string()),
  source: z.string(),
  keptUntil: CalendarDay,
  jurisdiction: Jurisdiction,
  packVersion: z.int(),
  consultations: z.array(ConsultationId),
  stills: z.array(DestroyedStill),
  copies: z.array(DestroyedCopy),
  removed: z.record(z.string(), z.int()),
  /** When the encrypted objects, too, were deleted; null while that is still to be done. */
  finishedAt: z.nullable(Instant),
});
export type Disposal = z.infer<typeof Disposal>;

/** A record on the review list: whose, how long, how much; never what it says. */
export const ReviewEntry = z.object({
  patientId: PatientId,
  name: z.string(),
  dateOfBirth: CalendarDay,
  identifierKind: z.string(),
  identifier: z.string(),
  lastContact: CalendarDay,
  until: z.nullable(CalendarDay),
  /** Null for whom it would tell a diagnosis. */
  category: z.nullable(RetentionCategory),
  rule: z.nullable(z.string()),
  source: z.nullable(z.string()),
  consultations: z.int(),
  stills: z.int(),
  holds: z.array(LegalHold),
  proposal: z.nullable(
    z.object({ id: RetentionReviewId, at: Instant, by: z.string(), reason: z.string(), mine: z.boolean() }),
  ),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

/** GET /api/retention, for GPs and managers. */
export const RetentionOverview = z.object({
  today: CalendarDay,
  /** Past their time and not held, the longest overdue first. */
  due: z.array(ReviewEntry),
  held: z.array(ReviewEntry),
  /** Records of this practice in all. */
  records: z.int(),
  disposals: z.array(Disposal),
  /** May this person confirm a disposal that another proposed? */
  mayDispose: z.boolean(),
  table: z.object({
    jurisdiction: Jurisdiction,
    version: z.int(),
    about: z.string(),
    rows: z.array(RetentionRow),
  }),
});
export type RetentionOverview = z.infer<typeof RetentionOverview>;

/** POST /api/retention/was-it-mine: asks the log for somebody who brings their number and date of birth. */
export const WasItMine = z.object({
  identifierKind: line(40),
  identifier: line(40),
  dateOfBirth: CalendarDay,
});
export type WasItMine = z.infer<typeof WasItMine>;
export const WasItMineAnswer = z.object({
  disposals: z.array(z.object({ id: DisposalId, at: Instant })),
});

import * as z from 'zod/mini';
import { AccessPackId, AccessRequestId, ConsultationId, PatientId } from './ids.ts';
import { keysOf } from './keys.ts';
import { Area, BasisName } from './basis.ts';
import { CalendarDay, Instant, line, optionalLine } from './text.ts';
import { PatientCard } from './views.ts';

/** On what ground somebody asks: for themselves, with the patient's own written authority, or as who decides for them. */
export const AskedAs = z.enum(['self', 'written_authority', ...BasisName.options]);
export type AskedAs = z.infer<typeof AskedAs>;

/** Who asked for the record, on whose authority, and how both were checked. */
export const Asker = z.object({
  as: AskedAs,
  /** Empty when the patient asks. */
  name: optionalLine(200),
  relationship: optionalLine(200),
  identity: z.enum(['photo_id', 'known_to_practice', 'called_back']),
  identityNote: optionalLine(300),
  /** The document or agreement that was seen; empty when the patient asks. */
  authority: optionalLine(500),
  inForceFrom: z.nullable(CalendarDay),
  expires: z.nullable(CalendarDay),
  /** What the instrument covers, for those that have one. */
  covers: z.array(Area),
});
export type Asker = z.infer<typeof Asker>;

/** Why a request may not be recorded as it stands; the rules are in `subject-access.rules.ts`. */
export const ACCESS_PROBLEMS = {
  received_in_future: 'The request cannot have been received after today.',
  under_16_asks:
    'Under 16, a parent who is a guardian asks, or whoever has the authority for this child. A child who asks alone: speak with your data protection officer.',
  young_person_decides:
    'From 16 the record is the young person’s own: they ask, or they give written authority.',
  basis_for_minors: 'This authority ends at 18. The patient asks, or somebody with an adult’s authority.',
  basis_for_adults: 'This authority is for adults.',
  no_authority:
    'Being next of kin is no authority to see a record. The patient’s written authority would be.',
  basis_not_in_law: 'This authority did not exist in law on that day.',
  not_healthcare: 'What the document covers does not reach healthcare.',
  needs_name: 'Say who asks.',
  needs_relationship: 'Say who they are to the patient.',
  needs_authority: 'Say what you have seen of their authority.',
  needs_date: 'Say from when it is in force.',
  not_in_force: 'It is not in force on the day of the request.',
} as const;
export type AccessProblem = keyof typeof ACCESS_PROBLEMS;
export const AccessProblem = z.enum(keysOf(ACCESS_PROBLEMS));

/** POST /api/access-requests; refused with `access_not_entitled` and `reasons` of `ACCESS_PROBLEMS`. */
export const NewAccessRequest = z.object({ patientId: PatientId, receivedOn: CalendarDay, asker: Asker });
export type NewAccessRequest = z.infer<typeof NewAccessRequest>;
export const AccessRequestMade = z.object({ id: AccessRequestId });

/** POST /api/access-requests/:id/close: ended without a pack. */
export const AccessClosed = z.object({ how: z.enum(['withdrawn', 'refused']), why: line(500) });
export type AccessClosed = z.infer<typeof AccessClosed>;

/** POST /api/access-requests/:id/extend: two further months, told to the person with the reason (Art. 12(3)). */
export const ExtendAccess = z.object({ why: line(500) });

/** Where a request stands. `open`: no pack is there or under way. */
export const AccessState = z.enum(['open', 'making', 'failed', 'ready', 'given', 'expired', 'closed']);
export type AccessState = z.infer<typeof AccessState>;

/** What was put into a pack, counted. */
export const PackCounts = z.object({
  consultations: z.int(),
  stills: z.int(),
  consents: z.int(),
  statements: z.int(),
  auditEntries: z.int(),
  /** Shares, holds, reviews and the like. */
  others: z.int(),
  leftOut: z.int(),
});
export type PackCounts = z.infer<typeof PackCounts>;

export const AccessPack = z.object({
  id: AccessPackId,
  askedAt: Instant,
  askedBy: z.string(),
  job: z.object({
    state: z.enum(['queued', 'running', 'done', 'failed']),
    attempts: z.int(),
    done: z.int(),
    total: z.int(),
    code: z.nullable(z.string()),
  }),
  madeAt: z.nullable(Instant),
  expiresAt: z.nullable(Instant),
  bytes: z.nullable(z.int()),
  contents: z.nullable(PackCounts),
  downloadedAt: z.nullable(Instant),
  downloadedBy: z.nullable(z.string()),
  destroyedAt: z.nullable(Instant),
});
export type AccessPack = z.infer<typeof AccessPack>;

const summary = {
  id: AccessRequestId,
  patient: z.object({ id: PatientId, name: z.string(), dateOfBirth: CalendarDay }),
  asker: Asker,
  receivedOn: CalendarDay,
  dueOn: CalendarDay,
  extendedWhy: z.nullable(z.string()),
  state: AccessState,
};
export const AccessSummary = z.object(summary);
export type AccessSummary = z.infer<typeof AccessSummary>;

/** GET /api/access-requests – and, with `?patient=`, one patient's. No clinical text. */
export const AccessList = z.object({
  today: CalendarDay,
  timeZone: z.string(),
  /** Whose requests these are, when they were asked for by patient. */
  about: z.nullable(z.object({ id: PatientId, name: z.string() })),
  requests: z.array(AccessSummary),
});
export type AccessList = z.infer<typeof AccessList>;

/** POST /api/access-requests/patients (`FindPatients`) – who a request may be about, for whoever records it. */
export const AccessPatients = z.object({ patients: z.array(PatientCard) });

/** GET /api/access-requests/:id – for managers too: no clinical text, no decision about one. */
export const AccessRequestView = z.object({
  ...summary,
  today: CalendarDay,
  timeZone: z.string(),
  ageThen: z.int(),
  recordedBy: z.string(),
  recordedAt: Instant,
  closed: z.nullable(z.extend(AccessClosed, { at: Instant, by: z.string() })),
  /** Newest first. */
  packs: z.array(AccessPack),
  /** May this person read what is to be reviewed: a GP with a care relationship, or by break-glass (R1, R22). */
  mayReview: z.boolean(),
  /** May this person decide, make and download: a GP with a care relationship. */
  mayHandOver: z.boolean(),
});
export type AccessRequestView = z.infer<typeof AccessRequestView>;

/** Why a part is left out. */
export const LEAVE_OUT_GROUNDS = {
  another_person: 'It is about another person (GDPR Art. 15(4))',
  serious_harm: 'It would be likely to cause serious harm to the patient’s health (S.I. 121/2022)',
  other_right: 'Another right or duty stands against it',
} as const;
export type LeaveOutGround = keyof typeof LEAVE_OUT_GROUNDS;
export const LeaveOutGround = z.enum(keysOf(LEAVE_OUT_GROUNDS));

/** A part of the record that may concern somebody else, or may harm: a person decides about each. */
export const ReviewItem = z.object({
  /** Stable: made of what it is in, not of its words. */
  id: z.string(),
  kind: z.enum(['person', 'safety', 'text']),
  /** Null for what is kept about the patient outside a consultation. */
  consultationId: z.nullable(ConsultationId),
  /** What it is: "Who else is in the room". */
  about: z.string(),
  text: z.string(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

const ReviewDecision = z.object({
  include: z.boolean(),
  ground: z.nullable(LeaveOutGround),
  reason: z.string(),
  at: Instant,
  by: z.string(),
});

/** GET /api/access-requests/:id/review – for the GP; reading it is audited. */
export const AccessReview = z.object({
  /** R30: who makes the pack and hands it over. `another_gp`: a chaperone spoke about a call of this one's. */
  handsOver: z.enum(['you', 'another_gp']),
  consultations: z.array(z.object({ id: ConsultationId, startsAt: Instant, reason: z.string() })),
  items: z.array(
    z.extend(ReviewItem, {
      /** Of `text`: a decision is about these words, and counts for no others. */
      sha256: z.string(),
      decision: z.nullable(ReviewDecision),
    }),
  ),
});
export type AccessReview = z.infer<typeof AccessReview>;

/**
 * POST /api/access-requests/:id/decide, with the hash of the words that were read: refused with `conflict` when a part reads
 * differently by now. A reason is wanted for what is left out.
 */
export const DecideAccess = z.object({
  items: z
    .array(
      z.object({
        id: z.string().check(z.maxLength(200)),
        sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
  include: z.boolean(),
  ground: z.nullable(LeaveOutGround),
  reason: optionalLine(500),
});
export type DecideAccess = z.infer<typeof DecideAccess>;
/** The decision as it is kept, for each of the parts. */
export const AccessDecided = z.object({ decision: ReviewDecision });
export type AccessDecided = z.infer<typeof AccessDecided>;

/**
 * POST /api/access-requests/:id/make → the pack is made in the background (`access_unreviewed` while something is undecided).
 * POST /api/access-requests/:id/download → application/zip, once, `no-store`; each is audited.
 */

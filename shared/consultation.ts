import * as z from 'zod/mini';
import { BlockerCode } from './gates.ts';
import { BodySite, Side } from './body-sites.ts';
import { CaptureId, ConsentId, ParticipantId, PauseId, StatementId, StillId } from './ids.ts';
import { Area, BasisName } from './basis.ts';
import type { JurisdictionPack } from './policy.ts';
import type { PracticePolicy } from './practice-policy.ts';
import { CalendarDay, Instant, Sha256, line, optionalLine } from './text.ts';

/** The state union: each state carries only its own fields. */
export const ConsultationState = z.discriminatedUnion('name', [
  z.object({ name: z.literal('booked') }),
  /** The patient has verified who they are and is going through the steps. */
  z.object({ name: z.literal('preparing'), since: Instant }),
  z.object({ name: z.literal('waiting'), since: Instant }),
  z.object({ name: z.literal('conversation'), openedAt: Instant }),
  /** The call is over; stills, note and safety-net advice are still to be finished (R18). */
  z.object({ name: z.literal('finishing'), openedAt: Instant, endedAt: Instant }),
  z.object({
    name: z.literal('closed'),
    openedAt: Instant,
    endedAt: Instant,
    closedAt: Instant,
    unfiledReason: z.nullable(z.string()),
  }),
  z.object({ name: z.literal('cancelled'), at: Instant, reason: z.string() }),
  z.object({ name: z.literal('no_show'), at: Instant }),
  /** R8: it was better to wait, or the patient chose to: seen in person instead, with safety-net advice. */
  z.object({ name: z.literal('in_person'), at: Instant, why: z.string(), safetyNet: z.string() }),
]);
export type ConsultationState = z.infer<typeof ConsultationState>;
export const ConsultationStateName = z.enum([
  'booked',
  'preparing',
  'waiting',
  'conversation',
  'finishing',
  'closed',
  'cancelled',
  'no_show',
  'in_person',
] satisfies ConsultationState['name'][]);
export type ConsultationStateName = ConsultationState['name'];

/** `representative`: somebody who decides for the patient, or with them, and joins from elsewhere (R4, R6). */
export const Role = z.enum(['gp', 'patient', 'chaperone', 'representative']);
export type Role = z.infer<typeof Role>;

/** How a person showed who they are. */
export const Identified = z.enum(['staff_sign_in', 'date_of_birth', 'personal_link']);
export type Identified = z.infer<typeof Identified>;

/** Somebody in the consultation. Everyone but the GP is held until admitted by name. */
export const Participant = z.object({
  id: ParticipantId,
  role: Role,
  name: z.string(),
  /** "GP", "practice nurse"; empty for the patient. */
  title: z.string(),
  /** Chaperones: trained as such (null for others). */
  trained: z.nullable(z.boolean()),
  identified: Identified,
  status: z.enum(['held', 'admitted', 'left']),
  arrivedAt: Instant,
  admittedAt: z.nullable(Instant),
  leftAt: z.nullable(Instant),
});
export type Participant = z.infer<typeof Participant>;

/** Who wrote or said something, fixed by the server from the session. */
export const Author = z.object({ role: Role, participantId: z.nullable(ParticipantId), name: z.string() });
export type Author = z.infer<typeof Author>;

export const ProceedReason = z.enum([
  'not_feasible',
  'delay_could_harm',
  'delay_would_hold_up_investigation',
]);
export type ProceedReason = z.infer<typeof ProceedReason>;
export const Modality = z.enum(['video', 'photograph', 'both']);
export type Modality = z.infer<typeof Modality>;

/** What a clinician states. A later statement of a kind supersedes the earlier one, which stays in the record. */
export const ClinicianStatement = z.discriminatedUnion('kind', [
  /** R8. "Wait" is not here: it ends the consultation in the state `in_person`. */
  z.object({ kind: z.literal('best_interest'), reason: ProceedReason, note: optionalLine(1000) }),
  z.object({ kind: z.literal('modality'), modality: Modality, reason: line(500) }),
  /** R11, the clinician's half: nobody will interrupt; names those the clinician knew to be present. */
  z.object({ kind: z.literal('no_interruption'), participants: z.array(ParticipantId) }),
  /** R13, start of every conversation. The clinician corrects place and number where needed. */
  z.object({
    kind: z.literal('opening'),
    nameAndRegistrationSaid: z.literal(true),
    patientSeen: z.literal(true),
    place: line(200),
    callBack: line(40),
    emergencyExplained: z.literal(true),
  }),
  z.object({ kind: z.literal('limitations_discussed') }),
  /** What will be looked at and why, in words the patient reads (R3, R24, R27). A new plan asks consent again. */
  z.object({
    kind: z.literal('plan'),
    site: BodySite,
    side: Side,
    markedIntimate: z.boolean(),
    why: line(300),
    involved: line(500),
  }),
  z.object({ kind: z.literal('necessity'), text: line(1000) }),
  z.object({ kind: z.literal('examination_explained'), planId: StatementId, concerns: optionalLine(1000) }),
  z.object({ kind: z.literal('photographs_explained'), planId: StatementId }),
  z.object({ kind: z.literal('chaperone_wanted'), reason: line(500) }),
  z.object({ kind: z.literal('chaperone_unavailable'), delayWouldHarm: z.boolean(), note: line(500) }),
  /** R29: the clinician asks a second clinician, where the practice's policy allows an override. */
  z.object({ kind: z.literal('under18_override_asked'), planId: StatementId, reason: line(1000) }),
  z.object({ kind: z.literal('examination_began'), planId: StatementId }),
  z.object({ kind: z.literal('examination_ended') }),
  /** R13: an emergency. Passes what is named here, for this plan alone; the server keeps of `codes` what stood in the way. */
  z.object({
    kind: z.literal('emergency_override'),
    planId: StatementId,
    gate: z.enum(['examination', 'capture']),
    reason: line(500).check(z.minLength(10)),
    codes: z.array(BlockerCode).check(z.maxLength(60)),
  }),
  /** R6: capacity is presumed; the clinician raises it by exception. */
  z.object({ kind: z.literal('capacity_doubt'), note: line(1000) }),
  /** The doubt was raised by mistake or has been resolved: capacity is presumed again (R6). */
  z.object({ kind: z.literal('capacity_presumed'), note: line(1000) }),
  /** R6: the functional test, for this decision at this time. */
  z.object({
    kind: z.literal('capacity_assessed'),
    understands: z.boolean(),
    retains: z.boolean(),
    weighs: z.boolean(),
    communicates: z.boolean(),
    note: line(2000),
  }),
  /** R4, R6: somebody who decides for the patient, with them, or supports them, as the clinician verified it. */
  z.object({
    kind: z.literal('representative'),
    name: line(200),
    relationship: line(100),
    basis: BasisName,
    /** On the patient's own screen, or from elsewhere with a link of their own: an answer counts from there alone (R7). */
    joins: z.enum(['beside', 'own_link']),
    /** How the clinician knows. */
    verified: line(500),
    /** The document: what it is, its date or number; empty where none is needed. */
    evidence: optionalLine(500),
    inForceFrom: z.nullable(CalendarDay),
    expires: z.nullable(CalendarDay),
    covers: z.array(Area),
    /** What the person declared on their own screen and this confirms, or null. */
    declaration: z.nullable(StatementId),
  }),
  z.object({ kind: z.literal('representative_removed'), representativeId: StatementId, why: line(500) }),
  /** R4: guardians who disagree, or a court case about the child. */
  z.object({ kind: z.literal('guardian_dispute'), known: z.boolean(), note: optionalLine(500) }),
  /** R4: a child in care, and where the authority lies. */
  z.object({ kind: z.literal('child_in_care'), inCare: z.boolean(), note: optionalLine(500) }),
  /** R4: from the age of consent to 18, is this treatment for mental health? */
  z.object({ kind: z.literal('mental_health'), applies: z.boolean() }),
  /** R5: the views of somebody for whom another decides, as heard; or why they could not be. */
  z.object({
    kind: z.literal('view_noted'),
    view: z.enum(['content', 'objects', 'unable']),
    words: line(1000),
  }),
  /** R5: an objection halts until the clinician has decided about it. */
  z.object({ kind: z.literal('objection_decided'), goOn: z.boolean(), why: line(1000) }),
  /** R6: nobody has authority: why it is necessary, and what the patient would want. */
  z.object({
    kind: z.literal('nobody_decides'),
    necessity: line(1000),
    willAndPreferences: line(1000),
    consulted: optionalLine(500),
  }),
  /** R11: what was done after the patient signalled not to be safe, or not to be private. */
  z.object({ kind: z.literal('safety_decision'), note: line(1000) }),
  z.object({ kind: z.literal('note'), note: optionalLine(8000), safetyNet: optionalLine(4000) }),
]);
export type ClinicianStatement = z.infer<typeof ClinicianStatement>;

export const WordingRef = z.object({
  id: z.string(),
  version: z.int(),
  sha256: Sha256,
  language: z.string(),
});
export type WordingRef = z.infer<typeof WordingRef>;

/** What the patient states, by tapping it on their own screen. */
export const PatientStatement = z.discriminatedUnion('kind', [
  /** R4: who answers on this screen for the patient, as they say themselves; the clinician verifies it. */
  z.object({
    kind: z.literal('answering_for'),
    name: line(200),
    relationship: line(100),
    guardian: z.enum(['yes', 'no', 'not_sure']),
  }),
  /** R5: the patient's own view, where another decides. */
  z.object({
    kind: z.literal('own_view'),
    view: z.enum(['happy', 'not_sure', 'no']),
    words: optionalLine(500),
    /** The words that were read, as the page showed them. */
    wording: z.optional(WordingRef),
  }),
  z.object({ kind: z.literal('place'), place: line(200), callBack: line(40) }),
  /** R11, the patient's half; `others` is empty when nobody else is there. */
  z.object({
    kind: z.literal('privacy'),
    private: z.boolean(),
    comfortable: z.boolean(),
    others: optionalLine(300),
    participants: z.array(ParticipantId),
  }),
  /** R11, asked privately and with a silent way out: `no` changes nothing on the patient's screen. */
  z.object({ kind: z.literal('safe_to_talk'), answer: z.enum(['yes', 'no']) }),
  z.object({ kind: z.literal('limitations_acknowledged') }),
  z.object({ kind: z.literal('device_notice_acknowledged') }),
  z.object({
    kind: z.literal('chaperone_answer'),
    answer: z.enum(['accepted', 'declined']),
    /** R30: a preference, which is not a condition. */
    prefers: z.optional(z.enum(['woman', 'man'])),
    /** A named person, or anything else they wish. */
    preference: optionalLine(200),
    askedBy: z.enum(['before_the_call', 'clinician']),
  }),
  /** R30: this person, by name. `comfortable` is R11's answer for the newcomer. */
  z.object({
    kind: z.literal('chaperone_person'),
    participantId: ParticipantId,
    accepted: z.boolean(),
    comfortable: z.boolean(),
  }),
  /** R11: the patient's answer about somebody else who would join: the guardian from elsewhere. */
  z.object({ kind: z.literal('newcomer'), participantId: ParticipantId, comfortable: z.boolean() }),
  z.object({ kind: z.literal('chaperone_absent_choice'), choice: z.enum(['proceed', 'rearrange']) }),
  z.object({ kind: z.literal('marked_intimate'), intimate: z.boolean() }),
  z.object({ kind: z.literal('alternative'), choice: z.enum(['phone', 'in_person', 'another_time']) }),
  z.object({
    kind: z.literal('device_check'),
    camera: z.enum(['ok', 'failed']),
    microphone: z.enum(['ok', 'failed']),
    speaker: z.enum(['heard', 'not_heard', 'skipped']),
    detail: optionalLine(300),
  }),
]);
export type PatientStatement = z.infer<typeof PatientStatement>;

/** What the clinician asked the patient's screen to ask (again). */
export const AskedWhat = z.enum([
  'chaperone',
  'privacy',
  'device_notice',
  'limitations',
  'examination',
  'photographs',
]);
export type AskedWhat = z.infer<typeof AskedWhat>;
const Asked = z.object({ kind: z.literal('asked'), what: AskedWhat });

/** R35: the clinician asked for a picture that the patient already has; the patient would rather not send it. */
const OwnPictureStatement = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own_picture_asked'), what: line(200) }),
  z.object({ kind: z.literal('own_picture_declined'), askedId: StatementId }),
]);
export type OwnPictureStatement = z.infer<typeof OwnPictureStatement>;

/** R29: what a second clinician decided, on their own screen. */
const SecondClinicianStatement = z.object({
  kind: z.literal('under18_override_decided'),
  planId: StatementId,
  allow: z.boolean(),
  reason: line(1000),
});
export type SecondClinicianStatement = z.infer<typeof SecondClinicianStatement>;

/** How a withdrawal reached the practice after the call. */
export const HowHeard = z.enum(['phone', 'in_person', 'letter', 'message']);
export type HowHeard = z.infer<typeof HowHeard>;

/** R3: after the call somebody told the practice that photographs stop; staff who treat the patient wrote it down. */
const WithdrawalStatement = z.object({
  kind: z.literal('withdrawal_noted'),
  /** Null for the patient, else the statement that names who decides. */
  by: z.nullable(StatementId),
  name: line(200),
  heard: HowHeard,
  heardOn: CalendarDay,
  words: optionalLine(1000),
});
export type WithdrawalStatement = z.infer<typeof WithdrawalStatement>;

const recorded = { id: StatementId, at: Instant, author: Author };
export const Statement = z.intersection(
  z.object(recorded),
  z.union([
    ClinicianStatement,
    PatientStatement,
    SecondClinicianStatement,
    Asked,
    OwnPictureStatement,
    WithdrawalStatement,
  ]),
);
export type Statement = z.infer<typeof Statement>;
export type StatementKind = Statement['kind'];
export type StatementOf<Kind extends StatementKind> = Extract<Statement, { kind: Kind }>;

/** R3 (`take`, `store`), R12 (`video`), R27 and R28 (`examination`): each asked and recorded on its own. */
export const ConsentScope = z.enum(['video', 'examination', 'take', 'store']);
export type ConsentScope = z.infer<typeof ConsentScope>;

/** What the patient was told when they answered; consent binds to it (R3). */
export const Told = z.object({
  planId: StatementId,
  site: BodySite,
  side: Side,
  intimate: z.boolean(),
  why: z.string(),
  involved: z.string(),
  /** The people who will see the pictures, as named to the patient. */
  viewers: z.array(z.string()),
});
export type Told = z.infer<typeof Told>;

export const Consent = z.object({
  id: ConsentId,
  at: Instant,
  scope: ConsentScope,
  decision: z.enum(['yes', 'no', 'withdrawn']),
  /** The person whose consent it is. */
  giver: Author,
  /** Null for the patient's own; else the statement that names who decided for or with them (R4, R6, R7). */
  by: z.nullable(StatementId),
  /** The patient's own tap, or spoken or written (a withdrawal) and noted by the clinician (`notedBy`). */
  how: z.enum(['tap', 'spoken', 'written']),
  notedBy: z.nullable(Author),
  wording: WordingRef,
  told: z.nullable(Told),
  /** Given before the clinician had explained: counts only once confirmed (R3). */
  provisional: z.boolean(),
});
export type Consent = z.infer<typeof Consent>;

/** The chaperone's (or later, the system's) pause: the patient's picture stops for everyone, sound stays. */
export const Pause = z.object({
  id: PauseId,
  startedAt: Instant,
  startedBy: Author,
  /** The chaperone asked to go on and the patient is being asked. */
  resumeRequestedAt: z.nullable(Instant),
  endedAt: z.nullable(Instant),
});
export type Pause = z.infer<typeof Pause>;

export const CaptureMethod = z.enum([
  'take_photo',
  'take_photo_fresh_track',
  'device_frame',
  'received_frame',
  /** R35: a file that the patient already had. */
  'patient_upload',
]);
export type CaptureMethod = z.infer<typeof CaptureMethod>;

/** Figures the device measured; advice for the GP, never a veto (capture.md). */
export const CaptureFigures = z.object({
  /** Variance of the Laplacian on a downscaled luma; higher is sharper. */
  sharpness: z.number(),
  /** Share of pixels clipped to black and to white, 0 to 1. */
  clippedDark: z.number(),
  clippedBright: z.number(),
});
export type CaptureFigures = z.infer<typeof CaptureFigures>;

/** What the device says about the picture it sends, in the upload's first request. */
export const CaptureAbout = z.object({
  method: CaptureMethod,
  mime: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  width: z.int().check(z.gte(1), z.lte(65535)),
  height: z.int().check(z.gte(1), z.lte(65535)),
  lens: z.enum(['front', 'rear', 'unknown']),
  light: z.enum(['off', 'flash', 'unknown']),
  /** `screen.orientation.angle`: WebKit never sets the orientation itself. */
  angle: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  deviceClass: z.enum(['phone', 'tablet', 'computer', 'unknown']),
  figures: z.nullable(CaptureFigures),
  /** Stream size at the same moment, pixels. */
  streamWidth: z.int().check(z.gte(0), z.lte(65535)),
  streamHeight: z.int().check(z.gte(0), z.lte(65535)),
});
export type CaptureAbout = z.infer<typeof CaptureAbout>;

/** One press of the shutter. The token itself goes to the patient's device only and is stored hashed. */
export const Capture = z.object({
  id: CaptureId,
  requestedAt: Instant,
  state: z.enum([
    'requested',
    'uploading',
    'processing',
    'stored',
    'refused',
    'failed',
    'stopped',
    'expired',
  ]),
  /** Bytes durable on the server and total announced, for progress. */
  received: z.int(),
  total: z.int(),
  /** Why it ended without a still: an error code or `patient_refused`, `consent_withdrawn`, `paused`, `page_reloaded`. */
  ended: z.nullable(z.string()),
});
export type Capture = z.infer<typeof Capture>;

/** A still in the record. */
export const Still = z.object({
  id: StillId,
  captureId: CaptureId,
  takenAt: Instant,
  storedAt: Instant,
  /** `moved`: filed here by mistake and moved to the right patient's record (R19). */
  state: z.enum(['unfiled', 'filed', 'discarded', 'moved']),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  sha256Device: Sha256,
  sha256Stored: Sha256,
  about: CaptureAbout,
  site: z.nullable(BodySite),
  side: z.nullable(Side),
  label: z.string(),
  filedAt: z.nullable(Instant),
  discardedAt: z.nullable(Instant),
  /** R3: consent was withdrawn after this was taken and the clinician has not yet said what becomes of it. */
  awaitsDecision: z.boolean(),
  decision: z.nullable(
    z.object({
      keep: z.boolean(),
      reason: z.string(),
      at: Instant,
      by: z.string(),
      /** Decided because consent was withdrawn after it was taken (R3). */
      afterWithdrawal: z.boolean(),
      /** R33: it stayed while a legal hold stood; asked again once that is lifted. */
      underHold: z.optional(z.boolean()),
    }),
  ),
  /** R32: false until somebody confirmed it reached the practice's own system. */
  inPracticeRecord: z.boolean(),
  /** The GP lets the patient look at it by their own link, where the practice allows that. */
  patientMaySee: z.boolean(),
  /** R35: a picture that the patient already had; `takenAt` then is when it was received. */
  ownPicture: z.nullable(
    z.object({
      askedId: StatementId,
      what: z.string(),
      /** The day the patient says it was taken, or null: undated. */
      takenOn: z.nullable(CalendarDay),
    }),
  ),
});
export type Still = z.infer<typeof Still>;

/** Everything the rules read: facts, no clock and no database. */
export interface ConsultationFacts {
  readonly state: ConsultationState;
  readonly startsAt: Instant;
  readonly reason: string;
  readonly clinician: { readonly name: string; readonly registration: string };
  /** Age in whole years at this moment, computed on the server in the practice's time zone (R4). */
  readonly patientAge: number;
  /** The practice's calendar day at this moment: instruments come into force and expire by it (R6). */
  readonly today: CalendarDay;
  /** The jurisdiction's policy as it stands. */
  readonly policy: JurisdictionPack;
  /** The practice's own choices as they stand. */
  readonly practicePolicy: PracticePolicy;
  /** The practice's name as the patient reads it. */
  readonly practiceName: string;
  /** When the patient passed verification by date of birth (identity, R13, R19), or null. */
  readonly verifiedAt: Instant | null;
  readonly participants: readonly Participant[];
  readonly statements: readonly Statement[];
  readonly consents: readonly Consent[];
  readonly pauses: readonly Pause[];
  readonly captures: readonly Capture[];
  readonly stills: readonly Still[];
  /** When a chaperone last came into the call: let in, or back after dropping out (R31); null while none has been. */
  readonly chaperoneCameAt: Instant | null;
  /** When the last chaperone went out of it; null while one is in it, or none has been (R30). */
  readonly chaperoneLeftAt: Instant | null;
  /** Ids of participants with a live connection to the call. */
  readonly connected: ReadonlySet<ParticipantId>;
  /** For whose authority a participant stands: the statement that names them (R4, R6, R7). */
  readonly standsFor: ReadonlyMap<ParticipantId, StatementId>;
}

import * as z from 'zod/mini';
import { Gates } from './blockers.ts';
import {
  Capture,
  Consent,
  ConsultationState,
  Participant,
  Pause,
  Role,
  Statement,
  Still,
  Told,
} from './consultation.ts';
import { CaptureId, ConsultationId, ParticipantId, PatientId, StillId } from './ids.ts';
import { CalendarDay, Instant } from './text.ts';

/** The practice as people are shown it. */
export const PracticeCard = z.object({
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  healthmail: z.string(),
  timeZone: z.string(),
  complaints: z.string(),
});
export type PracticeCard = z.infer<typeof PracticeCard>;

const ClinicianCard = z.object({ name: z.string(), registration: z.string() });

/** A participant with what the call knows of them at this moment. */
export const PresentParticipant = z.extend(Participant, {
  /** A live signalling connection exists. */
  connected: z.boolean(),
  /** Chaperones: what the patient said of this person, null while unasked or unanswered (R30). */
  acceptedByPatient: z.nullable(z.boolean()),
});
export type PresentParticipant = z.infer<typeof PresentParticipant>;

export const PatientCard = z.object({
  id: PatientId,
  name: z.string(),
  preferredName: z.string(),
  dateOfBirth: CalendarDay,
  age: z.int(),
  /** Second identifier: its kind ("IHI", "Practice number") and value (R19). */
  identifierKind: z.string(),
  identifier: z.string(),
  phone: z.string(),
});
export type PatientCard = z.infer<typeof PatientCard>;

/** What the GP sees. `version` grows with every change: a client keeps the newest it has seen. */
export const StaffView = z.object({
  kind: z.literal('staff'),
  id: ConsultationId,
  version: z.int(),
  serverNow: Instant,
  state: ConsultationState,
  startsAt: Instant,
  reason: z.string(),
  practice: PracticeCard,
  clinician: ClinicianCard,
  patient: PatientCard,
  ownParticipantId: ParticipantId,
  participants: z.array(PresentParticipant),
  statements: z.array(Statement),
  consents: z.array(Consent),
  pauses: z.array(Pause),
  captures: z.array(Capture),
  stills: z.array(Still),
  gates: Gates,
  /** The plan in force as the patient is told it, or null while there is none. */
  told: z.nullable(Told),
  /** Somebody pressed "I need help" on the patient's screen, and the clinician has not yet said that they have seen it. */
  helpRequestedAt: z.nullable(Instant),
});
export type StaffView = z.infer<typeof StaffView>;

/** A text the patient reads before answering; the answer stores its version and hash (R3). */
export const Wording = z.object({
  id: z.string(),
  version: z.int(),
  sha256: z.string(),
  language: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  question: z.string(),
});
export type Wording = z.infer<typeof Wording>;

/** What the patient's screen has to ask now, in this order; an empty list means nothing. */
export const PatientAsk = z.discriminatedUnion('kind', [
  /** R30: this person would be your chaperone. */
  z.object({
    kind: z.literal('chaperone_person'),
    participantId: ParticipantId,
    name: z.string(),
    title: z.string(),
    trained: z.boolean(),
  }),
  /** R31: none is available; the patient chooses. */
  z.object({ kind: z.literal('chaperone_absent') }),
  /** R30: asked again by the clinician. */
  z.object({ kind: z.literal('chaperone') }),
  z.object({ kind: z.literal('examination'), told: Told, wording: Wording }),
  /** R3: confirm both scopes once the GP has explained. */
  z.object({ kind: z.literal('photographs'), told: Told, take: Wording, store: Wording }),
  /** R11: asked again because somebody joined or the clinician asks. */
  z.object({ kind: z.literal('privacy') }),
  z.object({ kind: z.literal('device_notice') }),
  z.object({ kind: z.literal('limitations') }),
  /** The chaperone would like to go on after a pause. */
  z.object({ kind: z.literal('resume') }),
]);
export type PatientAsk = z.infer<typeof PatientAsk>;

/** Every wording the patient's steps use, by what it is for. */
export const PatientWordings = z.object({
  video: Wording,
  limitations: Wording,
  deviceNotice: Wording,
  take: Wording,
  store: Wording,
  chaperone: Wording,
});

/** A line of the patient's receipt. */
const ReceiptStill = z.object({
  id: StillId,
  takenAt: Instant,
  state: Still.shape.state,
  what: z.string(),
});
/** R20 and product.md: what was taken, where it is, who can see it, for how long, how to change your mind. */
export const Receipt = z.object({
  stills: z.array(ReceiptStill),
  /** The people who were in the call with the patient. */
  present: z.array(z.object({ name: z.string(), title: z.string(), role: Role })),
  whoCanSee: z.array(z.string()),
  keptFor: z.string(),
  safetyNet: z.string(),
  consents: z.array(
    z.object({ what: z.string(), decision: z.enum(['yes', 'no', 'withdrawn']), at: Instant }),
  ),
});
export type Receipt = z.infer<typeof Receipt>;

/** What the patient sees: their own answers, what is asked of them now, who is there. Nothing clinical of the GP's. */
export const PatientView = z.object({
  kind: z.literal('patient'),
  id: ConsultationId,
  version: z.int(),
  serverNow: Instant,
  state: ConsultationState,
  startsAt: Instant,
  practice: PracticeCard,
  clinician: ClinicianCard,
  patientName: z.string(),
  ownParticipantId: ParticipantId,
  /** Why this page asks nothing: R4, the pathway for under-18s is a later one. */
  stopped: z.nullable(z.enum(['under_18'])),
  /** Whether the GP has let the patient into the conversation. */
  admitted: z.boolean(),
  participants: z.array(PresentParticipant),
  statements: z.array(Statement),
  consents: z.array(Consent),
  told: z.nullable(Told),
  asks: z.array(PatientAsk),
  wordings: PatientWordings,
  paused: z.boolean(),
  /** Who may be let in as chaperone, as far as it is known before the call (R30: told the name). */
  chaperoneName: z.nullable(z.string()),
  /** Patients ahead in this clinician's waiting room; the truth about the wait. */
  ahead: z.int(),
  clinicianBusy: z.boolean(),
  captures: z.array(Capture),
  receipt: z.nullable(Receipt),
});
export type PatientView = z.infer<typeof PatientView>;

/** The chaperone's own presence: when they could see the patient's picture, from what was delivered. */
export const CouldSee = z.object({ from: Instant, to: z.nullable(Instant) });
export type CouldSee = z.infer<typeof CouldSee>;

export const ChaperoneView = z.object({
  kind: z.literal('chaperone'),
  id: ConsultationId,
  version: z.int(),
  serverNow: Instant,
  state: ConsultationState,
  practice: PracticeCard,
  clinician: ClinicianCard,
  patientName: z.string(),
  preferredName: z.string(),
  ownParticipantId: ParticipantId,
  admitted: z.boolean(),
  /** The patient's answer about this chaperone; null while waiting for it. */
  acceptedByPatient: z.nullable(z.boolean()),
  participants: z.array(PresentParticipant),
  told: z.nullable(Told),
  /** What the patient has agreed to, in force now. */
  agreed: z.object({ examination: z.boolean(), take: z.boolean(), store: z.boolean() }),
  pauses: z.array(Pause),
  captures: z.array(Capture),
  /** Stills of this call; empty once the conversation has ended (R30: during the call only). */
  stills: z.array(
    z.object({ id: StillId, captureId: CaptureId, takenAt: Instant, width: z.int(), height: z.int() }),
  ),
  shutterOpen: z.boolean(),
  couldSee: z.array(CouldSee),
});
export type ChaperoneView = z.infer<typeof ChaperoneView>;

export const ConsultationView = z.discriminatedUnion('kind', [StaffView, PatientView, ChaperoneView]);
export type ConsultationView = z.infer<typeof ConsultationView>;

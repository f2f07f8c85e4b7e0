import * as z from 'zod/mini';
import { BlockerCode, Gates } from './gates.ts';
import {
  Capture,
  Consent,
  ConsentScope,
  ConsultationState,
  Participant,
  Pause,
  Role,
  Statement,
  Still,
  Told,
} from './consultation.ts';
import { CaptureId, ConsultationId, ParticipantId, PatientId, StatementId, StillId } from './ids.ts';
import { BasisName } from './basis.ts';
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

/** Who answers on this screen: the patient, or somebody who decides for them and sits beside them or joins (R4, R6, R7). */
export const Answering = z.object({
  /** Null for the patient themself. */
  by: z.nullable(StatementId),
  name: z.string(),
  /** "mother", "attorney"; empty for the patient. */
  relationship: z.string(),
});
export type Answering = z.infer<typeof Answering>;

/** What patient and chaperone write to each other; nobody else reads it, and it is gone when the call ends. */
export const PrivateLine = z.object({
  /** Who is at the other end. */
  name: z.string(),
  messages: z.array(z.object({ id: z.string(), at: Instant, mine: z.boolean(), text: z.string() })),
});
export type PrivateLine = z.infer<typeof PrivateLine>;

/** R30: why the patient's picture is off for everyone. The sound stays, and no photograph is taken. */
export const PictureOff = z.enum(['paused', 'chaperone_gone']);
export type PictureOff = z.infer<typeof PictureOff>;

/** The chaperone's own words at the end. */
export const Attestation = z.object({
  at: Instant,
  /** Whether they saw all of the examination. */
  saw: z.enum(['all', 'part', 'none']),
  note: z.string(),
});
export type Attestation = z.infer<typeof Attestation>;

/** R4, R6: who may consent now, as the GP reads it. Computed on the server. */
export const Deciding = z.object({
  who: z.enum(['patient', 'jointly', 'representative', 'nobody', 'unknown']),
  /** The names of those who decide, or decide with the patient. */
  names: z.array(z.string()),
  /** Each of those who answer has to agree: guardians in dispute, a co-decision-maker and the patient. Else one suffices. */
  each: z.boolean(),
  /** R7: whose answers count now, or will once it is known who decides; empty where nobody has authority. */
  answerers: z.array(
    z.object({
      /** Null for the patient. */
      by: z.nullable(StatementId),
      /** Everything their answers may be recorded under. */
      ids: z.array(z.nullable(StatementId)),
      /** Empty for the patient. */
      name: z.string(),
      relationship: z.string(),
    }),
  ),
  /** R6: for this decision. */
  capacity: z.enum(['presumed', 'doubt', 'has', 'lacks']),
  /** Under 18: their own views are sought (R5). */
  minor: z.boolean(),
  /** Below the age of consent: a parent or guardian decides (R4). */
  underConsentAge: z.boolean(),
  /** R4: the dated exception for treatment of mental health applies at this age and has to be said. */
  mentalHealthMatters: z.boolean(),
  /** Everybody named and not removed, with why their authority does not reach (a blocker's code), or null. */
  people: z.array(
    z.object({
      id: StatementId,
      name: z.string(),
      relationship: z.string(),
      basis: BasisName,
      gives: z.enum(['decides', 'jointly', 'supports', 'never']),
      joins: z.enum(['beside', 'own_link']),
      whyNot: z.nullable(BlockerCode),
      /** Their own place in the consultation, once they have opened their link. */
      participantId: z.nullable(ParticipantId),
    }),
  ),
  /** What the policy knows today for a patient of this age. */
  bases: z.array(
    z.object({
      name: BasisName,
      label: z.string(),
      gives: z.enum(['decides', 'jointly', 'supports', 'never']),
      needsInstrument: z.boolean(),
      note: z.string(),
      source: z.string(),
    }),
  ),
  /** Somebody on the patient's screen said they answer for the patient and is not yet verified. */
  declared: z.nullable(
    z.object({
      id: StatementId,
      name: z.string(),
      relationship: z.string(),
      guardian: z.enum(['yes', 'no', 'not_sure']),
    }),
  ),
  /** R5: the patient objects and it has not been decided about. */
  objection: z.boolean(),
});
export type Deciding = z.infer<typeof Deciding>;

export const ClinicianCard = z.object({ name: z.string(), registration: z.string() });

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
  /** R13: since when the clinician goes on in an emergency, past steps that are missing; null in the ordinary case. */
  emergencySince: z.nullable(Instant),
  pictureOff: z.nullable(PictureOff),
  captures: z.array(Capture),
  stills: z.array(Still),
  gates: Gates,
  /** R13: what an emergency override would pass now; empty where it would open nothing. */
  emergency: z.object({ examination: z.array(BlockerCode), capture: z.array(BlockerCode) }),
  /** The practice lets a GP show a patient their own stills on their receipt. */
  patientMaySeeStills: z.boolean(),
  /** The plan in force as the patient is told it, or null while there is none. */
  told: z.nullable(Told),
  deciding: Deciding,
  /** Staff of the practice who say that they can chaperone now, and are not in this call. */
  chaperonesAvailable: z.array(z.object({ name: z.string(), title: z.string(), trained: z.boolean() })),
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
  /** R11: somebody else would join: whoever decides, from elsewhere. */
  z.object({
    kind: z.literal('newcomer'),
    participantId: ParticipantId,
    name: z.string(),
    title: z.string(),
  }),
  z.object({ kind: z.literal('examination'), told: Told, wording: Wording, easy: Wording, as: Answering }),
  /** R3: confirm both scopes once the GP has explained. */
  z.object({
    kind: z.literal('photographs'),
    told: Told,
    take: Wording,
    store: Wording,
    easy: z.object({ take: Wording, store: Wording }),
    as: Answering,
    /** This person, nobody else, said yes to both before the call: one tap confirms (R3). */
    before: z.boolean(),
  }),
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
export type PatientWordings = z.infer<typeof PatientWordings>;

/**
 * R5: how a young person is asked what they think; it is not consent. `child`: a child's words, `young`: another decides,
 * `deciding`: they decide themselves and are asked for consent as well.
 */
export const ViewQuestion = z.extend(Wording, { band: z.enum(['child', 'young', 'deciding']) });
export type ViewQuestion = z.infer<typeof ViewQuestion>;

/** A line of the patient's receipt. */
const ReceiptStill = z.object({
  id: StillId,
  takenAt: Instant,
  state: Still.shape.state,
  what: z.string(),
  /** R35: a picture that the patient already had; undated unless they gave a day. */
  ownPicture: z.nullable(z.object({ takenOn: z.nullable(CalendarDay) })),
  /** Whether they may look at it here: the GP said so for this one, and the practice allows it. */
  mayLook: z.boolean(),
  /** R3: they withdrew after it was taken, and what the clinician decided. */
  withdrawal: z.nullable(
    z.object({ keep: z.nullable(z.boolean()), at: z.nullable(Instant), by: z.string() }),
  ),
});
/** R20 and product.md: what was taken, where it is, who can see it, for how long, how to change your mind. */
export const Receipt = z.object({
  stills: z.array(ReceiptStill),
  /** The people who were in the call with the patient. */
  present: z.array(z.object({ name: z.string(), title: z.string(), role: Role })),
  whoCanSee: z.array(z.string()),
  keptFor: z.string(),
  safetyNet: z.string(),
  /** Until when the patient's link opens this page (the practice's choice). */
  until: Instant,
  consents: z.array(
    z.object({
      what: z.string(),
      decision: z.enum(['yes', 'no', 'withdrawn']),
      at: Instant,
      /** Whose word it was, by name; null where it was that of the person who reads this. */
      by: z.nullable(z.string()),
    }),
  ),
  /** R5: what the patient said they think, where another decided; on their own page alone. */
  ownView: z.nullable(z.object({ view: z.enum(['happy', 'not_sure', 'no']), at: Instant })),
  /** R3: who may still stop photographs on this page; `by` is null for the patient. */
  mayStop: z.array(z.object({ by: z.nullable(StatementId), name: z.string() })),
});
export type Receipt = z.infer<typeof Receipt>;

/** R35: the clinician asked for a picture that the patient already has; outside the conversation only. */
const OwnPictureAsk = z.object({
  askedId: StatementId,
  what: z.string(),
  told: Told,
  /** Consent to taking (here: receiving) and keeping stands, or is asked on this screen (R3). */
  consent: z.enum(['given', 'needed']),
  /** Something else is missing, and nothing can be sent just now. */
  blocked: z.boolean(),
});

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
  /** Whose page this is: the patient's own device, or a representative's who joins from elsewhere. */
  page: z.enum(['patient', 'representative']),
  /** R4: a young patient's page asks first who answers. */
  asksWhoAnswers: z.boolean(),
  /** R5: this page also asks the patient, in words of their own, what they think; null where nobody decides for them. */
  ownViewQuestion: z.nullable(ViewQuestion),
  /** Whose consent this page asks for now; null while nobody here may give it (R7). `consents` are this person's. */
  answering: z.nullable(Answering),
  /** Who else is asked on this very screen, each for themself: a co-decision-maker, a second guardian (R4, R6). */
  othersHere: z.array(Answering),
  /** R7: who is asked on a page of their own, as the patient's page says it. */
  elsewhere: z.array(z.object({ name: z.string(), relationship: z.string() })),
  /** R5: what the patient stopped while another decides, and the clinician has not decided about since. */
  ownStops: z.array(ConsentScope),
  /** Whether the GP has let the patient into the conversation. */
  admitted: z.boolean(),
  participants: z.array(PresentParticipant),
  statements: z.array(Statement),
  consents: z.array(Consent),
  told: z.nullable(Told),
  asks: z.array(PatientAsk),
  wordings: PatientWordings,
  /** The same in easier words; the consent stores which was read (R3). */
  easyWordings: PatientWordings,
  pictureOff: z.nullable(PictureOff),
  /** Who may be let in as chaperone, as far as it is known before the call (R30: told the name). */
  chaperoneName: z.nullable(z.string()),
  /** Open while their chaperone is in the call. */
  privateLine: z.nullable(PrivateLine),
  /** Patients ahead in this clinician's waiting room; the truth about the wait. */
  ahead: z.int(),
  clinicianBusy: z.boolean(),
  /** R13: since when the clinician goes on in an emergency, past steps that are missing; null in the ordinary case. */
  emergencySince: z.nullable(Instant),
  captures: z.array(Capture),
  ownPicture: z.nullable(OwnPictureAsk),
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
  /** R13: since when the clinician goes on in an emergency, past steps that are missing; null in the ordinary case. */
  emergencySince: z.nullable(Instant),
  captures: z.array(Capture),
  /** Stills of this call; empty once the conversation has ended (R30: during the call only). */
  stills: z.array(
    z.object({ id: StillId, captureId: CaptureId, takenAt: Instant, width: z.int(), height: z.int() }),
  ),
  shutterOpen: z.boolean(),
  privateLine: z.nullable(PrivateLine),
  /** Null until they have said it, after the call. */
  attestation: z.nullable(Attestation),
  /** Who reads a concern: another GP, or the manager where the practice has no other GP. */
  concernReader: z.enum(['another_gp', 'manager']),
  couldSee: z.array(CouldSee),
});
export type ChaperoneView = z.infer<typeof ChaperoneView>;

export const ConsultationView = z.discriminatedUnion('kind', [StaffView, PatientView, ChaperoneView]);
export type ConsultationView = z.infer<typeof ConsultationView>;

import * as z from 'zod/mini';
import {
  AskedWhat,
  CaptureMethod,
  ClinicianStatement,
  PatientStatement,
  ConsentScope,
} from './consultation.ts';
import { BodySite, Side } from './body-sites.ts';
import { ErrorBody } from './errors.ts';
import { CaptureId, ConsultationId, ParticipantId, StatementId, StillId } from './ids.ts';
import {
  MediaConnect,
  MediaFlow,
  MediaIceRestarted,
  MediaJoin,
  MediaJoined,
  MediaLayer,
  MediaProduce,
  MediaProduced,
  MediaRestartIce,
  MediaRoom,
  MediaTrackClosed,
  RemoteTrack,
} from './media.ts';
import { CalendarDay, Instant, Sha256, line, optionalLine } from './text.ts';
import { ConsultationView } from './views.ts';

/** Both sides refuse to talk across versions: the page is asked to load again (`protocol_version`). */
export const PROTOCOL_VERSION = 1;

/** What a socket says of itself when it connects; the cookie for `as` proves it. */
export const Handshake = z.discriminatedUnion('as', [
  z.object({ as: z.literal('staff'), protocol: z.literal(PROTOCOL_VERSION), consultationId: ConsultationId }),
  z.object({
    as: z.literal('patient'),
    protocol: z.literal(PROTOCOL_VERSION),
    /** The capture whose picture this page still holds, so that a reload is told from a reconnection (capture.md). */
    holding: z.nullable(CaptureId),
  }),
  z.object({ as: z.literal('chaperone'), protocol: z.literal(PROTOCOL_VERSION) }),
]);
export type Handshake = z.infer<typeof Handshake>;

const Nothing = z.object({});
const answer = z.enum(['yes', 'no']);

/** R3: a yes or a no to one scope, with the wording that was on the screen. */
const Answered = z.object({
  scope: ConsentScope,
  decision: answer,
  wordingId: z.string(),
  wordingVersion: z.int(),
  wordingSha256: Sha256,
  language: z.string().check(z.minLength(2), z.maxLength(12)),
  /** The plan shown beside the question; null when none was known yet. */
  planId: z.nullable(z.string()),
});
export type Answered = z.infer<typeof Answered>;

/**
 * Every event a client may send: its payload and what the acknowledgement carries on success. Who may send it is
 * decided by `can.ts` and the rules, not here. Types and runtime checks both come from this map (S6).
 */
export const clientEvents = {
  /** The clinician's checklist and notes; needs role gp. */
  'statement:clinician': { payload: ClinicianStatement, ack: Nothing },
  /** The patient's own answers; needs role patient. */
  'statement:patient': { payload: PatientStatement, ack: Nothing },
  /** The patient's answers, one or several scopes at once (each recorded separately). */
  'consent:answer': {
    payload: z.object({
      answers: z.array(Answered).check(z.minLength(1), z.maxLength(4)),
      /** Who answers: null for the patient, else the statement that names them (R4, R7). */
      by: z.nullable(StatementId),
    }),
    ack: Nothing,
  },
  /** Spoken consent noted by the clinician. */
  'consent:noted': {
    payload: z.object({
      scopes: z.array(ConsentScope).check(z.minLength(1), z.maxLength(4)),
      decision: answer,
      /** Whose word it was: null for the patient, else the statement that names them. */
      by: z.nullable(StatementId),
    }),
    ack: Nothing,
  },
  /** The patient, or whoever decides for them, stops photographs (R3): closes the shutter at once. */
  'consent:withdraw': {
    payload: z.object({
      scopes: z.array(ConsentScope).check(z.minLength(1), z.maxLength(4)),
      by: z.nullable(StatementId),
    }),
    ack: Nothing,
  },
  /** The clinician asks the patient's screen to ask again. */
  'patient:ask': {
    payload: z.object({
      what: AskedWhat,
    }),
    ack: Nothing,
  },
  /** The patient has answered everything and waits. */
  'patient:ready': { payload: Nothing, ack: Nothing },
  /** "I need help". `doctorHere`: the doctor's screen shows it now; otherwise only the practice's list does. */
  'patient:help': { payload: Nothing, ack: z.object({ doctorHere: z.boolean() }) },
  /** The clinician has seen that help was asked for. */
  'patient:help-seen': { payload: Nothing, ack: Nothing },
  'participant:admit': {
    payload: z.object({ participantId: ParticipantId, noInterruption: z.boolean() }),
    ack: Nothing,
  },
  'participant:hold': { payload: z.object({ participantId: ParticipantId }), ack: Nothing },
  'participant:leave': { payload: Nothing, ack: Nothing },
  'consultation:open': { payload: Nothing, ack: Nothing },
  /** The pre-call checklist from one screen: recorded, opened and the patient let in, all or nothing (R13). */
  'consultation:begin': {
    payload: z.object({
      statements: z.array(ClinicianStatement).check(z.maxLength(8)),
      patientId: ParticipantId,
    }),
    ack: Nothing,
  },
  'consultation:end': { payload: Nothing, ack: Nothing },
  'consultation:close': { payload: z.object({ unfiledReason: z.nullable(line(500)) }), ack: Nothing },
  /** R8, R12, R31: it is better to be seen in person. */
  'consultation:in-person': { payload: z.object({ why: line(500), safetyNet: line(2000) }), ack: Nothing },
  'chaperone:pause': { payload: Nothing, ack: Nothing },
  /** The chaperone is content to go on; it ends when the patient agrees. */
  'chaperone:resume': { payload: Nothing, ack: Nothing },
  'patient:resume': { payload: z.object({ agree: z.boolean() }), ack: Nothing },
  /** The private line between patient and chaperone. */
  'private:say': { payload: z.object({ text: line(500) }), ack: Nothing },
  /** The chaperone's own attestation, once the call is over; a concern goes to the practice's review queue. */
  'chaperone:attest': {
    payload: z.object({
      saw: z.enum(['all', 'part', 'none']),
      note: optionalLine(1000),
      concern: optionalLine(2000),
    }),
    ack: Nothing,
  },
  /** The shutter. */
  'capture:request': { payload: Nothing, ack: z.object({ captureId: CaptureId }) },
  /**
   * Last step of the ladder (capture.md 6), once the patient's device has failed: a frame of the received video, sent by
   * the GP's page with this token and labelled "low resolution – not for detail".
   */
  'capture:grab': { payload: Nothing, ack: z.object({ captureId: CaptureId, token: z.string() }) },
  /** The patient refuses this photograph, or it could not be taken. */
  'capture:refuse': { payload: z.object({ captureId: CaptureId }), ack: Nothing },
  'capture:failed': {
    payload: z.object({ captureId: CaptureId, method: CaptureMethod, reason: optionalLine(200) }),
    ack: Nothing,
  },
  /** The patient's device has let go of its copy (R20). */
  'capture:forgotten': { payload: z.object({ captureId: CaptureId }), ack: Nothing },
  'still:label': {
    payload: z.object({ stillId: StillId, site: BodySite, side: Side, label: optionalLine(300) }),
    ack: Nothing,
  },
  /** R19: both identifiers as they were read back on the screen. */
  'still:file': {
    payload: z.object({ stillId: StillId, patientName: line(200), dateOfBirth: CalendarDay }),
    ack: Nothing,
  },
  'still:discard': { payload: z.object({ stillId: StillId, reason: line(300) }), ack: Nothing },
  /** R3: what becomes of a still after consent was withdrawn. */
  'still:decide': {
    payload: z.object({ stillId: StillId, keep: z.boolean(), reason: line(500) }),
    ack: Nothing,
  },
  'media:join': { payload: MediaJoin, ack: MediaJoined },
  'media:connect': { payload: MediaConnect, ack: Nothing },
  'media:produce': { payload: MediaProduce, ack: MediaProduced },
  'media:restart-ice': { payload: MediaRestartIce, ack: MediaIceRestarted },
  'media:layer': { payload: MediaLayer, ack: Nothing },
} as const satisfies Record<string, { payload: z.ZodMiniType; ack: z.ZodMiniType }>;

/** One-shot permission for one photograph, sent to the patient's device only. */
export const CaptureCommand = z.object({
  captureId: CaptureId,
  token: z.string(),
  expiresAt: Instant,
  doctor: z.string(),
  what: z.string(),
});
export type CaptureCommand = z.infer<typeof CaptureCommand>;

/** Every event the server may send. */
export const serverEvents = {
  view: ConsultationView,
  'capture:command': CaptureCommand,
  /** Withdrawn, paused, refused or expired: the device drops what it has. */
  'capture:stop': z.object({ captureId: CaptureId }),
  'capture:progress': z.object({ captureId: CaptureId, received: z.int(), total: z.int() }),
  /** This session was moved to another browser, ended, or the person was asked to leave. */
  'session:ended': z.object({ reason: z.enum(['moved', 'signed_out', 'left', 'not_allowed']) }),
  'media:room': MediaRoom,
  'media:track': RemoteTrack,
  'media:track-closed': MediaTrackClosed,
  'media:flow': MediaFlow,
} as const satisfies Record<string, z.ZodMiniType>;

export type ClientEventName = keyof typeof clientEvents;
export type ClientPayload<Name extends ClientEventName> = z.infer<(typeof clientEvents)[Name]['payload']>;
export type ClientAck<Name extends ClientEventName> = z.infer<(typeof clientEvents)[Name]['ack']>;
export type ServerEventName = keyof typeof serverEvents;
export type ServerPayload<Name extends ServerEventName> = z.infer<(typeof serverEvents)[Name]>;

/** What comes back for every client event. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: ErrorBody };

/** Schema of `Reply` for one event. */
export const replySchema = (value: z.ZodMiniType) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: ErrorBody }),
  ]);

import type * as z from 'zod/mini';
import type { NewChaperoneLink, NewRepresentativeLink, PatientLink } from '../../../shared/http.ts';
import type { ClientPayload } from '../../../shared/signalling.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { StaffView } from '../../../shared/views.ts';
import type { StillSource } from '../../parts/still-source.ts';
import type { StaffCall } from '../../parts/use-staff-call.ts';
import type { ConsultationSnapshot } from '../../signalling/store.ts';
import type { StepId } from './steps.ts';

/**
 * What the GP's screen can do: one function for each staff event it sends. Every promise resolves once the server has
 * acknowledged, and rejects with `ClientError` (which carries the server's `ErrorBody`). The screen keeps what was
 * typed when it rejects.
 */
export interface ConsultationActions {
  /** `statement:clinician` – the checklist, what was said, notes. */
  state(statement: ClientPayload<'statement:clinician'>): Promise<void>;
  /** `consent:noted` – consent that the patient gave or refused aloud. */
  noteConsent(noted: ClientPayload<'consent:noted'>): Promise<void>;
  /** `patient:ask` – the patient's screen asks again. */
  askPatient(what: ClientPayload<'patient:ask'>['what']): Promise<void>;
  /** `patient:help-seen` – the request for help was seen. */
  helpSeen(): Promise<void>;
  /** `participant:admit`; `noInterruption` is the clinician's own attestation for this newcomer (R11). */
  admit(admission: ClientPayload<'participant:admit'>): Promise<void>;
  /** `participant:hold` – back to waiting, by name. */
  hold(participantId: ParticipantId): Promise<void>;
  /** `consultation:begin` – the checklist of one screen, opened and let in, all or nothing. */
  begin(start: ClientPayload<'consultation:begin'>): Promise<void>;
  /** `consultation:open` */
  openConversation(): Promise<void>;
  /** `consultation:end` */
  endCall(): Promise<void>;
  /** `consultation:in-person` – R8, R12, R31: better seen in person, with safety-net advice. */
  seeInPerson(decision: ClientPayload<'consultation:in-person'>): Promise<void>;
  /** `capture:request` – the shutter. */
  takePhotograph(): Promise<void>;
  /** `capture:grab` – last resort after the device failed: a frame of the received video, low resolution. */
  takeFrame(): Promise<void>;
  /** `still:label` */
  labelStill(label: ClientPayload<'still:label'>): Promise<void>;
  /** `still:discard` */
  discardStill(discard: ClientPayload<'still:discard'>): Promise<void>;
  /** `still:decide` – what becomes of a still after consent was withdrawn (R3). */
  decideStill(decision: ClientPayload<'still:decide'>): Promise<void>;
  /** POST /api/consultations/:id/chaperone-link – links are made by HTTP, not by a socket event. */
  inviteChaperone(person: z.infer<typeof NewChaperoneLink>): Promise<PatientLink>;
  /** POST /api/consultations/:id/representative-link – for whoever decides and joins from elsewhere (R4, R6). */
  inviteRepresentative(person: z.infer<typeof NewRepresentativeLink>): Promise<PatientLink>;
}

/** The call as the GP's screen needs it: the photographs on their way too. */
export interface CallControls extends StaffCall {
  /** Bytes durable on the server, newer than the view's (`capture:progress`). */
  readonly captureProgress: ConsultationSnapshot['progress'];
}

/** The signalling socket: `offline` also means that the view shown may be out of date. */
export type OnlineStatus = 'online' | 'reconnecting' | 'offline';

export interface ConsultationScreenProps {
  readonly view: StaffView;
  readonly act: ConsultationActions;
  readonly call: CallControls;
  readonly online: OnlineStatus;
  readonly stillSource?: StillSource | undefined;
  /** The step that is open when the screen appears. Default: the next one. */
  readonly openAt?: StepId | undefined;
}

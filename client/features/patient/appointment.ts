import { createStore, type StoreApi } from 'zustand/vanilla';
import { PROTOCOL_VERSION, type ServerPayload } from '../../../shared/signalling.ts';
import { PATIENT_STREAM } from '../../call/devices/constraints.ts';
import { LocalMedia } from '../../call/devices/local-media.ts';
import type { HeldStill } from '../../call/still/held-still.ts';
import { openCall, type OpenCall } from '../../call/open-call.ts';
import { openConsultation, type ConsultationClient } from '../../signalling/consultation-client.ts';
import type { PatientAct } from './patient-act.ts';
import type { Place } from './patient-flow.ts';
import { PhotographMoment } from './photograph/moment.ts';
import { momentPorts, preloadCamera } from './photograph/moment-ports.ts';

/** What only this page knows of the appointment. */
export interface PageState {
  readonly revisiting: Place | null;
  readonly call: OpenCall | null;
  /** The phone was handed to the child, or back: said on this page, known nowhere else. */
  readonly phoneWith: 'child' | 'guardian' | null;
  /** Camera and sound were tried here. */
  readonly devicesTried: boolean;
}

/** Everything one appointment holds on this page: connection, own devices, call, photograph. In memory only (R17). */
export interface Appointment {
  readonly client: ConsultationClient;
  readonly local: LocalMedia;
  readonly moment: PhotographMoment<HeldStill>;
  readonly act: PatientAct;
  readonly page: Pick<StoreApi<PageState>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly revisit: (place: Place | null) => void;
  readonly phoneIsWith: (who: 'child' | 'guardian') => void;
  readonly triedDevices: () => void;
  /** Joins the call: from the waiting room on. Opens the devices too where they are not open yet. */
  readonly join: () => void;
  /** Leaves the call and switches camera and microphone off until `join`: the patient stopped the video (R12), or may not be seen. */
  readonly rest: () => void;
  /** Leaves the call and switches camera and microphone off for good; the connection stays, for the receipt. */
  readonly hangUp: () => void;
  readonly close: () => void;
}

/** The patient's commands over the socket. */
function actsOf({ emit }: ConsultationClient): PatientAct {
  return {
    state: async (statement) => void (await emit('statement:patient', statement)),
    answer: async (answers, by) => void (await emit('consent:answer', { answers, by })),
    withdraw: async (scopes, by) => void (await emit('consent:withdraw', { scopes, by })),
    ready: async () => void (await emit('patient:ready', {})),
    help: () => emit('patient:help', {}),
    say: async (text) => void (await emit('private:say', { text })),
    leave: async () => void (await emit('participant:leave', {})),
    resume: async (agree) => void (await emit('patient:resume', { agree })),
  };
}

/** Starts the call, rests it, and ends it for good. */
function callOf({ emit, on }: ConsultationClient, local: LocalMedia, page: StoreApi<PageState>) {
  let ended = false;
  const start = () => {
    if (ended || page.getState().call) return;
    preloadCamera();
    page.setState({ call: openCall({ emit, on, local }) });
  };
  const leave = () => {
    page.getState().call?.close();
    page.setState({ call: null });
  };
  const rest = () => {
    leave();
    // Not `release()`, which is for good: the next call opens them again.
    const { camera, microphone } = local.state.getState();
    for (const { track } of [camera, microphone]) track?.stop();
  };
  const end = () => {
    ended = true;
    leave();
    local.release();
  };
  return { start, rest, end };
}

/** Opens the appointment that this browser's session belongs to. */
export function openAppointment(): Appointment {
  const page = createStore<PageState>(() => ({
    revisiting: null,
    call: null,
    phoneWith: null,
    devicesTried: false,
  }));
  const local = new LocalMedia({ size: PATIENT_STREAM, lens: 'front' });
  const client = openConsultation({
    handshake: () => ({ as: 'patient', protocol: PROTOCOL_VERSION, holding: moment.holding() }),
  });
  const moment = new PhotographMoment(momentPorts(client, local));
  const call = callOf(client, local, page);
  const stop = [
    client.on('capture:command', (command: ServerPayload<'capture:command'>) => void moment.begin(command)),
    client.on('capture:stop', ({ captureId }) => moment.stopped(captureId)),
  ];
  const close = () => {
    for (const end of stop) end();
    call.end();
    client.close();
  };
  return {
    client,
    local,
    moment,
    act: actsOf(client),
    page,
    revisit: (revisiting) => page.setState({ revisiting }),
    phoneIsWith: (phoneWith) => page.setState({ phoneWith, revisiting: null }),
    triedDevices: () => page.setState({ devicesTried: true }),
    join: call.start,
    rest: call.rest,
    hangUp: call.end,
    close,
  };
}

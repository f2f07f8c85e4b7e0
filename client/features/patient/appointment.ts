import { createStore, type StoreApi } from 'zustand/vanilla';
import { PROTOCOL_VERSION, type ServerPayload } from '../../../shared/signalling.ts';
import type { CallEngine } from '../../call/engine/call-engine.ts';
import { PATIENT_STREAM } from '../../call/devices/constraints.ts';
import { LocalMedia } from '../../call/devices/local-media.ts';
import type { HeldStill } from '../../call/still/held-still.ts';
import { loadCall } from '../../call/load.ts';
import { playRemoteAudio, type RemoteAudio } from '../../call/sound/play-remote-audio.ts';
import { keepAwake } from '../../call/wake-lock.ts';
import { openConsultation, type ConsultationClient } from '../../signalling/consultation-client.ts';
import { loadUntilThere } from './load-until-there.ts';
import type { PatientAct } from './patient-act.ts';
import type { Place } from './patient-flow.ts';
import { PhotographMoment } from './photograph/moment.ts';
import { momentPorts, preloadCamera } from './photograph/moment-ports.ts';

/** The call once its code is there. */
export interface RunningCall {
  readonly engine: CallEngine;
  readonly audio: RemoteAudio;
}

/** What only this page knows of the appointment. */
export interface PageState {
  readonly revisiting: Place | null;
  readonly call: RunningCall | null;
}

/** Everything one appointment holds on this page: connection, own devices, call, photograph. In memory only (R17). */
export interface Appointment {
  readonly client: ConsultationClient;
  readonly local: LocalMedia;
  readonly moment: PhotographMoment<HeldStill>;
  readonly act: PatientAct;
  readonly page: Pick<StoreApi<PageState>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly revisit: (place: Place | null) => void;
  /** Joins the call: from the waiting room on. Opens the devices too where they are not open yet. */
  readonly join: () => void;
  /** Leaves the call and switches camera and microphone off for good; the connection stays, for the receipt. */
  readonly hangUp: () => void;
  readonly close: () => void;
}

/** The patient's commands over the socket. */
function actsOf({ emit }: ConsultationClient): PatientAct {
  return {
    state: async (statement) => void (await emit('statement:patient', statement)),
    answer: async (answers) => void (await emit('consent:answer', { answers })),
    stopPhotographs: async () => void (await emit('consent:withdraw', { scopes: ['take', 'store'] })),
    ready: async () => void (await emit('patient:ready', {})),
    help: async () => void (await emit('patient:help', {})),
    leave: async () => void (await emit('participant:leave', {})),
    resume: async (agree) => void (await emit('patient:resume', { agree })),
  };
}

/** Starts the call once and ends it for good. */
function callOf(client: ConsultationClient, local: LocalMedia, page: StoreApi<PageState>) {
  let phase: 'idle' | 'started' | 'ended' = 'idle';
  let letSleep = () => {};
  const wanted = () => phase === 'started';
  const start = async () => {
    if (phase !== 'idle') return;
    phase = 'started';
    letSleep = keepAwake();
    preloadCamera();
    void local.acquire({ camera: true, microphone: true });
    const engine = await loadUntilThere(() => loadCall({ emit: client.emit, on: client.on, local }), wanted);
    if (!engine) return;
    if (wanted()) page.setState({ call: { engine, audio: playRemoteAudio(engine.state) } });
    else engine.close();
  };
  const end = () => {
    phase = 'ended';
    letSleep();
    const { call } = page.getState();
    call?.audio.close();
    call?.engine.close();
    page.setState({ call: null });
    local.release();
  };
  return { start, end };
}

/** Opens the appointment that this browser's session belongs to. */
export function openAppointment(): Appointment {
  const page = createStore<PageState>(() => ({ revisiting: null, call: null }));
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
    join: () => void call.start(),
    hangUp: call.end,
    close,
  };
}

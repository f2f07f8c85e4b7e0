import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParticipantId } from '../../shared/ids.ts';
import { loadUntilThere } from '../platform/load-until-there.ts';
import type { CallEngine, CallEngineOptions } from './engine/call-engine.ts';
import { NO_CALL, type CallState } from './engine/call-state.ts';
import { loadCall } from './load.ts';
import { playRemoteAudio, type RemoteAudio } from './sound/play-remote-audio.ts';
import { keepAwake } from './wake-lock.ts';

/** Everything about the others that a screen renders again for. */
interface OpenCallState extends CallState {
  /** The browser wants a tap before it lets anybody be heard. */
  readonly soundBlocked: boolean;
}

type ReadOnly<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** One person's call on this page, whoever they are. */
export interface OpenCall {
  readonly state: ReadOnly<OpenCallState>;
  /** The small (0) or the large (1) layer of somebody's camera; ask at every render, only a change is sent. */
  readonly preferLayer: (participant: ParticipantId, layer: 0 | 1) => void;
  /** Inside a tap. */
  readonly unlockSound: () => void;
  /** Inside a tap: sound, and the devices that a phone call or sleep took away. */
  readonly resume: () => Promise<void>;
  /** Leaves the call. The devices are the caller's: they stay open. */
  readonly close: () => void;
}

interface OpenCallOptions extends CallEngineOptions {
  /** Tests let the code arrive late, or not at all. */
  readonly load?: typeof loadCall;
}

const notOpen = (): StoreApi<OpenCallState> => createStore(() => ({ ...NO_CALL, soundBlocked: false }));

/** Read while there is no call yet: nobody arrives. */
export const NOT_OPEN: OpenCall['state'] = notOpen();

/**
 * Opens the call: asks for the devices that are not open yet, fetches the engine's code until it is there, plays the
 * others' sound and keeps the screen awake. Open it while somebody still waits, so that being let in shows pictures at once.
 */
export function openCall({ load = loadCall, ...options }: OpenCallOptions): OpenCall {
  const { local } = options;
  const store = notOpen();
  const stop = [keepAwake()];
  let open = true;
  let running: { engine: CallEngine; sound: RemoteAudio } | null = null;
  const begin = async () => {
    const engine = await loadUntilThere(
      () => load(options),
      () => open,
    );
    if (!engine) return;
    if (!open) {
      engine.close();
      return;
    }
    const sound = playRemoteAudio(engine.state);
    running = { engine, sound };
    stop.push(
      engine.state.subscribe((call) => store.setState(call)),
      sound.state.subscribe(({ blocked }) => store.setState({ soundBlocked: blocked })),
      sound.close,
      () => engine.close(),
    );
    store.setState({ ...engine.state.getState(), soundBlocked: sound.state.getState().blocked });
  };
  void local.acquire({ camera: true, microphone: true });
  void begin();
  const unlockSound = () => running?.sound.unlock();
  return {
    state: store,
    preferLayer: (participant, layer) => running?.engine.preferLayer(participant, layer),
    unlockSound,
    resume: async () => {
      unlockSound();
      await local.resume();
    },
    close: () => {
      open = false;
      for (const end of stop) end();
    },
  };
}

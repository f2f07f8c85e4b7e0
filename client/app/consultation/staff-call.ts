import { createStore } from 'zustand/vanilla';
import type { ParticipantId } from '../../../shared/ids.ts';
import { STAFF_STREAM } from '../../call/devices/constraints.ts';
import { LocalMedia, type LocalMediaState } from '../../call/devices/local-media.ts';
import { createCallStore, type CallState } from '../../call/engine/call-state.ts';
import type { CallEngine } from '../../call/engine/call-engine.ts';
import { loadCall } from '../../call/load.ts';
import { playRemoteAudio, type RemoteAudio } from '../../call/sound/play-remote-audio.ts';
import { keepAwake } from '../../call/wake-lock.ts';
import type { ConsultationClient } from '../../signalling/consultation-client.ts';

/** Everything about the call that a screen renders again for. */
interface StaffCallState {
  local: LocalMediaState;
  call: CallState;
  /** The browser wants a tap before it plays sound. */
  soundBlocked: boolean;
}

/**
 * A staff member's call: own devices, the engine once its code is loaded, and the others' sound. Opened with the
 * consultation's page so that admission shows pictures at once; closed with it.
 */
export class StaffCall {
  readonly local = new LocalMedia({ size: STAFF_STREAM });
  readonly state = createStore<StaffCallState>(() => ({
    local: this.local.state.getState(),
    call: createCallStore().getState(),
    soundBlocked: false,
  }));
  readonly #stop: (() => void)[] = [];
  #engine: CallEngine | null = null;
  #sound: RemoteAudio | null = null;
  #closed = false;

  constructor(client: ConsultationClient) {
    this.#stop.push(
      keepAwake(),
      this.local.state.subscribe((local) => {
        this.state.setState({ local });
      }),
    );
    void this.local.acquire({ camera: true, microphone: true });
    void this.#load(client);
  }

  async #load(client: ConsultationClient): Promise<void> {
    const engine = await loadCall({ emit: client.emit, on: client.on, local: this.local });
    if (this.#closed) {
      engine.close();
      return;
    }
    this.#engine = engine;
    const sound = (this.#sound = playRemoteAudio(engine.state));
    this.#stop.push(
      engine.state.subscribe((call) => {
        this.state.setState({ call });
      }),
      sound.state.subscribe(({ blocked }) => {
        this.state.setState({ soundBlocked: blocked });
      }),
      () => {
        sound.close();
        engine.close();
      },
    );
    this.state.setState({ call: engine.state.getState() });
  }

  /** Which picture is large: the large one needs the large layer (performance.md). */
  preferLarge(participantId: ParticipantId, large: boolean): void {
    this.#engine?.preferLayer(participantId, large ? 1 : 0);
  }

  /** After a tap: sound, and devices that a phone call or sleep took away. */
  async resume(): Promise<void> {
    this.#sound?.unlock();
    await this.local.resume();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stop) stop();
    this.local.release();
  }
}

import { createStore } from 'zustand/vanilla';
import type { ParticipantId } from '../../../shared/ids.ts';
import { STAFF_STREAM } from '../../call/devices/constraints.ts';
import { LocalMedia } from '../../call/devices/local-media.ts';
import type { CallEngine } from '../../call/engine/call-engine.ts';
import { createCallStore, type CallState } from '../../call/engine/call-state.ts';
import { loadCall } from '../../call/load.ts';
import { playRemoteAudio, type RemoteAudio } from '../../call/sound/play-remote-audio.ts';
import { keepAwake } from '../../call/wake-lock.ts';
import type { ConsultationClient } from '../../signalling/consultation-client.ts';

/**
 * The chaperone's call: own devices at once, the engine as soon as its code is there, the others' sound. It is opened
 * before the patient has answered, so that being let in shows the picture at once.
 */
export class ChaperoneMedia {
  readonly local = new LocalMedia({ size: STAFF_STREAM });
  readonly call = createStore<CallState>(() => createCallStore().getState());
  readonly sound = createStore(() => ({ blocked: false }));
  #engine: CallEngine | null = null;
  #audio: RemoteAudio | null = null;
  #closed = false;
  readonly #stop = [keepAwake()];

  constructor(client: ConsultationClient) {
    void this.local.acquire({ camera: true, microphone: true });
    void this.#open(client);
  }

  /** The patient large as the GP has them, the GP small. */
  prefer(participantId: ParticipantId, layer: 0 | 1): void {
    this.#engine?.preferLayer(participantId, layer);
  }

  /** After a tap: sound, and devices that a phone call or sleep took away. */
  async resume(): Promise<void> {
    this.#audio?.unlock();
    await this.local.resume();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stop) stop();
    this.#audio?.close();
    this.#engine?.close();
    this.local.release();
  }

  async #open(client: ConsultationClient): Promise<void> {
    const engine = await loadCall({ emit: client.emit, on: client.on, local: this.local });
    if (this.#closed) {
      engine.close();
      return;
    }
    const audio = playRemoteAudio(engine.state);
    this.#engine = engine;
    this.#audio = audio;
    this.#stop.push(
      engine.state.subscribe((state) => this.call.setState(state)),
      audio.state.subscribe((state) => this.sound.setState(state)),
    );
    this.call.setState(engine.state.getState());
  }
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaSource } from '../../../shared/media.ts';
import { CameraQueue } from './camera-queue.ts';
import {
  cameraConstraints,
  lensOf,
  MICROPHONE_CONSTRAINTS,
  type CameraChoice,
  type CameraPick,
  type Lens,
  type StreamSize,
} from './constraints.ts';
import { environmentProblem, type DeviceProblem } from './device-problem.ts';
import { openDevices, type Devices, type Opened } from './open-devices.ts';

/** `interrupted`: the system holds it for a moment (a phone call); `ended`: it is gone until `resume()`. */
type LocalStatus = 'none' | 'asking' | 'live' | 'interrupted' | 'ended' | 'failed';

/** The person's own camera or microphone. */
export interface LocalTrack {
  readonly status: LocalStatus;
  readonly track: MediaStreamTrack | null;
  /** For `<video srcObject>`; the same object as long as the track is. */
  readonly stream: MediaStream | null;
  /** The person's own choice: microphone on, camera on. */
  readonly enabled: boolean;
  readonly problem: DeviceProblem | null;
}

export interface LocalMediaState {
  readonly camera: LocalTrack;
  readonly microphone: LocalTrack;
  readonly lens: Lens;
  /** A still is being taken or the lens changes: the picture may stop for a moment, which is not "camera off". */
  readonly cameraBusy: boolean;
}

/** What sends the tracks into the call; the engine puts itself here. */
export interface TrackSender {
  replace(source: MediaSource, track: MediaStreamTrack): Promise<void>;
  /** Divides the sent picture's width and height by this; 1 is the ordinary size. */
  scaleDown(factor: number): Promise<void>;
}

/** The camera inside the queue: nobody else touches it meanwhile. */
export interface HeldCamera {
  readonly track: MediaStreamTrack;
  readonly lens: Lens;
  /** Closes the camera and opens the same one anew, for the call as well; null when it does not open. */
  renew(): Promise<MediaStreamTrack | null>;
  scaleDown(factor: number): Promise<void>;
}

interface LocalMediaOptions {
  readonly size: StreamSize;
  readonly lens?: 'front' | 'rear';
  readonly devices?: Devices;
  readonly secure?: boolean;
}

type Problems = Readonly<Record<MediaSource, DeviceProblem | null>>;

const NOTHING: LocalTrack = { status: 'none', track: null, stream: null, enabled: true, problem: null };

/** Before anything was asked for, and after all of it was let go. */
export const NO_DEVICES: LocalMediaState = {
  camera: NOTHING,
  microphone: NOTHING,
  lens: 'unknown',
  cameraBusy: false,
};

/**
 * The person's camera and microphone: asked for once and kept (reopening fails on iOS), for the device check, the waiting
 * room and the call alike. No mediasoup here: the lobby uses it alone.
 */
export class LocalMedia {
  /** Screens subscribe; only this class writes. */
  readonly state: Pick<StoreApi<LocalMediaState>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly #store: StoreApi<LocalMediaState>;
  readonly #size: StreamSize;
  readonly #devices: Devices | undefined;
  readonly #secure: boolean;
  readonly #queue = new CameraQueue();
  #pick: CameraPick;
  #sender: TrackSender | null = null;
  #released = false;

  constructor(options: LocalMediaOptions) {
    this.#size = options.size;
    this.#pick = { lens: options.lens ?? 'front' };
    this.#devices = options.devices ?? globalThis.navigator?.mediaDevices;
    this.#secure = options.secure ?? globalThis.isSecureContext;
    this.#store = createStore(() => NO_DEVICES);
    this.state = this.#store;
  }

  /**
   * Asks for what is wanted and not there yet. Call it from a tap: iOS shows no question otherwise. Never throws.
   * @returns what is in the way, by source; null where it works or was not wanted
   */
  acquire(wanted: { camera: boolean; microphone: boolean }): Promise<Problems> {
    return this.#queue.run(() => this.#acquire(wanted));
  }

  /** Opens again whatever was interrupted for good: after a phone call, Siri, or another page took it. */
  resume(): Promise<Problems> {
    const { camera, microphone } = this.#store.getState();
    const lost = (local: LocalTrack) => local.status !== 'none';
    return this.acquire({ camera: lost(camera), microphone: lost(microphone) });
  }

  /** The person's own switch. The track stays open, because reopening fails on some phones; it sends black or silence. */
  setEnabled(source: MediaSource, enabled: boolean): void {
    const { track } = this.#store.getState()[source];
    if (track) track.enabled = enabled;
    this.#update(source, { enabled });
  }

  /** Changes between the front and the rear camera: stop, then start, then replace in the call. */
  flip(): Promise<DeviceProblem | null> {
    return this.useCamera({ lens: this.#store.getState().lens === 'rear' ? 'front' : 'rear' });
  }

  /** Changes to this camera; when it does not open, goes back to the one before and says what was in the way. */
  useCamera(pick: CameraPick): Promise<DeviceProblem | null> {
    return this.#queue.run(() =>
      this.#whileBusy(async () => {
        const problem = await this.#reopenCamera(pick);
        if (problem !== null) await this.#reopenCamera(this.#pick);
        else this.#pick = pick;
        return problem;
      }),
    );
  }

  /** The cameras to choose from; names are known once permission was given. */
  async cameras(): Promise<readonly CameraChoice[]> {
    const all = (await this.#devices?.enumerateDevices()) ?? [];
    return all
      .filter((device) => device.kind === 'videoinput')
      .map(({ deviceId, label }) => ({ deviceId, label, lens: lensOf(undefined, label) }));
  }

  /**
   * Runs a camera operation alone. Mute and unmute of the track meanwhile are expected: WebKit does that while it
   * reconfigures the camera.
   * @returns null when there is no live camera, or it is switched off
   */
  withCamera<Value>(operation: (camera: HeldCamera) => Promise<Value>): Promise<Value | null> {
    return this.#queue.run(async () => {
      const { camera, lens } = this.#store.getState();
      if (!camera.track || camera.track.readyState === 'ended' || !camera.enabled) return null;
      const held: HeldCamera = {
        track: camera.track,
        lens,
        renew: () => this.#renew(),
        scaleDown: async (factor) => this.#sender?.scaleDown(factor),
      };
      return this.#whileBusy(() => operation(held));
    });
  }

  /** Puts the call's sender in place; it is told of every later change. Returns how to take it away. */
  attach(sender: TrackSender): () => void {
    this.#sender = sender;
    return () => {
      if (this.#sender === sender) this.#sender = null;
    };
  }

  /** Switches camera and microphone off for good. */
  release(): void {
    this.#released = true;
    const { camera, microphone } = this.#store.getState();
    for (const { track } of [camera, microphone]) track?.stop();
    this.#store.setState({ camera: NOTHING, microphone: NOTHING, lens: 'unknown' });
  }

  async #acquire(wanted: { camera: boolean; microphone: boolean }): Promise<Problems> {
    const needed = (['camera', 'microphone'] as const).filter(
      (source) => wanted[source] && !this.#isLive(source),
    );
    for (const source of needed) this.#update(source, { status: 'asking', problem: null });
    const missing = environmentProblem(this.#secure, this.#devices);
    const opened: Opened =
      missing !== null || !this.#devices
        ? Object.fromEntries(needed.map((source) => [source, missing ?? 'unsupported']))
        : await openDevices(this.#devices, {
            ...(needed.includes('camera') && { camera: cameraConstraints(this.#pick, this.#size) }),
            ...(needed.includes('microphone') && { microphone: MICROPHONE_CONSTRAINTS }),
          });
    const camera = await this.#settle('camera', opened.camera);
    return { camera, microphone: await this.#settle('microphone', opened.microphone) };
  }

  #isLive(source: MediaSource): boolean {
    return this.#store.getState()[source].track?.readyState === 'live';
  }

  /** Takes what opening brought: a track is kept and sent, a problem is shown. */
  async #settle(source: MediaSource, result: MediaStreamTrack | DeviceProblem | undefined) {
    if (result === undefined) return null;
    if (typeof result === 'string') {
      this.#update(source, { status: 'failed', track: null, stream: null, problem: result });
      return result;
    }
    await this.#adopt(source, result);
    return null;
  }

  async #adopt(source: MediaSource, track: MediaStreamTrack): Promise<void> {
    if (this.#released) {
      track.stop();
      return;
    }
    track.enabled = this.#store.getState()[source].enabled;
    this.#watch(source, track);
    const stream = new MediaStream([track]);
    this.#update(source, { status: 'live', track, stream, problem: null });
    if (source === 'camera') this.#store.setState({ lens: this.#lensOf(track) });
    await this.#sender?.replace(source, track);
  }

  #lensOf(track: MediaStreamTrack): Lens {
    return lensOf(track.getSettings().facingMode, track.label);
  }

  #watch(source: MediaSource, track: MediaStreamTrack): void {
    const set = (status: LocalStatus) => {
      const state = this.#store.getState();
      if (state[source].track !== track) return;
      if (source === 'camera' && state.cameraBusy) return;
      this.#update(source, { status });
    };
    track.addEventListener('mute', () => set('interrupted'));
    track.addEventListener('unmute', () => set('live'));
    track.addEventListener('ended', () => set('ended'));
  }

  /** `undefined` from a closed device becomes a problem in words. */
  async #reopenCamera(pick: CameraPick): Promise<DeviceProblem | null> {
    this.#store.getState().camera.track?.stop();
    if (!this.#devices) return 'unsupported';
    const { camera } = await openDevices(this.#devices, { camera: cameraConstraints(pick, this.#size) });
    return this.#settle('camera', camera ?? 'failed');
  }

  async #renew(): Promise<MediaStreamTrack | null> {
    const deviceId = this.#store.getState().camera.track?.getSettings().deviceId;
    const same: CameraPick = deviceId ? { deviceId } : this.#pick;
    const problem = (await this.#reopenCamera(same)) && (await this.#reopenCamera(this.#pick));
    return problem === null ? this.#store.getState().camera.track : null;
  }

  /** Marks the camera as busy and afterwards shows what the track really is. */
  async #whileBusy<Value>(operation: () => Promise<Value>): Promise<Value> {
    this.#store.setState({ cameraBusy: true });
    try {
      return await operation();
    } finally {
      this.#store.setState({ cameraBusy: false });
      const { track } = this.#store.getState().camera;
      if (track?.readyState === 'ended') this.#update('camera', { status: 'ended' });
      else if (track) this.#update('camera', { status: track.muted ? 'interrupted' : 'live' });
    }
  }

  #update(source: MediaSource, change: Partial<LocalTrack>): void {
    const current = this.#store.getState()[source];
    this.#store.setState({ [source]: { ...current, ...change } });
  }
}

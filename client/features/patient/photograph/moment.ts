import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaptureId } from '../../../../shared/ids.ts';
import type { CaptureCommand } from '../../../../shared/signalling.ts';

/** Where one photograph stands, as the patient sees it. */
export type Moment =
  | { stage: 'countdown'; command: CaptureCommand; seconds: number }
  | { stage: 'taking'; command: CaptureCommand }
  /** `picture` is an object URL; `share` of the bytes are durable on the server, 0 to 1. */
  | { stage: 'sending'; command: CaptureCommand; picture: string; share: number }
  /** Acknowledged. The picture is still shown for a moment. */
  | { stage: 'sent'; command: CaptureCommand; picture: string }
  | { stage: 'over'; command: CaptureCommand; why: 'refused' | 'stopped' | 'failed' };

/** What the moment needs of the outside; tests bring their own. */
export interface MomentPorts<Taken> {
  /** Runs the ladder. @throws when no rung worked; the reason has then been told to the server */
  readonly take: (command: CaptureCommand, signal: AbortSignal) => Promise<Taken>;
  /** Uploads; resolves once the stored copy's hash is acknowledged (R20). */
  readonly send: (
    command: CaptureCommand,
    taken: Taken,
    onShare: (share: number) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** An object URL for the picture, and its end. */
  readonly show: (taken: Taken) => string;
  readonly hide: (picture: string) => void;
  readonly tick: (seconds: number) => void;
  readonly click: () => void;
  readonly refuse: (captureId: CaptureId) => Promise<unknown>;
  readonly forgotten: (captureId: CaptureId) => Promise<unknown>;
  /** Resolves after so many milliseconds, or rejects when stopped. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

type MomentStore = StoreApi<{ moment: Moment | null }>;

const COUNTDOWN = [3, 2, 1];
/** How long the sent picture stays on the screen when nobody taps "OK", milliseconds. */
const SHOWN_MS = 6000;

/**
 * The photograph moment: count down, take, send, forget. One at a time; a newer command replaces an older one. The picture
 * lives here, in memory, and nowhere else on the device (R17); whatever stops it drops it at once (R3).
 */
export class PhotographMoment<Taken> {
  readonly #store: MomentStore = createStore(() => ({ moment: null }));
  /** Screens subscribe; only this class writes. */
  readonly state: Pick<MomentStore, 'getState' | 'getInitialState' | 'subscribe'> = this.#store;
  readonly #ports: MomentPorts<Taken>;
  #stop = new AbortController();
  #picture: string | null = null;

  constructor(ports: MomentPorts<Taken>) {
    this.#ports = ports;
  }

  /** The capture whose picture this page still holds, for the handshake: a reconnection goes on, a reload cannot. */
  holding(): CaptureId | null {
    const { moment } = this.#store.getState();
    return moment && moment.stage !== 'over' ? moment.command.captureId : null;
  }

  /** The doctor pressed the shutter. Never throws. */
  async begin(command: CaptureCommand): Promise<void> {
    this.#finishShown();
    this.#drop();
    const { signal } = this.#stop;
    try {
      await this.#countDown(command, signal);
      this.#ports.click();
      this.#set({ stage: 'taking', command });
      const taken = await this.#ports.take(command, signal);
      signal.throwIfAborted();
      await this.#send(command, taken, signal);
      await this.#ports.wait(SHOWN_MS, signal);
      this.#finishShown();
    } catch {
      if (signal.aborted) return;
      this.#drop();
      this.#set({ stage: 'over', command, why: 'failed' });
    }
  }

  /** "Not this one", or "Do not use this one". What is held is dropped even when the server cannot be told now. */
  async refuse(): Promise<void> {
    const { moment } = this.#store.getState();
    if (!moment || moment.stage === 'over' || moment.stage === 'sent') return;
    const { command } = moment;
    this.#drop();
    this.#set({ stage: 'over', command, why: 'refused' });
    // Unreachable: the permission dies on the server by itself, because no picture comes.
    await this.#ports.refuse(command.captureId).catch(() => undefined);
  }

  /** The server stopped it: consent withdrawn, paused, refused, expired. */
  stopped(captureId: CaptureId): void {
    const { moment } = this.#store.getState();
    if (moment?.command.captureId !== captureId || moment.stage === 'over' || moment.stage === 'sent') return;
    const { command } = moment;
    this.#drop();
    this.#set({ stage: 'over', command, why: 'stopped' });
  }

  /** "OK": closes what is shown; a sent picture is forgotten with it. */
  close(): void {
    const { moment } = this.#store.getState();
    if (moment?.stage === 'over') this.#set(null);
    else this.#finishShown();
  }

  async #countDown(command: CaptureCommand, signal: AbortSignal): Promise<void> {
    for (const seconds of COUNTDOWN) {
      this.#set({ stage: 'countdown', command, seconds });
      this.#ports.tick(seconds);
      await this.#ports.wait(1000, signal);
    }
  }

  async #send(command: CaptureCommand, taken: Taken, signal: AbortSignal): Promise<void> {
    const picture = this.#ports.show(taken);
    this.#picture = picture;
    const onShare = (share: number) => {
      if (!signal.aborted) this.#set({ stage: 'sending', command, picture, share });
    };
    onShare(0);
    await this.#ports.send(command, taken, onShare, signal);
    signal.throwIfAborted();
    this.#set({ stage: 'sent', command, picture });
  }

  /** R20: after the acknowledgement the page lets go of its copy, and says so once it has. */
  #finishShown(): void {
    const { moment } = this.#store.getState();
    if (moment?.stage !== 'sent') return;
    this.#drop();
    this.#set(null);
    void this.#ports.forgotten(moment.command.captureId).catch(() => undefined);
  }

  /** Stops whatever runs and lets go of the picture. */
  #drop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    if (this.#picture !== null) this.#ports.hide(this.#picture);
    this.#picture = null;
  }

  #set(moment: Moment | null): void {
    this.#store.setState({ moment });
  }
}

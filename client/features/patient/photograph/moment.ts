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
  /** An object URL for the picture. */
  readonly show: (taken: Taken) => string;
  /** Lets go of the picture and its URL. */
  readonly forget: (taken: Taken) => void;
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

/** One photograph from the shutter to "forgotten". */
interface Run<Taken> {
  readonly command: CaptureCommand;
  readonly stop: AbortController;
  held: Taken | null;
  moment: Moment | null;
}

/**
 * The photograph moment: count down, take, send, forget. The newest photograph is on the screen; an earlier one that is
 * still being sent goes on behind it. The picture lives here, in memory, and nowhere else on the device (R17); whatever
 * stops it drops it at once (R3).
 */
export class PhotographMoment<Taken> {
  readonly #store: MomentStore = createStore(() => ({ moment: null }));
  /** Screens subscribe; only this class writes. */
  readonly state: Pick<MomentStore, 'getState' | 'getInitialState' | 'subscribe'> = this.#store;
  readonly #ports: MomentPorts<Taken>;
  /** Oldest first; the last one is on the screen. */
  #runs: Run<Taken>[] = [];

  constructor(ports: MomentPorts<Taken>) {
    this.#ports = ports;
  }

  /**
   * The capture this page still has to do with, for the handshake: a reconnection goes on, a reload cannot. The handshake has
   * room for one, and a picture that exists comes before one that is not taken yet.
   */
  holding(): CaptureId | null {
    const open = this.#runs.filter(({ moment }) => moment?.stage !== 'over');
    return (open.find(({ held }) => held !== null) ?? open[0])?.command.captureId ?? null;
  }

  /** The doctor pressed the shutter. Never throws. */
  async begin(command: CaptureCommand): Promise<void> {
    const run: Run<Taken> = { command, stop: new AbortController(), held: null, moment: null };
    const before = this.#runs;
    this.#runs = [...before, run];
    for (const earlier of before) if (isShownOnly(earlier)) this.#end(earlier);
    try {
      await this.#work(run);
    } catch {
      if (run.stop.signal.aborted) return;
      this.#letGo(run);
      if (this.#shown() === run) this.#set(run, { stage: 'over', command, why: 'failed' });
      else this.#remove(run);
    }
  }

  /** "Stop this photograph", or "Do not use this one". What is held is dropped even when the server cannot be told now. */
  async refuse(): Promise<void> {
    const run = this.#shown();
    if (!run || isShownOnly(run)) return;
    this.#letGo(run);
    this.#set(run, { stage: 'over', command: run.command, why: 'refused' });
    // Unreachable: the permission dies on the server by itself, because no picture comes.
    await this.#ports.refuse(run.command.captureId).catch(() => undefined);
  }

  /** The server stopped it: consent withdrawn, paused, refused, expired. */
  stopped(captureId: CaptureId): void {
    const run = this.#runs.find(({ command }) => command.captureId === captureId);
    if (!run || isShownOnly(run)) return;
    this.#letGo(run);
    if (this.#shown() === run) this.#set(run, { stage: 'over', command: run.command, why: 'stopped' });
    else this.#remove(run);
  }

  /** "OK": closes what is shown; a sent picture is forgotten with it. */
  close(): void {
    const run = this.#shown();
    if (run && isShownOnly(run)) this.#end(run);
  }

  async #work(run: Run<Taken>): Promise<void> {
    const { command, stop } = run;
    const { signal } = stop;
    for (const seconds of COUNTDOWN) {
      this.#set(run, { stage: 'countdown', command, seconds });
      this.#ports.tick(seconds);
      await this.#ports.wait(1000, signal);
    }
    this.#ports.click();
    this.#set(run, { stage: 'taking', command });
    const taken = await this.#ports.take(command, signal);
    if (signal.aborted) {
      this.#ports.forget(taken);
      return;
    }
    run.held = taken;
    await this.#send(run, taken);
  }

  async #send(run: Run<Taken>, taken: Taken): Promise<void> {
    const { command, stop } = run;
    const picture = this.#ports.show(taken);
    const onShare = (share: number) => {
      if (!stop.signal.aborted) this.#set(run, { stage: 'sending', command, picture, share });
    };
    onShare(0);
    await this.#ports.send(command, taken, onShare, stop.signal);
    stop.signal.throwIfAborted();
    this.#set(run, { stage: 'sent', command, picture });
    if (this.#shown() === run) await this.#ports.wait(SHOWN_MS, stop.signal);
    this.#end(run);
  }

  #shown(): Run<Taken> | undefined {
    return this.#runs.at(-1);
  }

  /** R20: after the acknowledgement the page lets go of its copy, and says so once it has. */
  #end(run: Run<Taken>): void {
    if (!this.#runs.includes(run)) return;
    const sent = run.moment?.stage === 'sent';
    this.#letGo(run);
    this.#remove(run);
    if (sent) void this.#ports.forgotten(run.command.captureId).catch(() => undefined);
  }

  /** Stops whatever runs and lets go of the picture. */
  #letGo(run: Run<Taken>): void {
    run.stop.abort();
    if (run.held !== null) this.#ports.forget(run.held);
    run.held = null;
  }

  #set(run: Run<Taken>, moment: Moment): void {
    run.moment = moment;
    if (this.#shown() === run) this.#store.setState({ moment });
  }

  /** What is left behind it is being sent and does not come back to the screen. */
  #remove(run: Run<Taken>): void {
    const wasShown = this.#shown() === run;
    this.#runs = this.#runs.filter((one) => one !== run);
    if (wasShown) this.#store.setState({ moment: null });
  }
}

/** Nothing happens with it any more: it is only still on the screen. */
const isShownOnly = ({ moment }: Run<unknown>): boolean =>
  moment?.stage === 'over' || moment?.stage === 'sent';

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ChildProcess } from 'node:child_process';
import { createWorker, version } from 'mediasoup';
import type { types } from 'mediasoup';
import { MediaError } from './media-error.ts';

/** A worker of another version than the library accepts the connection and then says nothing (milliseconds). */
const START_TIMEOUT = 8000;
/** How long a worker may take to end once told to (milliseconds). */
const END_TIMEOUT = 2000;

export interface MediaWorkerOptions {
  /** Absolute path of the mediasoup-worker binary. */
  readonly workerBin: string;
  readonly logLevel: types.WorkerLogLevel;
  /** The address to bind to. */
  readonly listenIp: string;
  /** What browsers are told instead of it; null: the address itself. */
  readonly announcedAddress: string | null;
  /** UDP and TCP port; 0: any free one. */
  readonly port: number;
  /** Milliseconds; for tests. */
  readonly startTimeout?: number;
}

/** One worker process with its single port, over UDP and TCP. */
export class MediaWorker {
  readonly engine: types.Worker;
  readonly server: types.WebRtcServer;
  readonly #process: ChildProcess | null;

  /** @throws MediaError `unavailable` when it does not start, or not in time; then no process is left behind */
  static async create(options: MediaWorkerOptions): Promise<MediaWorker> {
    const { workerBin, startTimeout = START_TIMEOUT } = options;
    const { started, child } = spawn(options);
    const late = deadline(startTimeout);
    try {
      return await Promise.race([late.passed, listen(started, child, options)]);
    } catch (error) {
      child?.kill('SIGKILL');
      started.then(
        (engine) => engine.close(),
        () => undefined,
      );
      const detail =
        error === TIMED_OUT
          ? `it said nothing for ${startTimeout} ms: is it of another version than mediasoup ${version}?`
          : String(error);
      throw new MediaError('unavailable', `media worker ${workerBin} did not start: ${detail}`, {
        cause: error,
      });
    } finally {
      late.cancel();
    }
  }

  constructor(engine: types.Worker, server: types.WebRtcServer, child: ChildProcess | null) {
    this.engine = engine;
    this.server = server;
    this.#process = child;
  }

  get closed(): boolean {
    return this.engine.closed;
  }

  /** Ends the process and resolves when it is gone. May be called again. */
  async close(): Promise<void> {
    if (this.engine.subprocessClosed) return;
    const ended = new Promise<void>((resolve) => this.engine.once('subprocessclose', resolve));
    this.engine.close();
    const late = deadline(END_TIMEOUT);
    await Promise.race([ended, late.passed]).catch(() => this.#process?.kill('SIGKILL'));
    late.cancel();
  }
}

const TIMED_OUT = new Error('timed out');

function deadline(ms: number): { passed: Promise<never>; cancel: () => void } {
  let cancel = () => {};
  const passed = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(TIMED_OUT), ms);
    cancel = () => clearTimeout(timer);
  });
  return { passed, cancel };
}

/** Starts the process. The library does not hand it out, and without it a silent worker could not be ended. */
function spawn({ workerBin, logLevel }: MediaWorkerOptions) {
  const caught: { child: ChildProcess | null } = { child: null };
  const onSpawn = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('process' in message)) return;
    if (message.process instanceof ChildProcess) caught.child = message.process;
  };
  // Spawning is synchronous within the call, so that no other process can be caught here.
  subscribe('child_process', onSpawn);
  const started = createWorker({ workerBin, logLevel });
  unsubscribe('child_process', onSpawn);
  return { started, child: caught.child };
}

async function listen(
  started: Promise<types.Worker>,
  child: ChildProcess | null,
  { listenIp, announcedAddress, port }: MediaWorkerOptions,
): Promise<MediaWorker> {
  const engine = await started;
  const where = {
    ip: listenIp,
    ...(announcedAddress === null ? {} : { announcedAddress }),
    ...(port === 0 ? {} : { port }),
  };
  const server = await engine.createWebRtcServer({
    listenInfos: [
      { protocol: 'udp', ...where },
      { protocol: 'tcp', ...where },
    ],
  });
  return new MediaWorker(engine, server, child);
}

import { MediaError } from './media-error.ts';
import { MediaWorker } from './media-worker.ts';
import type { MediaWorkerOptions } from './media-worker.ts';

/** Pause before the next try to start a worker that did not start (milliseconds), growing to the last. */
const RETRY_PAUSES = [500, 1000, 2000, 5000, 10_000] as const;

interface PoolOptions extends MediaWorkerOptions {
  /** One a core. */
  readonly workers: number;
  readonly onFault: (detail: string) => void;
}

/** A worker's place: its port, and whoever works there now. */
interface Slot {
  readonly port: number;
  worker: MediaWorker | null;
  /** The attempt under way to start one. */
  starting: Promise<MediaWorker> | null;
  retry: NodeJS.Timeout | null;
  rooms: number;
}

/** The workers. One that dies is replaced, on the same port; the others go on. */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #slots: Slot[];
  #closing: Promise<void> | null = null;

  /** @throws MediaError `unavailable` when any worker does not start; then none is left */
  static async create(options: PoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    const started = await Promise.allSettled(pool.#slots.map((slot) => pool.#start(slot)));
    const failed = started.find((result) => result.status === 'rejected');
    if (failed) {
      await pool.close();
      throw failed.reason;
    }
    return pool;
  }

  private constructor(options: PoolOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.workers }, (_, index) => ({
      port: options.port === 0 ? 0 : options.port + index,
      worker: null,
      starting: null,
      retry: null,
      rooms: 0,
    }));
  }

  /** How many workers run. */
  get size(): number {
    return this.#running().length;
  }

  /**
   * The worker with the fewest rooms, and what to call when the room is closed. Waits for one that is being started.
   * @throws MediaError `unavailable`
   */
  async take(): Promise<{ worker: MediaWorker; release: () => void }> {
    const slot = this.#quietest() ?? (await this.#soonest());
    if (!slot?.worker || this.#closing) throw new MediaError('unavailable', 'no media worker is running');
    const { worker } = slot;
    slot.rooms += 1;
    // The count belongs to the worker: a replacement begins at 0.
    const release = () => {
      if (slot.worker === worker) slot.rooms -= 1;
    };
    return { worker, release };
  }

  /** Ends every worker and resolves when their processes are gone. May be called again. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.all(
      this.#slots.map(async (slot) => {
        if (slot.retry) clearTimeout(slot.retry);
        const worker = slot.worker ?? (await slot.starting?.catch(() => null));
        slot.worker = null;
        await worker?.close();
      }),
    );
  }

  #running(): Slot[] {
    return this.#slots.filter(({ worker }) => worker && !worker.closed);
  }

  #quietest(): Slot | undefined {
    return this.#running().sort((a, b) => a.rooms - b.rooms)[0];
  }

  async #soonest(): Promise<Slot | undefined> {
    // Whoever is told that a room was lost may ask before the dead worker's replacement was set going.
    await Promise.resolve();
    await Promise.any(this.#slots.flatMap(({ starting }) => starting ?? [])).catch(() => undefined);
    return this.#quietest();
  }

  async #start(slot: Slot): Promise<void> {
    slot.starting = MediaWorker.create({ ...this.#options, port: slot.port });
    try {
      const worker = await slot.starting;
      if (this.#closing) return;
      slot.worker = worker;
      slot.rooms = 0;
      worker.engine.observer.once('close', () => this.#lost(slot, worker));
    } finally {
      slot.starting = null;
    }
  }

  #lost(slot: Slot, worker: MediaWorker): void {
    if (slot.worker === worker) slot.worker = null;
    // The library also closes workers on SIGINT and SIGTERM: then the server is ending.
    if (this.#closing || !worker.engine.died) return;
    this.#options.onFault(`media worker ${worker.engine.pid} died; starting another`);
    this.#restart(slot, 0);
  }

  #restart(slot: Slot, attempt: number): void {
    this.#start(slot).catch((error: unknown) => {
      if (this.#closing) return;
      this.#options.onFault(String(error));
      const pause = RETRY_PAUSES[Math.min(attempt, RETRY_PAUSES.length - 1)];
      slot.retry = setTimeout(() => this.#restart(slot, attempt + 1), pause).unref();
    });
  }
}

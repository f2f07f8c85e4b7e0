import type { types } from 'mediasoup';

type Pausable = Pick<types.Consumer, 'pause' | 'resume' | 'close' | 'closed'>;

/**
 * Opens and closes one producer or consumer, which must have been made paused. The worker handles requests in the order
 * they were sent, so the last call wins without any lock. It fails closed: what cannot be paused is closed for good.
 */
export class Valve {
  readonly #target: Pausable;
  #open = false;
  #settled: Promise<void> = Promise.resolve();

  constructor(target: Pausable) {
    this.#target = target;
  }

  /** What was asked for last. */
  get open(): boolean {
    return this.#open;
  }

  /** Resolves once the worker has done it; rejects only when a target that still exists could not be opened. */
  set(open: boolean): Promise<void> {
    if (open !== this.#open) {
      this.#open = open;
      this.#settled = open ? this.#resume() : this.#pause();
    }
    return this.#settled;
  }

  async #resume(): Promise<void> {
    if (this.#target.closed) return;
    try {
      await this.#target.resume();
    } catch (error) {
      if (!this.#target.closed) throw error;
    }
  }

  async #pause(): Promise<void> {
    if (this.#target.closed) return;
    try {
      await this.#target.pause();
    } catch {
      this.#target.close();
    }
  }
}

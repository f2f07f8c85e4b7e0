import type { MediaEvent, MediaListener } from './media.ts';

/** Whoever listens. One that throws must not keep the others, or the media layer itself, from their work. */
export class Listeners {
  readonly #listeners = new Set<MediaListener>();

  /** Returns what removes it. */
  add(listener: MediaListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly tell = (event: MediaEvent): void => {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // Failing to hear of a failure ends here.
        if (event.type !== 'fault')
          this.tell({ type: 'fault', detail: `a listener failed: ${String(error)}` });
      }
    }
  };
}

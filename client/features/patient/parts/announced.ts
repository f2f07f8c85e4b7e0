type Urgency = 'polite' | 'assertive';

/** What the live regions say now, so that only the newest sentence is cleared when it no longer holds. */
export class Announced {
  readonly #announce: (text: string, urgency: Urgency) => void;
  readonly #newest: Record<Urgency, symbol | null> = { polite: null, assertive: null };

  constructor(announce: (text: string, urgency: Urgency) => void) {
    this.#announce = announce;
  }

  /** Says it. Returns how to clear it; a sentence that was said later in the same region stays. */
  say(sentence: string, urgency: Urgency): () => void {
    const own = Symbol(sentence);
    this.#newest[urgency] = own;
    this.#announce(sentence, urgency);
    return () => {
      if (this.#newest[urgency] === own) this.#announce('', urgency);
    };
  }
}

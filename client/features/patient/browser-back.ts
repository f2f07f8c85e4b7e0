type BrowserHistory = Pick<History, 'state' | 'pushState' | 'go'>;

/** The one thing kept in the browser's history: how deep. No token, no name, no answer (S1, R17). */
const KEY = 'sightlineDepth';

function depthIn(state: unknown): number {
  if (typeof state !== 'object' || state === null || !(KEY in state)) return 0;
  const depth = state[KEY];
  return typeof depth === 'number' ? depth : 0;
}

/**
 * The browser's Back inside one appointment. Each screen that has something before it lies on an entry of its own, pushed when
 * the person came forward to it: browsers pass over entries that were pushed without a tap (history manipulation
 * intervention), so that Back is never held by entries pushed on the way back.
 */
export class BrowserBack {
  readonly #history: BrowserHistory;
  #depth: number;

  constructor(history: BrowserHistory) {
    this.#history = history;
    // A reload keeps its entries.
    this.#depth = depthIn(history.state);
  }

  /** Another screen, `depth` screens from the first; Back has something to do there. */
  hold(depth: number): void {
    if (this.#depth >= depth) return;
    this.#depth += 1;
    this.#history.pushState({ [KEY]: this.#depth }, '');
  }

  /**
   * The browser moved within the page.
   * @returns true for Back; the caller does what Back means there, or lets go
   */
  moved(state: unknown): boolean {
    const before = this.#depth;
    this.#depth = depthIn(state);
    return this.#depth < before;
  }

  /** Nothing lies before this screen: the next Back leaves the page. */
  letGo(): void {
    if (this.#depth > 0) this.#history.go(-this.#depth);
  }
}

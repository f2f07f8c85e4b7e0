/** Runs tasks one after another, in the order in which they were given. */
export class Serial {
  #tail: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as `task` does; a failed task does not hold up the next. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}

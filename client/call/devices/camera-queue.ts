/**
 * Runs camera operations one after another: a second one in flight crashes some browsers (capture.md). An operation that
 * fails does not hold up the next.
 */
export class CameraQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(operation: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(operation);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

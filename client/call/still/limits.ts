/** Something in the camera took longer than it may. */
class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** The photograph was stopped from outside: refused, withdrawn, paused. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Waits for an operation no longer than `milliseconds`, and not at all once the signal says stop. The operation itself cannot
 * be cut short; what it brings later is dropped.
 */
export function within<Value>(
  milliseconds: number,
  signal: AbortSignal,
  operation: () => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      finish();
    };
    const stop = () => settle(() => reject(new Stopped()));
    const timer = setTimeout(() => settle(() => reject(new TooSlow())), milliseconds);
    signal.addEventListener('abort', stop);
    if (signal.aborted) {
      stop();
      return;
    }
    operation().then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
    );
  });
}

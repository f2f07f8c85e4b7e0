import { useCallback, useEffect, useRef, useState } from 'react';
import { clientErrorOf, type ClientError } from '../platform/client-error.ts';

interface Action<Arguments extends unknown[]> {
  /** True from the press until the server has answered. */
  busy: boolean;
  /** Why the last try failed; gone as soon as the next begins. */
  problem: ClientError | null;
  /** Runs the action unless it is running; true once it has succeeded, false when it failed or was running. */
  run: (...values: Arguments) => Promise<boolean>;
  forget: () => void;
}

/** One action of a screen: busy while it runs, and what went wrong kept for the screen to show. */
export function useAction<Arguments extends unknown[]>(
  perform: (...values: Arguments) => Promise<unknown>,
): Action<Arguments> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const latest = useRef(perform);
  const running = useRef(false);
  useEffect(() => {
    latest.current = perform;
  });
  const run = useCallback(async (...values: Arguments) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await latest.current(...values);
      return true;
    } catch (thrown) {
      setProblem(clientErrorOf(thrown));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => {
    setProblem(null);
  }, []);
  return { busy, problem, run, forget };
}

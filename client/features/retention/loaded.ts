import { createStore } from 'zustand/vanilla';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';

interface Loaded<Value> {
  value: Value | null;
  /** Why the newest try failed; with a value on the screen it may not be the newest. */
  problem: ClientError | null;
  load: () => Promise<void>;
}

/** Something read from the server when it is opened and after a change: every reading is audited, none is by the clock. */
export function createLoaded<Value>(fetchValue: () => Promise<Value>) {
  return createStore<Loaded<Value>>((set) => ({
    value: null,
    problem: null,
    load: async () => {
      set({ problem: null });
      try {
        set({ value: await fetchValue() });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
  }));
}

import { createStore } from 'zustand/vanilla';
import type { AmendWording, WordingList } from '../../../shared/http-wordings.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { amendWording, fetchWordings } from './wordings-requests.ts';

interface WordingsState {
  list: WordingList | null;
  problem: ClientError | null;
  load: () => Promise<void>;
  /** @throws {ClientError} */
  amend: (change: AmendWording) => Promise<void>;
}

/** The practice's texts. */
export const createWordingsStore = () =>
  createStore<WordingsState>((set) => ({
    list: null,
    problem: null,
    load: async () => {
      set({ problem: null });
      try {
        set({ list: await fetchWordings() });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
    amend: async (change) => set({ list: await amendWording(change) }),
  }));

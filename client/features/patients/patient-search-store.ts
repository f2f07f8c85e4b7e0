import { createStore } from 'zustand/vanilla';
import type { PatientCard } from '../../../shared/views.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { findPatients } from './patient-requests.ts';

/** `idle`: nothing was asked yet. `found` belongs to `query`, never to an earlier one. */
export type PatientSearch =
  | { status: 'idle' }
  | { status: 'searching' }
  | { status: 'found'; patients: PatientCard[] }
  | { status: 'failed'; problem: ClientError };

interface PatientSearchState {
  query: string;
  search: PatientSearch;
  /** Asks once the typing has paused. */
  type: (query: string) => void;
  again: () => void;
}

const PAUSE_MS = 250;
const LEAST = 2;

/** Finding a patient by typing. An answer that comes after the next letter is dropped. */
export function createPatientSearch(find = findPatients, pauseMs = PAUSE_MS) {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let newest = new AbortController();
  return createStore<PatientSearchState>((set, get) => {
    const ask = async () => {
      const mine = newest;
      try {
        const patients = await find(get().query, mine.signal);
        if (mine === newest) set({ search: { status: 'found', patients } });
      } catch (thrown) {
        if (mine === newest) set({ search: { status: 'failed', problem: clientErrorOf(thrown) } });
      }
    };
    const start = (query: string, after: number) => {
      clearTimeout(pause);
      newest.abort();
      newest = new AbortController();
      const enough = query.trim().length >= LEAST;
      set({ query, search: enough ? { status: 'searching' } : { status: 'idle' } });
      if (enough) pause = setTimeout(() => void ask(), after);
    };
    return {
      query: '',
      search: { status: 'idle' },
      type: (query) => {
        start(query, pauseMs);
      },
      again: () => {
        start(get().query, 0);
      },
    };
  });
}

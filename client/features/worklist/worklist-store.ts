import { createStore } from 'zustand/vanilla';
import { UnfiledWorklist } from '../../../shared/http-after.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { staffRequest } from '../../platform/staff-request.ts';

interface WorklistState {
  worklist: UnfiledWorklist | null;
  /** Why the newest try failed; the list then is as old as its `serverNow`. */
  problem: ClientError | null;
  /** The server's clock minus this device's, ms, when the newest list arrived. */
  clockOffset: number;
  refresh: () => Promise<void>;
}

const fromServer = () => staffRequest(UnfiledWorklist, '/api/unfiled');

/** R18: what this clinician has not filed. @param now this device's clock, ms since 1970 */
export function createWorklistStore(fetchList: typeof fromServer = fromServer, now: () => number = Date.now) {
  return createStore<WorklistState>((set) => ({
    worklist: null,
    problem: null,
    clockOffset: 0,
    refresh: async () => {
      try {
        const worklist = await fetchList();
        set({ worklist, problem: null, clockOffset: Date.parse(worklist.serverNow) - now() });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
  }));
}

export type WorklistStore = ReturnType<typeof createWorklistStore>;

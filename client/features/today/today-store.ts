import { createStore } from 'zustand/vanilla';
import { Today } from '../../../shared/http.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { staffRequest } from '../../platform/staff-request.ts';

interface TodayState {
  /** The day asked for; null means today in the practice's time zone. */
  day: string | null;
  today: Today | null;
  /** Why the newest try failed; the list then is as old as its `serverNow`. */
  problem: ClientError | null;
  /** The server's clock minus this device's, ms, when the newest list arrived. */
  clockOffset: number;
  /** Another day: the list on the screen goes at once, because it is not that day's. */
  show: (day: string | null) => Promise<void>;
  refresh: () => Promise<void>;
}

type Fetch = (path: string, signal: AbortSignal) => Promise<Today>;
const fromServer: Fetch = (path, signal) => staffRequest(Today, path, { signal });

/**
 * The day's list. Only the newest question's answer counts: an older one is stopped, and is dropped if it still comes.
 * @param now this device's clock, ms since 1970
 */
export function createTodayStore(fetchDay: Fetch = fromServer, now: () => number = Date.now) {
  let newest = new AbortController();
  return createStore<TodayState>((set, get) => ({
    day: null,
    today: null,
    problem: null,
    clockOffset: 0,
    show: async (day) => {
      if (day === get().day && get().today !== null) return;
      set({ day, today: null, problem: null });
      await get().refresh();
    },
    refresh: async () => {
      newest.abort();
      const mine = (newest = new AbortController());
      const { day } = get();
      try {
        const today = await fetchDay(day === null ? '/api/today' : `/api/today?day=${day}`, mine.signal);
        if (mine !== newest) return;
        set({ today, problem: null, clockOffset: Date.parse(today.serverNow) - now() });
      } catch (thrown) {
        if (mine === newest) set({ problem: clientErrorOf(thrown) });
      }
    },
  }));
}

export type TodayStore = ReturnType<typeof createTodayStore>;

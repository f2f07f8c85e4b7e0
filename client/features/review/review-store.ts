import { createStore } from 'zustand/vanilla';
import { ReviewCount, ReviewQueue } from '../../../shared/http-review.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import type { Under18Requests } from '../../../shared/http-under18.ts';
import { staffRequest } from '../../platform/staff-request.ts';
import { fetchAsked } from './review-requests.ts';

interface ReviewState {
  queue: ReviewQueue | null;
  problem: ClientError | null;
  load: () => Promise<void>;
}

/** The queue. Reading it is audited, so it is read when the page opens and after a change, never by the clock. */
export function createReviewStore() {
  return createStore<ReviewState>((set) => ({
    queue: null,
    problem: null,
    load: async () => {
      set({ problem: null });
      try {
        set({ queue: await staffRequest(ReviewQueue, '/api/review') });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
  }));
}

interface AskedState {
  /** Null until it has been read. */
  asked: Under18Requests['requests'] | null;
  problem: ClientError | null;
  load: () => Promise<void>;
}

/** R29: what colleagues ask. Reading it is audited: when the page opens and when something new came, never by the clock. */
export function createAskedStore() {
  return createStore<AskedState>((set) => ({
    asked: null,
    problem: null,
    load: async () => {
      set({ problem: null });
      try {
        set({ asked: (await fetchAsked()).requests });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
  }));
}

interface CountState {
  count: number;
  refresh: () => Promise<void>;
}

/** The alert beside "Review". A try that fails leaves the number as it was: the page itself says what is wrong. */
export function createReviewCountStore() {
  return createStore<CountState>((set) => ({
    count: 0,
    refresh: async () => {
      try {
        set(await staffRequest(ReviewCount, '/api/review/count'));
      } catch {
        // The next beat tries again.
      }
    },
  }));
}

export type ReviewCountStore = ReturnType<typeof createReviewCountStore>;

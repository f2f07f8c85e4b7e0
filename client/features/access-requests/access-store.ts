import { createStore } from 'zustand/vanilla';
import type {
  AccessDecided,
  AccessList,
  AccessRequestView,
  AccessReview,
  DecideAccess,
} from '../../../shared/http-access.ts';
import type { AccessRequestId, PatientId } from '../../../shared/ids.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { decideAccess, fetchAccessList, fetchAccessRequest, fetchAccessReview } from './access-requests.ts';

interface ListState {
  list: AccessList | null;
  problem: ClientError | null;
  load: () => Promise<void>;
}

/** The practice's requests, or one patient's. */
export const createAccessListStore = (patient: PatientId | null, fetchList = fetchAccessList) =>
  createStore<ListState>((set) => ({
    list: null,
    problem: null,
    load: async () => {
      try {
        set({ list: await fetchList(patient), problem: null });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
  }));

interface RequestState {
  request: AccessRequestView | null;
  /** Null for who may not read it, and until it is there. */
  review: AccessReview | null;
  problem: ClientError | null;
  /** The request alone: cheap, and not audited. */
  refresh: () => Promise<void>;
  /** The request and what has to be looked at; each reading of that is audited. */
  load: () => Promise<void>;
  /** Decides, and shows the decision; when a part reads differently by now, its new words. @throws {ClientError} */
  decide: (asked: DecideAccess) => Promise<void>;
}

/** The review with one decision more. */
const decided = (review: AccessReview, { items }: DecideAccess, made: AccessDecided): AccessReview => {
  const read = new Map(items.map(({ id, sha256 }) => [id, sha256]));
  return {
    ...review,
    items: review.items.map((item) =>
      read.get(item.id) === item.sha256 ? { ...item, decision: made.decision } : item,
    ),
  };
};

/** One request with what its pack needs. */
export const createAccessStore = (
  id: AccessRequestId,
  fetchRequest = fetchAccessRequest,
  fetchReview = fetchAccessReview,
  decide = decideAccess,
) =>
  createStore<RequestState>((set, get) => ({
    request: null,
    review: null,
    problem: null,
    refresh: async () => {
      try {
        set({ request: await fetchRequest(id), problem: null });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
    load: async () => {
      await get().refresh();
      const { request } = get();
      if (request === null || !request.mayReview || request.state === 'closed') return;
      try {
        set({ review: await fetchReview(id) });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
    decide: async (asked) => {
      try {
        const made = await decide(id, asked);
        const { review } = get();
        if (review !== null) set({ review: decided(review, asked, made) });
      } catch (thrown) {
        if (clientErrorOf(thrown).code === 'conflict') await get().load();
        throw thrown;
      }
    },
  }));

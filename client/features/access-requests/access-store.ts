import { createStore } from 'zustand/vanilla';
import type { AccessList, AccessRequestView, AccessReview } from '../../../shared/http-access.ts';
import type { AccessRequestId, PatientId } from '../../../shared/ids.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { fetchAccessList, fetchAccessRequest, fetchAccessReview } from './access-requests.ts';

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
}

/** One request with what its pack needs. */
export const createAccessStore = (
  id: AccessRequestId,
  fetchRequest = fetchAccessRequest,
  fetchReview = fetchAccessReview,
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
  }));

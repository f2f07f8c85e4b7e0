import { createStore } from 'zustand/vanilla';
import type { ImagePolicyView, PracticePolicyView } from '../../../shared/http-policy.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { fetchImagePolicy, fetchImagePolicyDue, fetchPracticePolicy } from './policy-requests.ts';

interface PolicyState {
  image: ImagePolicyView | null;
  /** Null for those who may not read the practice's choices, and until they are there. */
  choices: PracticePolicyView | null;
  problem: ClientError | null;
  load: () => Promise<void>;
}

/** The page's two policies. @param withChoices whether this person may read the practice's own choices */
export function createPolicyStore(withChoices: boolean) {
  return createStore<PolicyState>((set) => ({
    image: null,
    choices: null,
    problem: null,
    load: async () => {
      set({ problem: null });
      try {
        const [image, choices] = await Promise.all([
          fetchImagePolicy(),
          withChoices ? fetchPracticePolicy() : null,
        ]);
        set({ image, choices });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
  }));
}

interface DueState {
  /** A version of the image policy that this person has not acknowledged, or null. */
  due: number | null;
  refresh: () => Promise<void>;
}

/** R23: whether the banner is shown. A try that fails shows none: reading a policy never stands in the way of care. */
export function createPolicyDueStore() {
  return createStore<DueState>((set) => ({
    due: null,
    refresh: async () => {
      try {
        const { due, version } = await fetchImagePolicyDue();
        set({ due: due ? version : null });
      } catch {
        // Asked again when the next page opens.
      }
    },
  }));
}

export type PolicyDueStore = ReturnType<typeof createPolicyDueStore>;

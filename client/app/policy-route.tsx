import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PolicyActions } from '../features/policy/policy-actions.ts';
import { PolicyPage } from '../features/policy/policy-page.tsx';
import {
  acknowledgeImagePolicy,
  changePracticePolicy,
  fetchImagePolicyVersion,
  publishImagePolicy,
} from '../features/policy/policy-requests.ts';
import { createPolicyStore } from '../features/policy/policy-store.ts';
import { toast } from '../ui/staff/toast.ts';
import { usePolicyDueStore } from './policy-due-context.ts';
import { useStaff } from './staff-context.ts';

/** `/policy`: the image policy (R23) and the practice's own choices. */
export function PolicyRoute() {
  const { role } = useStaff();
  const [store] = useState(() => createPolicyStore(role !== 'chaperone'));
  const due = usePolicyDueStore();
  const { image, choices, problem, load } = useStore(store);
  useEffect(() => {
    void load();
  }, [load]);
  const act = useMemo<PolicyActions>(() => {
    const done = async (title: string) => {
      toast({ tone: 'done', title });
      await Promise.all([load(), due.getState().refresh()]);
    };
    return {
      openVersion: fetchImagePolicyVersion,
      acknowledge: async (read) => {
        await acknowledgeImagePolicy(read);
        await done('Acknowledged');
      },
      publish: async (version) => {
        await publishImagePolicy(version);
        await done('The new version is published');
      },
      change: async (change) => {
        await changePracticePolicy(change);
        await done('The policy is changed');
      },
    };
  }, [load, due]);
  return (
    <PolicyPage
      image={image}
      choices={choices}
      problem={problem}
      mayChange={role === 'manager'}
      act={act}
      onRetry={() => void load()}
    />
  );
}

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createLoaded } from '../features/retention/loaded.ts';
import type { RetentionActions } from '../features/retention/retention-actions.ts';
import { RetentionPage } from '../features/retention/retention-page.tsx';
import {
  confirmDisposal,
  fetchOverview,
  keepLonger,
  liftHold,
  placeHold,
  proposeDisposal,
  wasItMine,
} from '../features/retention/retention-requests.ts';
import { toast } from '../ui/staff/toast.ts';
import { useStaff } from './staff-context.ts';

/** `/retention`: the review list, holds, the disposal log and the table (R33). */
export function RetentionRoute() {
  const me = useStaff();
  const [store] = useState(() => createLoaded(fetchOverview));
  const { value, problem, load } = useStore(store);
  useEffect(() => {
    void load();
  }, [load]);
  const act = useMemo<RetentionActions>(() => {
    const after = async (title: string, detail?: string) => {
      toast({ tone: 'done', title, ...(detail === undefined ? {} : { detail }) });
      await load();
    };
    return {
      again: () => void load(),
      keep: async (id, keep) => {
        await keepLonger(id, keep);
        await after('Kept longer');
      },
      propose: async (id, proposal) => {
        await proposeDisposal(id, proposal);
        await after('Disposal proposed', 'Another GP has to confirm it.');
      },
      dispose: async (id, proposalId) => {
        await confirmDisposal(id, proposalId);
        await after('Disposed of', 'The disposal log says what went.');
      },
      placeHold: async (id, reason) => {
        await placeHold(id, reason);
        await after('The hold is placed');
      },
      liftHold: async (id, reason) => {
        await liftHold(id, reason);
        await after('The hold is lifted');
      },
      wasItMine: async (who) => (await wasItMine(who)).disposals.map(({ at }) => at),
    };
  }, [load]);
  return <RetentionPage overview={value} problem={problem} timeZone={me.practice.timeZone} act={act} />;
}

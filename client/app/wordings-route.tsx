import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { WordingActions } from '../features/wordings/wording-actions.ts';
import { WordingsPage } from '../features/wordings/wordings-page.tsx';
import { checkWording } from '../features/wordings/wordings-requests.ts';
import { createWordingsStore } from '../features/wordings/wordings-store.ts';
import { toast } from '../ui/staff/toast.ts';

/** `/wordings`: what people read before they answer (R3). */
export function WordingsRoute() {
  const [store] = useState(() => createWordingsStore());
  const { list, problem, load, amend } = useStore(store);
  useEffect(() => {
    void load();
  }, [load]);
  const act = useMemo<WordingActions>(
    () => ({
      check: checkWording,
      amend: async (change) => {
        await amend(change);
        toast({ tone: 'done', title: 'The new words are in use' });
      },
    }),
    [amend],
  );
  return <WordingsPage list={list} problem={problem} act={act} onRetry={() => void load()} />;
}

import { useEffect, useState, type ReactNode } from 'react';
import { newlyLate, stillsWords } from '../features/worklist/late.ts';
import { createWorklistStore } from '../features/worklist/worklist-store.ts';
import { announce } from '../ui/core/announce.ts';
import { toast } from '../ui/staff/toast.ts';
import { WorklistContext } from './worklist-context.ts';

const EVERY_MS = 15_000;

/** In a call there is no room for the banner; every other page has it. */
const inCall = () => location.pathname.startsWith('/consultations/');

/** R18: keeps the worklist fresh on every page of a GP, and says once that something has become late. */
export function LateWatch({ children }: { children: ReactNode }) {
  const [store] = useState(() => createWorklistStore());
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') void store.getState().refresh();
    };
    refresh();
    const beat = setInterval(refresh, EVERY_MS);
    const stopTelling = store.subscribe((after, before) => {
      for (const { patient, unfiled } of newlyLate(before.worklist, after.worklist)) {
        const title = `${stillsWords(unfiled)} of ${patient.name} ${unfiled === 1 ? 'is' : 'are'} late to be filed`;
        if (inCall()) toast({ tone: 'attention', title, detail: 'It stays on your list “To file”.' });
        else announce(`${title}.`);
      }
    });
    document.addEventListener('visibilitychange', refresh);
    window.addEventListener('focus', refresh);
    return () => {
      clearInterval(beat);
      stopTelling();
      document.removeEventListener('visibilitychange', refresh);
      window.removeEventListener('focus', refresh);
    };
  }, [store]);
  return <WorklistContext value={store}>{children}</WorklistContext>;
}

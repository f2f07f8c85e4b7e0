import { useEffect } from 'react';
import { announce } from '../../ui/core/announce.ts';
import { newlyAskedHelp, newlyWaiting } from './needs.ts';
import type { TodayStore } from './today-store.ts';

const EVERY_MS = 5000;

/** Keeps the list fresh while somebody can see it, and says aloud who has come or asks for help. `off` for who has no day. */
export function useTodayPolling(store: TodayStore, off: boolean): void {
  useEffect(() => {
    if (off) return;
    const refresh = () => {
      if (document.visibilityState === 'visible') void store.getState().refresh();
    };
    refresh();
    const beat = setInterval(refresh, EVERY_MS);
    const stopTelling = store.subscribe((after, before) => {
      for (const name of newlyAskedHelp(before.today, after.today))
        announce(`${name} has asked for help.`, 'assertive');
      for (const name of newlyWaiting(before.today, after.today)) announce(`${name} is in the waiting room.`);
    });
    document.addEventListener('visibilitychange', refresh);
    window.addEventListener('focus', refresh);
    window.addEventListener('online', refresh);
    return () => {
      clearInterval(beat);
      stopTelling();
      document.removeEventListener('visibilitychange', refresh);
      window.removeEventListener('focus', refresh);
      window.removeEventListener('online', refresh);
    };
  }, [store, off]);
}

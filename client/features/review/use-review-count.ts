import { useEffect } from 'react';
import { announce } from '../../ui/core/announce.ts';
import type { ReviewCountStore } from './review-store.ts';

const EVERY_MS = 30_000;

/** Keeps the alert fresh while somebody can see it, and says aloud that something new waits. `off` for who reviews nothing. */
export function useReviewCount(store: ReviewCountStore, off: boolean): void {
  useEffect(() => {
    if (off) return;
    const refresh = () => {
      if (document.visibilityState === 'visible') void store.getState().refresh();
    };
    refresh();
    const beat = setInterval(refresh, EVERY_MS);
    const stopTelling = store.subscribe((after, before) => {
      if (after.count > before.count) announce('Something waits for your review.');
    });
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(beat);
      stopTelling();
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [store, off]);
}

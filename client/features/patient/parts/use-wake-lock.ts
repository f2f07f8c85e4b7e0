import { useEffect } from 'react';

/**
 * Keeps the screen on while `on` (Screen Wake Lock). The system lets go whenever the page is hidden, so it is asked again
 * each time the page comes back. Where it is missing or refused (low battery) the phone may sleep: the place is kept on
 * the server anyway.
 */
export function useWakeLock(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let stopped = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const granted = await navigator.wakeLock.request('screen').catch(() => null);
      if (stopped) await granted?.release();
      else lock = granted;
    };
    const onVisible = () => void ask();
    onVisible();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      stopped = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, [on]);
}

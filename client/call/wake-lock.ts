import { onPageVisible } from '../platform/network-events.ts';

/**
 * Keeps the screen awake while somebody waits or talks, as far as the browser allows; it lets go whenever the page is
 * hidden, so it is asked again when the page is back. Returns how to let the screen sleep.
 */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let released = false;
  const request = async () => {
    try {
      const got = await navigator.wakeLock.request('screen');
      if (released) await got.release();
      else lock = got;
    } catch {
      // Not offered, low battery, or the page is hidden: the place in the queue is held by the server anyway.
    }
  };
  const stopWatching = onPageVisible(() => void request());
  void request();
  return () => {
    released = true;
    stopWatching();
    void lock?.release();
  };
}

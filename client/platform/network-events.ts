/** Chromium on Android tells which network carries us; elsewhere only `online` is heard. */
interface NetworkInformation extends EventTarget {
  readonly type?: string;
}

const networkInformation = (): NetworkInformation | null => {
  const connection: unknown = Reflect.get(globalThis.navigator ?? {}, 'connection');
  return connection instanceof EventTarget ? connection : null;
};

/**
 * Calls back when the device is on another network or back on one (Wi-Fi to 4G): connections made before are probably
 * dead and do not know it yet. Changes of mere speed are not reported. Returns how to stop.
 */
export function onNetworkChange(handler: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  globalThis.addEventListener?.('online', () => handler(), { signal });
  const information = networkInformation();
  let type = information?.type;
  information?.addEventListener(
    'change',
    () => {
      if (information.type === type) return;
      type = information.type;
      if (type !== 'none') handler();
    },
    { signal },
  );
  return () => stop.abort();
}

/** Calls back when the page comes to the front again: a phone that slept has stopped its timers. */
export function onPageVisible(handler: () => void): () => void {
  const stop = new AbortController();
  globalThis.document?.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') handler();
    },
    { signal: stop.signal },
  );
  return () => stop.abort();
}

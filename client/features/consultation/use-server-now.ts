import { useCallback, useEffect, useRef } from 'react';

/** A clock that runs like the server's: `serverNow` of the newest view sets it. Returns ms since 1970. */
export function useServerNow(serverNow: string): () => number {
  const skew = useRef(0);
  useEffect(() => {
    skew.current = Date.parse(serverNow) - Date.now();
  }, [serverNow]);
  return useCallback(() => Date.now() + skew.current, []);
}

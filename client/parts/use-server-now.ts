import { useCallback, useEffect, useRef, useState } from 'react';

/** A clock that runs like the server's: `serverNow` of the newest view sets it. Returns ms since 1970. */
export function useServerNow(serverNow: string): () => number {
  const [first] = useState(() => Date.parse(serverNow) - Date.now());
  const skew = useRef(first);
  useEffect(() => {
    skew.current = Date.parse(serverNow) - Date.now();
  }, [serverNow]);
  return useCallback(() => Date.now() + skew.current, []);
}

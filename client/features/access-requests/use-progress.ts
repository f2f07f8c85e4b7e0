import { useEffect, useRef } from 'react';
import type { AccessState } from '../../../shared/http-access.ts';
import { announce } from '../../ui/core/announce.ts';

const EVERY_MS = 1000;
const SAID: Partial<Record<AccessState, string>> = {
  ready: 'The pack is ready.',
  failed: 'The pack could not be made.',
};

/** While a pack is being made, looks every second how far it is; its end is announced. */
export function useProgress(state: AccessState | null, refresh: () => Promise<void>): void {
  const before = useRef(state);
  useEffect(() => {
    const words = state === null ? undefined : SAID[state];
    if (before.current === 'making' && words !== undefined) announce(words);
    before.current = state;
    if (state !== 'making') return;
    const timer = setInterval(() => void refresh(), EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [state, refresh]);
}

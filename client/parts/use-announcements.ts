import { useEffect, useRef } from 'react';
import { announce } from '../ui/core/announce.ts';

/** Tells screen readers what changed with each new view. @param changes what to say, in sentences; pure, and the same function each time */
export function useAnnouncements<View>(view: View, changes: (before: View, now: View) => string[]): void {
  const before = useRef(view);
  // What was said of this screen must not be found in the live region of the next.
  useEffect(
    () => () => {
      announce('');
    },
    [],
  );
  useEffect(() => {
    const said = changes(before.current, view);
    before.current = view;
    if (said.length > 0) announce(said.join(' '));
  }, [view, changes]);
}

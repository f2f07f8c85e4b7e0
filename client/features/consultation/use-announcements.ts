import { useEffect, useRef } from 'react';
import type { StaffView } from '../../../shared/views.ts';
import { announce } from '../../ui/core/announce.ts';
import { changes } from './announcements.ts';

/** Tells screen readers what changed with each new view. */
export function useAnnouncements(view: StaffView): void {
  const before = useRef(view);
  useEffect(() => {
    const said = changes(before.current, view);
    before.current = view;
    if (said.length > 0) announce(said.join(' '));
  }, [view]);
}

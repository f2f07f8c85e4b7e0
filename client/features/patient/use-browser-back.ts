import { useEffect, useRef, useState } from 'react';
import { BrowserBack } from './browser-back.ts';
import { depthOf, wayBackOf, type PatientScreen, type Place } from './patient-flow.ts';

interface BackPorts {
  /** An earlier question. */
  readonly revisit: (place: Place) => void;
  /** The question whether to leave. */
  readonly askToLeave: () => void;
  /** Closes what lies over the screen, if anything does; true when it did. */
  readonly closeOver: () => boolean;
}

/** The browser's Back does what the page's own Back does; where somebody would drop out of a call, it asks first. */
export function useBrowserBack(screen: PatientScreen, overlaid: boolean, ports: BackPorts): void {
  const [back] = useState(() => new BrowserBack(window.history));
  const now = useRef({ screen, ports });
  useEffect(() => {
    now.current = { screen, ports };
  });
  const depth = wayBackOf(screen) === null ? 0 : depthOf(screen);
  useEffect(() => {
    // Also when an answer was "Stay": the entry that Back used up is there again.
    if (!overlaid) back.hold(depth);
  }, [back, depth, overlaid]);
  useEffect(() => {
    const onPop = ({ state }: PopStateEvent) => {
      // A new link in this tab also arrives as a move in history; main.tsx takes it.
      if (window.location.hash !== '' || !back.moved(state)) return;
      if (now.current.ports.closeOver()) return;
      const way = wayBackOf(now.current.screen);
      if (way === null) back.letGo();
      else if (way === 'ask_to_leave') now.current.ports.askToLeave();
      else now.current.ports.revisit(way);
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, [back]);
}

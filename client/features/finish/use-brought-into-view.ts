import { useEffect, useRef, useState } from 'react';

/**
 * Filing takes the pressed button away: focus and view go to what is next, so that nobody is left at the page's foot.
 * Put `place` on a focusable element inside the scrolled panel and call `bring` when its content changes.
 */
export function useBroughtIntoView() {
  const place = useRef<HTMLDivElement>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times === 0) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.parentElement?.scrollTo({ top: 0 });
  }, [times]);
  const bring = () => {
    setTimes((before) => before + 1);
  };
  return { place, bring };
}

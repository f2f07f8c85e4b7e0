import { useEffect, useState } from 'react';
import { clockOf, minutesOf } from './elapsed.ts';

interface TimerProps {
  /** Start, in ms since 1970 by the same clock as `now`. */
  since: number;
  /** The clock; pass the server's where the two differ. Default: this device's. */
  now?: (() => number) | undefined;
  /** `clock` 12:34, `words` "12 min". */
  format?: 'clock' | 'words' | undefined;
}

/** Time since an instant, kept current. Never announced: nobody wants a clock read aloud. */
export function Timer({ since, now = Date.now, format = 'clock' }: TimerProps) {
  const [, tick] = useState(0);
  useEffect(() => {
    const beat = setInterval(() => {
      tick((n) => n + 1);
    }, 1000);
    return () => {
      clearInterval(beat);
    };
  }, []);
  const seconds = (now() - since) / 1000;
  return (
    <time role="timer" aria-live="off">
      {format === 'clock' ? clockOf(seconds) : minutesOf(seconds)}
    </time>
  );
}

import { useEffect, useRef } from 'react';
import type { PrivateLine } from '../../shared/views.ts';
import { clockTime } from '../words/practice-time.ts';
import styles from './message-log.module.css';

/** The private line's messages, the newest in sight. Not a live region: what is read aloud others may hear. */
export function MessageLog({ line, timeZone }: { line: PrivateLine; timeZone: string }) {
  const end = useRef<HTMLLIElement>(null);
  const count = line.messages.length;
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  if (count === 0) return null;
  return (
    // It may scroll with nothing in it to focus: the arrow keys must reach it.
    <ol role="list" className={styles.log} aria-label={`Messages with ${line.name}`} tabIndex={0}>
      {line.messages.map(({ id, at, mine, text }, index) => (
        <li key={id} ref={index === count - 1 ? end : undefined} data-mine={mine || undefined}>
          <p className={styles.by}>
            {mine ? 'You' : line.name}, <time dateTime={at}>{clockTime(at, timeZone)}</time>
          </p>
          <p className={styles.text}>{text}</p>
        </li>
      ))}
    </ol>
  );
}

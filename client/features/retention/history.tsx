import type { PatientRetention } from '../../../shared/http-retention.ts';
import { longDate, longDay } from '../../words/practice-time.ts';
import { factWords } from './retention-words.ts';
import styles from './retention.module.css';

interface Line {
  at: string;
  by: string;
  what: string;
  why: string;
}

function linesOf({ facts, holds, reviews }: PatientRetention): Line[] {
  const lines = [
    ...facts.map((fact) => ({ at: fact.at, by: fact.by, what: factWords(fact), why: fact.reason })),
    ...holds.flatMap((hold) => [
      { at: hold.at, by: hold.by, what: 'Legal hold placed', why: hold.reason },
      ...(hold.lifted === null
        ? []
        : [{ at: hold.lifted.at, by: hold.lifted.by, what: 'Legal hold lifted', why: hold.lifted.reason }]),
    ]),
    ...reviews.map(({ at, by, keepUntil, reason }) => ({
      at,
      by,
      what: keepUntil === null ? 'Disposal proposed' : `Kept longer, until ${longDay(keepUntil)}`,
      why: reason,
    })),
  ];
  return lines.sort((one, other) => other.at.localeCompare(one.at));
}

/** What was recorded and decided about how long, the newest first; nothing of it is ever rewritten. */
export function History({ retention, timeZone }: { retention: PatientRetention; timeZone: string }) {
  const lines = linesOf(retention);
  if (lines.length === 0) return null;
  return (
    <details className={styles.history}>
      <summary>What was recorded, {String(lines.length)}</summary>
      <ol role="list">
        {lines.map((line) => (
          <li key={`${line.at} ${line.what}`}>
            <strong>{line.what}</strong>
            <span>{line.why}</span>
            <span className={styles.quiet}>
              {longDate(line.at, timeZone)}, {line.by}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

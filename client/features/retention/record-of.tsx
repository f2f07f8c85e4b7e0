import type { ReviewEntry } from '../../../shared/http-retention.ts';
import { longDay, shortDay } from '../../words/practice-time.ts';
import { countOf } from './retention-words.ts';
import styles from './retention.module.css';

/** Whose record it is and how much there is of it; nothing that it says. */
export function RecordOf({ entry }: { entry: ReviewEntry }) {
  return (
    <div className={styles.record}>
      <p>
        <strong>{entry.name}</strong>
      </p>
      <p className={styles.quiet}>
        Born {shortDay(entry.dateOfBirth)}, {entry.identifierKind} {entry.identifier}
      </p>
      <p className={styles.quiet}>
        {countOf(entry.consultations, 'consultation')}, {countOf(entry.stills, 'still')}. Last contact{' '}
        {longDay(entry.lastContact)}
      </p>
    </div>
  );
}

import type { PatientCard } from '../../shared/views.ts';
import { otherName } from '../words/called.ts';
import { shortDay } from '../words/practice-time.ts';
import styles from './person.module.css';

interface PersonProps {
  patient: PatientCard;
  /** A quiet third line: the reason for the visit, an identifier. */
  more?: string | undefined;
  muted?: boolean | undefined;
}

/** A patient in a list: name first, then what tells two of the same name apart (R19). */
export function Person({ patient, more, muted = false }: PersonProps) {
  const called = otherName(patient);
  return (
    <div className={muted ? styles.muted : styles.person}>
      <p className={styles.who}>
        <span className={styles.name}>{patient.name}</span>{' '}
        {called !== null && <span className={styles.preferred}>“{called}” </span>}
        <span className={styles.detail}>
          Born {shortDay(patient.dateOfBirth)}, {patient.age}
        </span>
      </p>
      {more !== undefined && more !== '' && <p className={styles.more}>{more}</p>}
    </div>
  );
}

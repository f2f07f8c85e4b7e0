import ArrowLeft from 'lucide-react/icons/arrow-left';
import type { StaffView } from '../../../shared/views.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { clockTime, longDay } from '../../words/practice-time.ts';
import { unbroken } from '../../words/unbroken.ts';
import styles from './finish-header.module.css';

/** Whose consultation this is, by two identifiers, and the way back to the day. */
export function FinishHeader({ view }: { view: StaffView }) {
  const { patient, practice, state } = view;
  const ended =
    state.name === 'finishing' || state.name === 'closed'
      ? clockTime(state.endedAt, practice.timeZone)
      : null;
  return (
    <header className={styles.header}>
      <LinkButton href="/today" variant="quiet" size="small" icon={ArrowLeft}>
        Today
      </LinkButton>
      <div className={styles.who}>
        <h1>Finish: {patient.name}</h1>
        <p>
          Born {longDay(patient.dateOfBirth)}, {patient.age}.{' '}
          {unbroken(`${patient.identifierKind} ${patient.identifier}`)}
        </p>
      </div>
      {ended !== null && <p className={styles.ended}>Call ended {ended}</p>}
    </header>
  );
}

import Users from 'lucide-react/icons/users';
import type { PresentParticipant } from '../../../../shared/views.ts';
import { Icon } from '../../../ui/core/Icon.tsx';
import { hereWords } from './here-words.ts';
import styles from './CallScreen.module.css';

interface WhoIsHereProps {
  practice: string;
  clinician: string;
  others: readonly PresentParticipant[];
  /** As the patient is called. */
  patient: string;
  /** This page itself reaches the practice. */
  online: boolean;
}

/** Practice and doctor on top, and everybody who is in the call by name. */
export function WhoIsHere({ practice, clinician, others, patient, online }: WhoIsHereProps) {
  return (
    <header className={styles.top}>
      <p className={styles.who}>
        <strong>{clinician}</strong>
        <span>{practice}</span>
      </p>
      <p className={styles.here}>
        <Icon of={Users} size="s" />
        <span>{hereWords(others, { clinician, patient }, online)}</span>
      </p>
    </header>
  );
}

import Users from 'lucide-react/icons/users';
import type { PresentParticipant } from '../../../../shared/views.ts';
import { Icon } from '../../../ui/core/Icon.tsx';
import styles from './CallScreen.module.css';

const inWords = new Intl.ListFormat('en-IE');

interface WhoIsHereProps {
  practice: string;
  clinician: string;
  others: readonly PresentParticipant[];
}

/** Practice and doctor on top, and everybody who is in the call by name. */
export function WhoIsHere({ practice, clinician, others }: WhoIsHereProps) {
  // The doctor's name stands right above.
  const described = ({ name, role }: PresentParticipant) =>
    role === 'chaperone' ? `${name} (chaperone)` : name === clinician ? 'your doctor' : name;
  return (
    <header className={styles.top}>
      <p className={styles.who}>
        <strong>{clinician}</strong>
        <span>{practice}</span>
      </p>
      <p className={styles.here}>
        <Icon of={Users} size="s" />
        <span>
          With you now: {others.length === 0 ? 'nobody yet' : inWords.format(others.map(described))}
        </span>
      </p>
    </header>
  );
}

import Users from 'lucide-react/icons/users';
import type { PresentParticipant } from '../../../../shared/views.ts';
import { Icon } from '../../../ui/core/Icon.tsx';
import styles from './CallScreen.module.css';

interface WhoIsHereProps {
  practice: string;
  clinician: string;
  others: readonly PresentParticipant[];
}

const described = ({ name, role }: PresentParticipant) =>
  role === 'chaperone' ? `${name} (chaperone)` : name;

/** Practice and doctor on top, and everybody who is in the call by name. */
export function WhoIsHere({ practice, clinician, others }: WhoIsHereProps) {
  return (
    <header className={styles.top}>
      <p className={styles.who}>
        <strong>{clinician}</strong>
        <span>{practice}</span>
      </p>
      <p className={styles.here}>
        <Icon of={Users} size="s" />
        <span>With you now: {others.length === 0 ? 'nobody yet' : others.map(described).join(', ')}</span>
      </p>
    </header>
  );
}

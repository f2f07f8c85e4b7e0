import CirclePause from 'lucide-react/icons/circle-pause';
import { Icon } from '../../../ui/core/Icon.tsx';
import styles from './CallScreen.module.css';

/** The whole truth of a pause, large: nobody sees the patient, everybody hears. */
export function PausedPanel({ chaperone }: { chaperone: string | undefined }) {
  return (
    <div className={styles.paused} role="status">
      <Icon of={CirclePause} size="xl" />
      <h2>Your picture is off</h2>
      <p>
        {chaperone ?? 'The chaperone'} has paused. Nobody can see you, and no photograph can be taken.
        Everyone can still hear you.
      </p>
      <p className={styles.later}>Your picture comes back only when you say so.</p>
    </div>
  );
}

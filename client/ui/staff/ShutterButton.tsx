import { useId } from 'react';
import Camera from 'lucide-react/icons/camera';
import CameraOff from 'lucide-react/icons/camera-off';
import { Icon } from '../core/Icon.tsx';
import { Spinner } from '../core/Progress.tsx';
import styles from './ShutterButton.module.css';

interface ShutterButtonProps {
  /** Why it is closed, in a sentence; absent when it is live. */
  closedBecause?: string | undefined;
  /** What is happening after a press, for example "Asking the patient…". Presses are ignored meanwhile. */
  busy?: string | undefined;
  /** The words under a live shutter. */
  label?: string | undefined;
  onPress: () => void;
}

/** The one large round button of a consultation: live, busy, or closed and saying why. */
export function ShutterButton({
  closedBecause,
  busy,
  label = 'Take photograph',
  onPress,
}: ShutterButtonProps) {
  const words = useId();
  const state = busy !== undefined ? 'busy' : closedBecause !== undefined ? 'closed' : 'live';
  return (
    <div className={styles.shutter} data-state={state}>
      <button
        type="button"
        className={styles.button}
        aria-label={label}
        aria-describedby={state === 'live' ? undefined : words}
        aria-disabled={state !== 'live' || undefined}
        aria-busy={state === 'busy' || undefined}
        onClick={state === 'live' ? onPress : undefined}
      >
        <span className={styles.disc}>
          {state === 'busy' ? <Spinner /> : <Icon of={state === 'closed' ? CameraOff : Camera} size="l" />}
        </span>
      </button>
      <p className={styles.words} id={words} role="status">
        {state === 'closed' && <strong>Closed. </strong>}
        {busy ?? closedBecause ?? label}
      </p>
    </div>
  );
}

import Scale from 'lucide-react/icons/scale';
import type { LegalHold } from '../../../shared/http-retention.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Icon } from '../../ui/core/Icon.tsx';
import { longDate } from '../../words/practice-time.ts';
import styles from './retention.module.css';

interface HoldLineProps {
  hold: LegalHold;
  timeZone: string;
  onLift: () => void;
}

/** A hold that stands: why, since when, by whom, and the way to lift it. */
export function HoldLine({ hold, timeZone, onLift }: HoldLineProps) {
  return (
    <div className={styles.hold}>
      <Icon of={Scale} />
      <p>
        {hold.reason}
        <span className={styles.quiet}>
          {longDate(hold.at, timeZone)}, {hold.by}
        </span>
      </p>
      <Button size="small" onClick={onLift}>
        Lift<span className="visually-hidden"> the hold: {hold.reason}</span>
      </Button>
    </div>
  );
}

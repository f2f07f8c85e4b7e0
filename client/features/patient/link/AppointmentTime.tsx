import { clockTime, weekDay } from '../parts/when.ts';
import styles from './LinkScreens.module.css';

interface AppointmentTimeProps {
  startsAt: string;
  /** The practice's zone; before the person is verified only this device's is known. */
  timeZone?: string;
}

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "09:30", large, with "Monday 2 March". */
export function AppointmentTime({ startsAt, timeZone = ownZone() }: AppointmentTimeProps) {
  return (
    <p className={styles.time}>
      <time dateTime={startsAt}>
        <strong>{clockTime(startsAt, timeZone)}</strong>
        <span>{weekDay(startsAt, timeZone)}</span>
      </time>
    </p>
  );
}

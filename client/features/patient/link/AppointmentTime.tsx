import { clockTime, dayOf, weekDay } from '../../../words/practice-time.ts';
import styles from './LinkScreens.module.css';

interface AppointmentTimeProps {
  startsAt: string;
  /** The practice's zone. */
  timeZone: string;
}

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "09:30", large, with "Monday 2 March"; somewhere else in the world also what this device's clock will show then. */
export function AppointmentTime({ startsAt, timeZone }: AppointmentTimeProps) {
  const here = clockTime(startsAt, ownZone());
  return (
    <p className={styles.time}>
      <time dateTime={startsAt}>
        <strong>{clockTime(startsAt, timeZone)}</strong>
        <span>{weekDay(dayOf(startsAt, timeZone))}</span>
        {here !== clockTime(startsAt, timeZone) && <span>That is {here} on your clock</span>}
      </time>
    </p>
  );
}

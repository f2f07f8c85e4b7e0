import { exactTime } from '../../words/practice-time.ts';
import { useChaperoning } from './chaperone-context.ts';
import { ownPresence } from './facts.ts';
import styles from './side.module.css';

/** When this chaperone was there and when they could see, to the second, as it stands in the record (R30). */
export function PresenceLog({ over = false }: { over?: boolean }) {
  const { view } = useChaperoning();
  const own = ownPresence(view);
  const zone = view.practice.timeZone;
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>Your log</h2>
      <ul role="list" className={styles.log}>
        {own?.admittedAt != null && (
          <li>
            <span>Joined</span> {exactTime(own.admittedAt, zone)}
          </li>
        )}
        {view.couldSee.map(({ from, to }) => (
          <li key={from}>
            <span>Could see</span>
            {exactTime(from, zone)} to {to === null ? 'now' : exactTime(to, zone)}
          </li>
        ))}
        {own?.leftAt != null && (
          <li>
            <span>Left</span> {exactTime(own.leftAt, zone)}
          </li>
        )}
      </ul>
      {view.couldSee.length === 0 && (
        <p className={styles.muted}>
          {over
            ? 'You did not see the patient’s picture.'
            : 'When you can see is added here as it is written down.'}
        </p>
      )}
    </section>
  );
}

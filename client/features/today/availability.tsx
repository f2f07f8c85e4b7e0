import CircleCheck from 'lucide-react/icons/circle-check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import { useState } from 'react';
import type { Today } from '../../../shared/http.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Icon } from '../../ui/core/Icon.tsx';
import { clockTime } from '../../words/practice-time.ts';
import styles from './availability.module.css';

const LENGTHS = [
  { minutes: 30, words: '30 minutes' },
  { minutes: 60, words: '1 hour' },
  { minutes: 120, words: '2 hours' },
  { minutes: 240, words: '4 hours' },
];

interface AvailabilityProps {
  today: Today;
  onSet: (minutes: number) => Promise<void>;
}

/** R31: a chaperone says until when they can be asked; every doctor of the practice then sees their name. */
export function Availability({ today, onSet }: AvailabilityProps) {
  const { availableUntil: until } = today;
  const set = useAction(onSet);
  const [chosen, setChosen] = useState<number | null>(null);
  const say = (minutes: number) => {
    setChosen(minutes);
    void set.run(minutes);
  };
  const busy = (minutes: number) => (set.busy && chosen === minutes ? 'Saving…' : undefined);
  return (
    <section className={styles.panel} aria-label="Whether you can chaperone" data-available={until !== null}>
      <div className={styles.words} role="status">
        <h2 className={styles.title}>
          <Icon of={until === null ? CircleSlash : CircleCheck} />
          {until === null
            ? 'You have not said that you can chaperone now'
            : `You can chaperone until ${clockTime(until, today.timeZone)}`}
        </h2>
        <p className={styles.muted}>
          {until === null
            ? 'Say for how long, and doctors of the practice see your name when a chaperone is wanted.'
            : 'Doctors of the practice see your name when a chaperone is wanted.'}
        </p>
      </div>
      <div
        className={styles.ways}
        role="group"
        aria-label={until === null ? 'I can for' : 'From now, I can for'}
      >
        {LENGTHS.map(({ minutes, words }) => (
          <Button
            key={minutes}
            size="small"
            busy={busy(minutes)}
            onClick={() => {
              say(minutes);
            }}
          >
            {words}
          </Button>
        ))}
        {until !== null && (
          <Button
            size="small"
            variant="quiet"
            busy={busy(0)}
            onClick={() => {
              say(0);
            }}
          >
            Not any more
          </Button>
        )}
      </div>
      <ProblemNotice problem={set.problem} meaning="What you said before still holds." />
    </section>
  );
}

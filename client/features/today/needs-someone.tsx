import CircleCheck from 'lucide-react/icons/circle-check';
import Clock from 'lucide-react/icons/clock';
import Images from 'lucide-react/icons/images';
import type { ReactNode } from 'react';
import type { DayEntry, Today } from '../../../shared/http.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { Icon, type IconGlyph } from '../../ui/core/Icon.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { Person } from '../../parts/person.tsx';
import { dayOf, shortMoment } from '../../words/practice-time.ts';
import { needsOf } from './needs.ts';
import { consultationHref } from './today-actions.ts';
import styles from './needs-someone.module.css';

interface NeedsSomeoneProps {
  today: Today;
  /** Another day's list cannot say that nobody waits now. */
  isToday: boolean;
  now: () => number;
}

/** The two things that do not wait for the list: people in the waiting room, and stills that are not filed (R18). */
export function NeedsSomeone({ today, isToday, now }: NeedsSomeoneProps) {
  const { waiting, unfiled } = needsOf(today);
  if (waiting.length + unfiled.length === 0) {
    if (!isToday) return null;
    return (
      <p className={styles.nothing}>
        <Icon of={CircleCheck} />
        Nobody is waiting, and every still is filed.
      </p>
    );
  }
  return (
    <div className={styles.needs}>
      {waiting.length > 0 && (
        <Need
          icon={Clock}
          title={waiting.length === 1 ? 'Waiting for you' : `${String(waiting.length)} waiting for you`}
        >
          {waiting.map((entry, index) => (
            <Waiting key={entry.id} entry={entry} now={now} first={index === 0} />
          ))}
        </Need>
      )}
      {unfiled.length > 0 && (
        <Need icon={Images} title="Stills not filed">
          {unfiled.map((entry) => (
            <Unfiled key={entry.id} entry={entry} today={today} now={now} />
          ))}
        </Need>
      )}
    </div>
  );
}

function Need({ icon, title, children }: { icon: IconGlyph; title: string; children: ReactNode }) {
  return (
    <section className={styles.need}>
      <h2 className={styles.title}>
        <Icon of={icon} />
        {title}
      </h2>
      <ul role="list" className={styles.list}>
        {children}
      </ul>
    </section>
  );
}

function Waiting({ entry, now, first }: { entry: DayEntry; now: () => number; first: boolean }) {
  if (entry.state.name !== 'waiting') return null;
  return (
    <li className={styles.line}>
      <p className={styles.clock}>
        <Timer since={Date.parse(entry.state.since)} now={now} format="words" />
        <span className={styles.unit}>waiting</span>
      </p>
      <Person patient={entry.patient} more={entry.chaperoneWanted ? 'Wants a chaperone' : entry.reason} />
      <LinkButton href={consultationHref(entry.id)} variant={first ? 'primary' : 'secondary'}>
        See patient<span className="visually-hidden"> {entry.patient.name}</span>
      </LinkButton>
    </li>
  );
}

function Unfiled({ entry, today, now }: { entry: DayEntry; today: Today; now: () => number }) {
  if (entry.oldestUnfiledAt === null) return null;
  const earlier = dayOf(entry.startsAt, today.timeZone) !== today.day;
  const count = entry.unfiled === 1 ? '1 still' : `${String(entry.unfiled)} stills`;
  return (
    <li className={styles.line}>
      <p className={styles.clock}>
        <Timer since={Date.parse(entry.oldestUnfiledAt)} now={now} format="words" />
        <span className={styles.unit}>not filed</span>
      </p>
      <Person
        patient={entry.patient}
        more={earlier ? `${count}, ${shortMoment(entry.startsAt, today.timeZone)}` : count}
      />
      <LinkButton href={consultationHref(entry.id)}>
        Finish<span className="visually-hidden"> {entry.patient.name}</span>
      </LinkButton>
    </li>
  );
}

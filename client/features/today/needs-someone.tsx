import CircleCheck from 'lucide-react/icons/circle-check';
import Clock from 'lucide-react/icons/clock';
import Hand from 'lucide-react/icons/hand';
import Hourglass from 'lucide-react/icons/hourglass';
import Images from 'lucide-react/icons/images';
import type { ReactNode } from 'react';
import type { DayEntry, Today } from '../../../shared/http.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Icon, type IconGlyph } from '../../ui/core/Icon.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { Person } from '../../parts/person.tsx';
import { clockTime, dayOf, shortMoment } from '../../words/practice-time.ts';
import { unbroken } from '../../words/unbroken.ts';
import { needsOf } from './needs.ts';
import { consultationHref } from './today-actions.ts';
import styles from './needs-someone.module.css';

interface NeedsSomeoneProps {
  today: Today;
  /** Another day's list cannot say that nobody waits now. */
  isToday: boolean;
  now: () => number;
  onHelpSeen: (entry: DayEntry) => void;
}

/** What does not wait for the list: people who ask for help or wait, and stills that are not filed (R18). */
export function NeedsSomeone({ today, isToday, now, onHelpSeen }: NeedsSomeoneProps) {
  const { help, waiting, away, unfiled } = needsOf(today);
  if (help.length + waiting.length + away.length + unfiled.length === 0) {
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
      {help.length > 0 && (
        <Need icon={Hand} tone="danger" title="Asked for help">
          {help.map((entry) => (
            <Help key={entry.id} entry={entry} timeZone={today.timeZone} now={now} onSeen={onHelpSeen} />
          ))}
        </Need>
      )}
      {waiting.length > 0 && (
        <Need
          icon={Clock}
          title={waiting.length === 1 ? 'Waiting for you' : `${String(waiting.length)} waiting for you`}
        >
          {waiting.map((entry, index) => (
            <Waiting key={entry.id} entry={entry} now={now} first={index === 0 && help.length === 0} />
          ))}
        </Need>
      )}
      {away.length > 0 && (
        <Need icon={Hourglass} title="Place kept, page not open">
          {away.map((entry) => (
            <Away key={entry.id} entry={entry} now={now} />
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

interface NeedProps {
  icon: IconGlyph;
  title: string;
  tone?: 'attention' | 'danger';
  children: ReactNode;
}

function Need({ icon, title, tone = 'attention', children }: NeedProps) {
  return (
    <section className={styles.need} data-tone={tone}>
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

interface HelpProps {
  entry: DayEntry;
  timeZone: string;
  now: () => number;
  onSeen: (entry: DayEntry) => void;
}

/** The patient pressed “I need help”. Whoever has seen it says so; then nobody else goes after it. */
function Help({ entry, timeZone, now, onSeen }: HelpProps) {
  const { helpRequestedAt: askedAt, patient } = entry;
  if (askedAt === null) return null;
  const phone = patient.phone === '' ? '' : `, ${unbroken(`phone ${patient.phone}`)}`;
  return (
    <li className={styles.line}>
      <p className={styles.clock}>
        <Timer since={Date.parse(askedAt)} now={now} format="words" />
        <span className={styles.unit}>ago</span>
      </p>
      <Person patient={patient} more={`Asked for help at ${clockTime(askedAt, timeZone)}${phone}`} />
      <div className={styles.actions}>
        <Button
          onClick={() => {
            onSeen(entry);
          }}
        >
          Seen<span className="visually-hidden">: {patient.name} asked for help</span>
        </Button>
        <LinkButton href={consultationHref(entry.id)} variant="primary">
          Open<span className="visually-hidden"> {patient.name}</span>
        </LinkButton>
      </div>
    </li>
  );
}

/** They went away from the waiting room’s page: nobody is there to be seen, but they can be rung. */
function Away({ entry, now }: { entry: DayEntry; now: () => number }) {
  if (entry.state.name !== 'waiting') return null;
  const { patient } = entry;
  return (
    <li className={styles.line}>
      <p className={styles.clock} data-quiet>
        <Timer since={Date.parse(entry.state.since)} now={now} format="words" />
        <span className={styles.unit}>since they came</span>
      </p>
      <Person
        patient={patient}
        more={patient.phone === '' ? entry.reason : unbroken(`phone ${patient.phone}`)}
      />
      <LinkButton href={consultationHref(entry.id)}>
        Open<span className="visually-hidden"> {patient.name}</span>
      </LinkButton>
    </li>
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

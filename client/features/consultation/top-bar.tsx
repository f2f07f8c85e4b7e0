import Ellipsis from 'lucide-react/icons/ellipsis';
import PhoneOff from 'lucide-react/icons/phone-off';
import { Button } from '../../ui/core/Button.tsx';
import { LinePill } from '../../parts/line-pill.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { Menu } from '../../ui/staff/Menu.tsx';
import { longDay } from '../../words/practice-time.ts';
import { unbroken } from '../../words/unbroken.ts';
import { useConsultation } from './consultation-context.ts';
import { Presence } from './presence.tsx';
import styles from './top-bar.module.css';

/** Along the top: whose consultation, how long, the connection, and the way out; beneath, who is there. */
export function TopBar({ onEnd }: { onEnd: () => void }) {
  const { view, now } = useConsultation();
  const { patient, state } = view;
  const inCall = state.name === 'conversation';
  return (
    <header className={styles.bar}>
      <div className={styles.who}>
        <h1 className={styles.name} title={patient.name}>
          {patient.name}
        </h1>
        <p className={styles.identifiers}>
          Born {longDay(patient.dateOfBirth)}, {patient.age}.{' '}
          {unbroken(`${patient.identifierKind} ${patient.identifier}`)}
        </p>
        <p className={styles.reason} title={view.reason}>
          {view.reason}
        </p>
      </div>
      <div className={styles.right}>
        <Line />
        {inCall && (
          <p className={styles.timer}>
            <span className="visually-hidden">In conversation for </span>
            <Timer since={Date.parse(state.openedAt)} now={now} />
          </p>
        )}
        <MoreMenu />
        {inCall && (
          <Button variant="danger" size="small" icon={PhoneOff} onClick={onEnd}>
            End call
          </Button>
        )}
      </div>
      <Presence />
    </header>
  );
}

/** The connection, as one thing: signalling and media both have to be there. */
function Line() {
  const { call, online } = useConsultation();
  if (online === 'offline') return <StatusPill tone="danger">No connection</StatusPill>;
  return <LinePill online={online === 'online'} phase={call.phase} />;
}

/** What is rarely needed, and must not be in the way. */
function MoreMenu() {
  const { view, goTo } = useConsultation();
  // A doubt that was raised goes on in the checklist.
  const capacity = view.deciding.capacity === 'presumed' ? 'capacity' : 'who_decides';
  return (
    <Menu
      label="More"
      icon={Ellipsis}
      iconOnly
      scope="call"
      items={[
        {
          id: 'in_person',
          label: 'See in person instead',
          detail: 'Ends this consultation with safety-net advice',
        },
        { id: 'capacity', label: 'Capacity', detail: 'Only when you doubt it: capacity is presumed' },
      ]}
      onAction={(id) => {
        if (id === 'in_person') goTo(id);
        if (id === 'capacity') goTo(capacity);
      }}
    />
  );
}

import Ellipsis from 'lucide-react/icons/ellipsis';
import Hand from 'lucide-react/icons/hand';
import Lock from 'lucide-react/icons/lock';
import UserRoundSearch from 'lucide-react/icons/user-round-search';
import type { DayEntry } from '../../../shared/http.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { Menu } from '../../ui/staff/Menu.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { menuFor } from './day-menu.ts';
import { canStillBeJoined } from './needs.ts';
import { stateWords } from './state-words.ts';
import { chaperoneHref, consultationHref, recordHref, type TodayActions } from './today-actions.ts';
import styles from './day-line.module.css';

/** When: the practice's clock and how long. */
export function TimeCell({ entry, timeZone }: { entry: DayEntry; timeZone: string }) {
  return (
    <p className={styles.time}>
      <strong>{clockTime(entry.startsAt, timeZone)}</strong>
      <span>{entry.durationMinutes} min</span>
    </p>
  );
}

/** Where it stands, in words, and what stands out about it. */
export function StateCell({
  entry,
  now,
  timeZone,
}: {
  entry: DayEntry;
  now: () => number;
  timeZone: string;
}) {
  const { tone, icon, words, since } = stateWords(entry.state);
  const here = entry.state.name === 'preparing' || entry.state.name === 'waiting';
  return (
    <Stack gap="xs">
      {entry.helpRequestedAt !== null && (
        <div>
          <StatusPill tone="danger" icon={Hand}>
            Asked for help at {clockTime(entry.helpRequestedAt, timeZone)}
          </StatusPill>
        </div>
      )}
      <Row gap="xs">
        <StatusPill tone={tone} icon={icon}>
          {words}
          {since !== null && (
            <>
              {' '}
              <Timer since={Date.parse(since)} now={now} format="words" />
            </>
          )}
        </StatusPill>
        {entry.chaperoneWanted && (
          <StatusPill tone="attention" icon={UserRoundSearch}>
            Chaperone wanted
          </StatusPill>
        )}
        {entry.linkLocked && (
          <StatusPill tone="danger" icon={Lock}>
            Link locked
          </StatusPill>
        )}
      </Row>
      {here && !entry.patientConnected && (
        <p className={styles.aside}>Page not open just now. The place is kept.</p>
      )}
      {entry.chaperoneNames.length > 0 && (
        <p className={styles.aside}>Chaperone: {entry.chaperoneNames.join(', ')}</p>
      )}
      {!entry.mine && <p className={styles.aside}>With {entry.clinicianName}</p>}
    </Stack>
  );
}

const goTo: Partial<Record<DayEntry['state']['name'], string>> = {
  booked: 'Open',
  preparing: 'Open',
  waiting: 'See patient',
  conversation: 'Return to call',
  finishing: 'Finish',
};

function ForPatient({ name }: { name: string }) {
  return <span className="visually-hidden"> {name}</span>;
}

interface ActionsProps {
  entry: DayEntry;
  act: TodayActions;
}

/** The GP's next step on a line, and everything else behind one button. */
export function GpActions({ entry, act, timeZone }: ActionsProps & { timeZone: string }) {
  if (!entry.mine) return null;
  const toFile = entry.state.name === 'closed' && entry.unfiled > 0;
  const words = toFile ? 'Finish' : goTo[entry.state.name];
  const name = entry.patient.name;
  return (
    <div className={styles.actions}>
      {entry.helpRequestedAt !== null && (
        <Button
          size="small"
          onClick={() => {
            act.helpSeen(entry);
          }}
        >
          Seen
          <span className="visually-hidden">: {name} asked for help</span>
        </Button>
      )}
      {words !== undefined ? (
        <LinkButton href={consultationHref(entry.id)} size="small">
          {words}
          <ForPatient name={name} />
        </LinkButton>
      ) : entry.state.name === 'closed' ? (
        <LinkButton href={recordHref(entry.patient.id)} size="small">
          Record
          <ForPatient name={name} />
        </LinkButton>
      ) : (
        <Button
          size="small"
          onClick={() => {
            act.bookAgain(entry);
          }}
        >
          Book again
          <ForPatient name={name} />
        </Button>
      )}
      <Menu
        label={`More for ${name}, ${clockTime(entry.startsAt, timeZone)}`}
        icon={Ellipsis}
        iconOnly
        items={menuFor(entry)}
        onAction={(id) => {
          const chosen = menuFor(entry).find((item) => item.id === id);
          if (chosen) act[chosen.id](entry);
        }}
      />
    </div>
  );
}

/** A chaperone's next step on a line. */
export function ChaperoneActions({ entry, act }: ActionsProps) {
  if (entry.attestationDue) {
    return (
      <div className={styles.actions}>
        <LinkButton href={chaperoneHref(entry.id)} size="small" variant="primary">
          Say what you saw
          <ForPatient name={entry.patient.name} />
        </LinkButton>
      </div>
    );
  }
  if (!canStillBeJoined(entry)) return null;
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        variant={entry.chaperoneWanted ? 'primary' : 'secondary'}
        onClick={() => {
          act.joinAsChaperone(entry);
        }}
      >
        Join as chaperone
        <ForPatient name={entry.patient.name} />
      </Button>
    </div>
  );
}

import { useState } from 'react';
import Hourglass from 'lucide-react/icons/hourglass';
import UserRound from 'lucide-react/icons/user-round';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { PresentParticipant } from '../../../shared/views.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Icon } from '../../ui/core/Icon.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { useConsultation } from './consultation-context.ts';
import { HelpChip } from './help-chip.tsx';
import { isRefused, presenceWords } from './person-words.ts';
import styles from './top-bar.module.css';

/** Who is present and since when; whoever waits has a button beside their name. */
export function Presence() {
  const { view } = useConsultation();
  const [admitting, setAdmitting] = useState<PresentParticipant | null>(null);
  const inCall = view.state.name === 'conversation';
  const people = view.participants.filter((each) => each.status !== 'left');
  return (
    <ul role="list" className={styles.presence} aria-label="Who is here">
      {people.map((person) => (
        <li key={person.id} className={styles.person} data-status={person.status}>
          <Icon of={iconOf(person)} size="s" />
          <span className={styles.personName} title={person.name}>
            {person.name}
          </span>
          <span className={styles.since}>{presenceWords(person, view.state, view.practice.timeZone)}</span>
          {person.status === 'held' && !isRefused(person) && (person.role !== 'patient' || inCall) && (
            <Button
              size="small"
              aria-label={`Admit ${person.name}`}
              onClick={() => {
                setAdmitting(person);
              }}
            >
              Admit
            </Button>
          )}
        </li>
      ))}
      {view.helpRequestedAt !== null && (
        <li className={styles.help}>
          <HelpChip askedAt={view.helpRequestedAt} />
        </li>
      )}
      <li className={styles.dialogItem}>
        <AdmitDialog
          person={admitting}
          onClose={() => {
            setAdmitting(null);
          }}
        />
      </li>
    </ul>
  );
}

function iconOf(person: PresentParticipant) {
  if (person.status === 'held') return Hourglass;
  return person.connected ? UserRound : WifiOff;
}

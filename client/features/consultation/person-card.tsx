import { useState } from 'react';
import UserCheck from 'lucide-react/icons/user-check';
import type { PresentParticipant } from '../../../shared/views.ts';
import { Avatar } from '../../ui/core/Avatar.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { useAction } from './use-action.ts';
import { acceptedWords, isRefused, trainedWords } from './person-words.ts';
import { IDENTIFIED } from './words.ts';
import styles from './person-card.module.css';

/** A chaperone with the facts to weigh before letting them in, and the button to do it. */
export function PersonCard({ person }: { person: PresentParticipant }) {
  const { view, act } = useConsultation();
  const [admitting, setAdmitting] = useState(false);
  const action = useAction();
  const admitted = person.status === 'admitted';
  return (
    <div className={styles.card}>
      <Avatar name={person.name} size="s" />
      <div className={styles.words}>
        <p className={styles.name}>{person.name}</p>
        <p>{[person.title, trainedWords(person.trained)].filter(Boolean).join(' · ')}</p>
        <p>{IDENTIFIED[person.identified]}</p>
        <p data-tone={person.acceptedByPatient === false ? 'attention' : undefined}>
          {acceptedWords(person, calledName(view))}
        </p>
      </div>
      <div className={styles.actions}>
        {admitted ? (
          <Button
            size="small"
            variant="quiet"
            busy={action.busy ? 'Moving…' : undefined}
            onClick={() => void action.run(() => act.hold(person.id))}
          >
            Move back to waiting
          </Button>
        ) : isRefused(person) ? null : (
          <Button
            size="small"
            icon={UserCheck}
            onClick={() => {
              setAdmitting(true);
            }}
          >
            Admit {person.name}
          </Button>
        )}
      </div>
      <ActionError action={action} />
      <AdmitDialog
        person={admitting ? person : null}
        onClose={() => {
          setAdmitting(false);
        }}
      />
    </div>
  );
}

import { useState } from 'react';
import LinkIcon from 'lucide-react/icons/link';
import UserCheck from 'lucide-react/icons/user-check';
import type { PatientLink } from '../../../../shared/http.ts';
import { LinkPanel } from '../../../parts/link-panel.tsx';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { ActionError } from '../action-error.tsx';
import { AdmitDialog } from '../admit-dialog.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName } from '../facts.ts';
import { newcomerWords, presenceWords } from '../person-words.ts';
import { useAction } from '../use-action.ts';
import type { NamedPerson } from './deciding-words.ts';
import styles from './decider-card.module.css';

/** R4, R7: somebody who joins from elsewhere: their link, whether they are here, what the patient said, and letting them in. */
export function OwnPlace({ person }: { person: NamedPerson }) {
  const { view } = useConsultation();
  const [admitting, setAdmitting] = useState(false);
  const place = view.participants.find(({ id }) => id === person.participantId) ?? null;
  return (
    <>
      <p className={styles.place}>
        {place
          ? `${presenceWords(place, view.state, view.practice.timeZone)}. ${newcomerWords(view, place, calledName(view)).words}`
          : 'Has not opened a link yet'}
      </p>
      {place?.status === 'held' && (
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
      <TheirLink person={person} />
      <AdmitDialog
        person={admitting ? place : null}
        onClose={() => {
          setAdmitting(false);
        }}
      />
    </>
  );
}

/** A link for this person alone, to copy or to scan. */
function TheirLink({ person }: { person: NamedPerson }) {
  const { view, act } = useConsultation();
  const [link, setLink] = useState<PatientLink | null>(null);
  const [showing, setShowing] = useState(false);
  const action = useAction();
  const close = () => {
    setShowing(false);
  };
  const make = () =>
    action.run(async () => {
      setLink(await act.inviteRepresentative({ representativeId: person.id }));
      setShowing(true);
    });
  return (
    <>
      <Button
        size="small"
        icon={LinkIcon}
        busy={action.busy ? 'Making the link…' : undefined}
        onClick={() => void (link ? Promise.resolve(setShowing(true)) : make())}
      >
        {link ? 'Show their link again' : 'Make their link'}
      </Button>
      <ActionError action={action} />
      <Dialog
        open={showing && link !== null}
        size="medium"
        scope="call"
        title={`A link for ${person.name}`}
        onDismiss={close}
        actions={<Button onClick={close}>Done</Button>}
      >
        {link && (
          <LinkPanel link={link} label={`${person.name}’s link`} timeZone={view.practice.timeZone}>
            <p>
              For {person.name} alone. It opens with {calledName(view)}’s date of birth. {calledName(view)} is
              asked about them, then you admit them.
            </p>
          </LinkPanel>
        )}
      </Dialog>
    </>
  );
}

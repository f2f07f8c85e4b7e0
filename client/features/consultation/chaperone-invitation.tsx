import { useState } from 'react';
import type { PatientLink } from '../../../shared/http.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { LinkPanel } from '../../parts/link-panel.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { Folded } from './folded.tsx';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

interface Person {
  name: string;
  title: string;
  trained: boolean | null;
}
const nobody: Person = { name: '', title: '', trained: null };

interface Made {
  readonly link: PatientLink;
  readonly name: string;
}

/** A personal link for a chaperone, made without leaving the call. */
export function ChaperoneInvitation() {
  const { act } = useConsultation();
  const [person, setPerson] = useState(nobody);
  const [made, setMade] = useState<Made | null>(null);
  const [showing, setShowing] = useState(false);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    const { name, title, trained } = person;
    if (name.trim() === '' || title.trim() === '' || trained === null) return;
    await action.run(async () => {
      setMade({ link: await act.inviteChaperone({ name, title, trained }), name });
      setShowing(true);
      setPerson(nobody);
      setAsked(false);
    });
  };
  return (
    <Folded title="Invite a chaperone">
      <p className={styles.muted}>A colleague who is signed in can also join from the day’s list.</p>
      <PersonFields person={person} asked={asked} onChange={setPerson} />
      <ActionError action={action} />
      <div>
        <Button size="small" busy={action.busy ? 'Making the link…' : undefined} onClick={() => void save()}>
          Make their link
        </Button>
      </div>
      {made && (
        <div>
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              setShowing(true);
            }}
          >
            Show {made.name}’s link again
          </Button>
        </div>
      )}
      <LinkDialog
        made={showing ? made : null}
        onClose={() => {
          setShowing(false);
        }}
      />
    </Folded>
  );
}

function PersonFields(props: { person: Person; asked: boolean; onChange: (person: Person) => void }) {
  const { person, asked, onChange } = props;
  return (
    <>
      <TextField
        label="Name"
        value={person.name}
        maxLength={200}
        onChange={(name) => {
          onChange({ ...person, name });
        }}
        error={asked && person.name.trim() === '' ? 'Write their name: the patient is told it.' : undefined}
      />
      <TextField
        label="Their role"
        hint="For example: practice nurse"
        value={person.title}
        maxLength={100}
        onChange={(title) => {
          onChange({ ...person, title });
        }}
        error={asked && person.title.trim() === '' ? 'Write what they are.' : undefined}
      />
      <YesNo
        question="Trained as a chaperone?"
        value={person.trained}
        onChange={(trained) => {
          onChange({ ...person, trained });
        }}
        error={asked && person.trained === null ? 'Say yes or no.' : undefined}
      />
    </>
  );
}

/** The link to hand over: it needs more room than the checklist has. */
function LinkDialog({ made, onClose }: { made: Made | null; onClose: () => void }) {
  const { view } = useConsultation();
  return (
    <Dialog
      open={made !== null}
      size="medium"
      scope="call"
      title={made ? `A link for ${made.name}` : ''}
      onDismiss={onClose}
      actions={<Button onClick={onClose}>Done</Button>}
    >
      {made && (
        <LinkPanel link={made.link} label={`${made.name}’s link`} timeZone={view.practice.timeZone}>
          <p>For {made.name} alone. They say that it is them, the patient is asked, then you admit them.</p>
        </LinkPanel>
      )}
    </Dialog>
  );
}

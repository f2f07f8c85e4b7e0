import { useState } from 'react';
import type { PatientLink } from '../../../shared/http.ts';
import { Button } from '../../ui/core/Button.tsx';
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

/** A personal link for a chaperone, made without leaving the call. */
export function ChaperoneInvitation() {
  const { view, act } = useConsultation();
  const [person, setPerson] = useState(nobody);
  const [made, setMade] = useState<{ link: PatientLink; name: string } | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    const { name, title, trained } = person;
    if (name.trim() === '' || title.trim() === '' || trained === null) return;
    await action.run(async () => {
      setMade({ link: await act.inviteChaperone({ name, title, trained }), name });
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
        <LinkPanel link={made.link} label={`${made.name}’s link`} timeZone={view.practice.timeZone}>
          <p>For {made.name} alone. They say that it is them, then you admit them here.</p>
        </LinkPanel>
      )}
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

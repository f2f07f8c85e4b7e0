import { useState } from 'react';
import Copy from 'lucide-react/icons/copy';
import type { PatientLink } from '../../../shared/http.ts';
import { Button } from '../../ui/core/Button.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { clockTime } from '../../words/practice-time.ts';
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
  const { act } = useConsultation();
  const [person, setPerson] = useState(nobody);
  const [link, setLink] = useState<PatientLink | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    const { name, title, trained } = person;
    if (name.trim() === '' || title.trim() === '' || trained === null) return;
    await action.run(async () => {
      setLink(await act.inviteChaperone({ name, title, trained }));
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
      {link && <LinkToCopy link={link} />}
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

function LinkToCopy({ link }: { link: PatientLink }) {
  const { view } = useConsultation();
  const [copied, setCopied] = useState<'yes' | 'refused' | null>(null);
  const copy = () => {
    navigator.clipboard.writeText(link.url).then(
      () => {
        setCopied('yes');
      },
      () => {
        setCopied('refused');
      },
    );
  };
  return (
    <div className={styles.link}>
      <code className={styles.url}>{link.url}</code>
      <Button size="small" icon={Copy} onClick={copy}>
        Copy
      </Button>
      <p className={styles.muted} role="status">
        {copied === 'yes' && 'Copied. '}
        {copied === 'refused' && 'This browser did not allow copying: select the link instead. '}
        For this person only, until {clockTime(link.validUntil, view.practice.timeZone)}.
      </p>
    </div>
  );
}

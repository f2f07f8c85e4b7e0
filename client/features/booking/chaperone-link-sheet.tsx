import { useId, useState, type SubmitEvent } from 'react';
import type { NewChaperoneLink, PatientLink } from '../../../shared/http.ts';
import { LinkPanel } from '../../parts/link-panel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';

export interface ChaperoneLinkSheetProps {
  patientName: string;
  /** The link, once it is made, and for whom. */
  made: { link: PatientLink; name: string } | null;
  busy: boolean;
  problem: ClientError | null;
  timeZone: string;
  onMake: (person: NewChaperoneLink) => void;
  onClose: () => void;
}

/** A personal link for a chaperone without an account: by name, role and training (R30). */
export function ChaperoneLinkSheet(props: ChaperoneLinkSheetProps) {
  const { patientName, made, busy, timeZone, onMake, onClose } = props;
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [trained, setTrained] = useState<boolean | null>(null);
  const [tried, setTried] = useState(false);
  const form = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || title.trim() === '' || trained === null || busy) return;
    onMake({ name: name.trim(), title: title.trim(), trained });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="Link for a chaperone"
      actions={
        made === null ? (
          <Button type="submit" form={form} variant="primary" busy={busy ? 'Making the link…' : undefined}>
            Make the link
          </Button>
        ) : (
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {made !== null ? (
        <LinkPanel link={made.link} label={`${made.name}’s link`} timeZone={timeZone}>
          <p>
            It is for this person only. They wait until you admit them and {patientName} has accepted them.
          </p>
        </LinkPanel>
      ) : (
        <form id={form} onSubmit={submit} noValidate>
          <Stack gap="m">
            <p>
              For the consultation with {patientName}. Colleagues with a sign-in do not need a link: they join
              from their own list.
            </p>
            <TextField
              label="The chaperone’s name"
              hint="The patient is told this name and may refuse this person."
              value={name}
              onChange={setName}
              maxLength={200}
              autoComplete="off"
              error={tried && name.trim() === '' ? 'Write the chaperone’s full name.' : undefined}
            />
            <TextField
              label="Role"
              hint="For example practice nurse"
              value={title}
              onChange={setTitle}
              maxLength={100}
              autoComplete="off"
              error={tried && title.trim() === '' ? 'Write the chaperone’s role.' : undefined}
            />
            <YesNo
              question="Trained as a chaperone?"
              hint="A relative is not usually suitable as chaperone."
              value={trained}
              onChange={setTrained}
              error={tried && trained === null ? 'Say whether this person is trained.' : undefined}
            />
            <ProblemNotice problem={props.problem} meaning="No link was made." />
          </Stack>
        </form>
      )}
    </Sheet>
  );
}

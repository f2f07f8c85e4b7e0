import { useState } from 'react';
import type { StatementOf } from '../../../../shared/consultation.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { Frame } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { latest } from '../patient-flow.ts';
import type { StepProps } from './step-props.ts';

type Guardian = StatementOf<'answering_for'>['guardian'];

const MISSING = 'Fill this in, so that the doctor knows who is answering.';

/** R4: a parent or guardian decides for somebody under 16; not every parent is one, so it is asked. */
export function WhoStep({ view, act, chrome, current, total, onDone }: StepProps) {
  const earlier = latest(view.statements, 'answering_for');
  const [name, setName] = useState(earlier?.name ?? '');
  const [relationship, setRelationship] = useState(earlier?.relationship ?? '');
  const [guardian, setGuardian] = useState<Guardian | null>(earlier?.guardian ?? null);
  const [asked, setAsked] = useState(false);
  const save = useAction(async () => {
    setAsked(true);
    if (name.trim() === '' || relationship.trim() === '' || guardian === null) return;
    await act.state({ kind: 'answering_for', name, relationship, guardian });
    onDone();
  });
  const error = (value: string) => (asked && value.trim() === '' ? MISSING : undefined);
  return (
    <Frame
      chrome={chrome}
      step={{ current, total, label: 'Who is answering' }}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          busy={save.busy ? 'Saving…' : undefined}
          onClick={() => void save.run()}
        >
          Continue
        </Button>
      }
    >
      <h1>Who is answering for {view.patientName}?</h1>
      <p>
        A parent or guardian answers with {view.patientName}. If they are somewhere else, tell the practice:
        the doctor can invite them too.
      </p>
      <TextField label="Your name" value={name} onChange={setName} maxLength={200} error={error(name)} />
      <TextField
        label={`Who are you to ${view.patientName}?`}
        hint="For example: mother, father, foster carer"
        value={relationship}
        onChange={setRelationship}
        maxLength={100}
        error={error(relationship)}
      />
      <Choice
        label={`Are you ${view.patientName}’s legal guardian?`}
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'not_sure', label: 'I am not sure' },
        ]}
        value={guardian}
        onChange={setGuardian}
        error={asked && guardian === null ? MISSING : undefined}
      />
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}

import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { Frame } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { described, possessive } from '../parts/who-words.ts';
import type { StepProps } from './step-props.ts';
import { useWho, type Holder } from './use-who.ts';

/** R4: who holds the phone for somebody under 16. Not every parent is a guardian, so that is asked, and "not sure" is an answer. */
export function WhoStep({ view, act, chrome, current, total, onDone }: StepProps) {
  const { patientName: patient, elsewhere } = view;
  const who = useWho(view);
  const save = useAction(async () => {
    const statement = who.complete();
    if (!statement) return;
    await act.state(statement);
    onDone();
  });
  return (
    <Frame
      chrome={chrome}
      step={{ current, total, label: 'Who is here' }}
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
      <h1>Who is holding this phone?</h1>
      {elsewhere.map((person) => (
        <p key={person.name}>
          {described(person, patient)}, is asked on a page of their own. Say who is with {patient} here.
        </p>
      ))}
      <Choice<Holder>
        label="Tap one"
        options={[
          { value: 'parent', label: `${possessive(patient)} parent or guardian` },
          {
            value: 'other',
            label: `Somebody else who is with ${patient}`,
            detail: 'For example: aunt, minder',
          },
          { value: 'alone', label: `I am ${patient}, and I am on my own` },
        ]}
        {...who.holder}
      />
      {(who.holder.value === 'parent' || who.holder.value === 'other') && (
        <Person who={who} patient={patient} />
      )}
      {who.holder.value === 'alone' && (
        <Notice tone="info" title="That is all right">
          <p>
            Answer what you can. A parent or guardian has to agree as well, and the doctor sorts that out.
          </p>
        </Notice>
      )}
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}

function Person({ who, patient }: { who: ReturnType<typeof useWho>; patient: string }) {
  const isParent = who.holder.value === 'parent';
  return (
    <>
      <TextField label="Your name" autoComplete="name" maxLength={200} {...who.name} />
      <TextField
        label={`Who are you to ${patient}?`}
        hint={
          isParent ? 'For example: mother, father, foster carer' : 'For example: aunt, grandfather, minder'
        }
        maxLength={100}
        {...who.relationship}
      />
      {isParent ? (
        <Choice
          label={`Are you ${possessive(patient)} legal guardian?`}
          hint="Not every parent is one. If you do not know, say so: the doctor talks about it with you."
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'not_sure', label: 'I am not sure' },
          ]}
          {...who.guardian}
        />
      ) : (
        <Notice tone="info" title="You can help with everything here">
          <p>Only a parent or guardian can agree for {patient}. The practice asks them.</p>
        </Notice>
      )}
    </>
  );
}

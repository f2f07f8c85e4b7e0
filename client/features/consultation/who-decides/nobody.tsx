import { useState } from 'react';
import { Facts } from '../../../parts/facts.tsx';
import { Button } from '../../../ui/core/Button.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, latest } from '../facts.ts';
import { Folded } from '../folded.tsx';
import { useAction } from '../use-action.ts';

/** R6: nobody has authority for a patient who lacks capacity: the reasoning that stands where consent would. */
export function Nobody() {
  const { view } = useConsultation();
  const reasoned = latest(view, 'nobody_decides');
  return (
    <>
      {reasoned && view.deciding.who === 'nobody' && (
        <Facts
          facts={[
            { label: 'Necessary', value: reasoned.necessity },
            { label: 'Their will', value: reasoned.willAndPreferences },
            { label: 'Consulted', value: reasoned.consulted === '' ? 'Nobody' : reasoned.consulted },
          ]}
        />
      )}
      <Folded title={reasoned ? 'Write the reasoning again' : 'Nobody has authority'}>
        <Reasoning />
      </Folded>
    </>
  );
}

const EMPTY = { necessity: '', willAndPreferences: '', consulted: '' };

function Reasoning() {
  const { view, act, goOn } = useConsultation();
  const [said, setSaid] = useState(EMPTY);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const name = calledName(view);
  const save = async () => {
    setAsked(true);
    if (said.necessity.trim() === '' || said.willAndPreferences.trim() === '') return;
    if (!(await action.run(() => act.state({ kind: 'nobody_decides', ...said })))) return;
    setSaid(EMPTY);
    setAsked(false);
    goOn();
  };
  const field = (key: keyof typeof EMPTY) => ({
    value: said[key],
    onChange: (text: string) => {
      setSaid({ ...said, [key]: text });
    },
  });
  const missing = (key: keyof typeof EMPTY, words: string) =>
    asked && said[key].trim() === '' ? words : undefined;
  return (
    <>
      <TextArea
        label="Why it is necessary for them now"
        {...field('necessity')}
        rows={2}
        maxLength={1000}
        error={missing('necessity', 'Write why it is necessary.')}
      />
      <TextArea
        label={`What ${name} would want`}
        hint="Their will and preferences, now and before; how you know"
        {...field('willAndPreferences')}
        rows={2}
        maxLength={1000}
        error={missing('willAndPreferences', 'Write what they would want, as far as it can be known.')}
      />
      <TextField
        label="Who was asked about it, if anybody"
        hint="Next of kin can tell you what they would want. They do not decide."
        {...field('consulted')}
        maxLength={500}
      />
      <ActionError action={action} />
      <div>
        <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Nobody has authority: record this
        </Button>
      </div>
    </>
  );
}

import { useState } from 'react';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';

/** R2: why imaging is necessary, in the clinician's own words. Nothing is suggested here on purpose. */
export function NecessityStep() {
  const { view, act, goOn } = useConsultation();
  const stated = latest(view, 'necessity');
  const [edited, setEdited] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const text = edited ?? stated?.text ?? '';
  const save = async () => {
    setAsked(true);
    if (text.trim() === '') return;
    if (!(await action.run(() => act.state({ kind: 'necessity', text })))) return;
    setEdited(null);
    goOn();
  };
  return (
    <>
      <TextArea
        label="Why a photograph is necessary for this patient’s care"
        hint="Your own words. They stay with every photograph, in the record and in each export."
        value={text}
        onChange={setEdited}
        maxLength={1000}
        error={asked && text.trim() === '' ? 'Write why it is necessary.' : undefined}
      />
      <ActionError action={action} />
      <SaveButton step="necessity" action={action} onSave={() => void save()}>
        Save
      </SaveButton>
    </>
  );
}

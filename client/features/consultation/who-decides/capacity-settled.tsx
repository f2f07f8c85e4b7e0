import { useState } from 'react';
import { Button } from '../../../ui/core/Button.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { useAction } from '../use-action.ts';

/** R6: the doubt was raised by mistake or has been resolved: capacity is presumed again, with the reason. */
export function CapacitySettled() {
  const { act, goOn } = useConsultation();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    if (note.trim() === '') return;
    if (await action.run(() => act.state({ kind: 'capacity_presumed', note }))) goOn();
  };
  return (
    <>
      <TextField
        label="What has settled it"
        value={note}
        maxLength={1000}
        onChange={setNote}
        error={asked && note.trim() === '' ? 'Write what has settled it.' : undefined}
      />
      <ActionError action={action} />
      <div>
        <Button size="small" busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Capacity is presumed again
        </Button>
      </div>
    </>
  );
}

import { useState } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { useAction } from './use-action.ts';

/** R6: capacity is presumed. A doubt is raised here by exception; what follows from it is settled in the checklist. */
export function CapacityDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { act, goTo } = useConsultation();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    if (note.trim() === '' || !(await action.run(() => act.state({ kind: 'capacity_doubt', note })))) return;
    setNote('');
    setAsked(false);
    onClose();
    goTo('who_decides');
  };
  return (
    <Dialog
      open={open}
      size="medium"
      scope="call"
      title="Do you doubt their capacity to decide this?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
            Record the doubt
          </Button>
        </>
      }
    >
      <p>
        Capacity is presumed and is not a routine question. A doubt stops examination and photographs until
        you have assessed it.
      </p>
      <TextArea
        label="What makes you doubt it, for this decision"
        value={note}
        onChange={setNote}
        maxLength={1000}
        error={asked && note.trim() === '' ? 'Write it down first.' : undefined}
      />
      <ActionError action={action} />
    </Dialog>
  );
}

import { useState } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { latest } from './facts.ts';
import { useAction } from './use-action.ts';

/** R6: capacity is presumed. A doubt is raised here by exception, and taken back here. */
export function CapacityDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { view, act, goTo } = useConsultation();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const doubted = latest(view, 'capacity_doubt');
  const presumed = latest(view, 'capacity_presumed');
  const inDoubt =
    doubted !== null &&
    (presumed === null || view.statements.indexOf(presumed) < view.statements.indexOf(doubted));
  const save = async () => {
    setAsked(true);
    if (note.trim() === '') return;
    const kind = inDoubt ? 'capacity_presumed' : 'capacity_doubt';
    if (!(await action.run(() => act.state({ kind, note })))) return;
    setNote('');
    setAsked(false);
    onClose();
  };
  return (
    <Dialog
      open={open}
      size="medium"
      scope="call"
      title={inDoubt ? 'Capacity is in doubt' : 'Do you doubt their capacity to decide this?'}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
            {inDoubt ? 'Capacity is presumed again' : 'Record the doubt'}
          </Button>
        </>
      }
    >
      {inDoubt && (
        <Notice
          tone="attention"
          title="The pathway for a patient who may lack capacity is not there yet"
          actions={
            <Button
              size="small"
              onClick={() => {
                onClose();
                goTo('in_person');
              }}
            >
              See in person
            </Button>
          }
        >
          You noted: {doubted.note}
        </Notice>
      )}
      {!inDoubt && (
        <p>Capacity is presumed and is not a routine question. A doubt stops examination and photographs.</p>
      )}
      <TextArea
        label={inDoubt ? 'What has settled the doubt' : 'What makes you doubt it, for this decision'}
        value={note}
        onChange={setNote}
        maxLength={1000}
        error={asked && note.trim() === '' ? 'Write it down first.' : undefined}
      />
      <ActionError action={action} />
    </Dialog>
  );
}

import { useState } from 'react';
import type { Still } from '../../../shared/consultation.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import type { FinishActions } from './finish-props.ts';

interface DiscardDialogProps {
  still: Still;
  act: FinishActions;
  onDone: () => void;
  onClose: () => void;
}

/** Discarding destroys the picture; that it was taken and why it went stays in the record. */
export function DiscardDialog({ still, act, onDone, onClose }: DiscardDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const discard = useAction(() => act.discardStill({ stillId: still.id, reason: reason.trim() }));
  const confirm = async () => {
    setTried(true);
    if (reason.trim() !== '' && (await discard.run())) onDone();
  };
  return (
    <Dialog
      open
      title="Discard this still?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            busy={discard.busy ? 'Discarding…' : undefined}
            onClick={() => void confirm()}
          >
            Discard the still
          </Button>
        </>
      }
    >
      <p>
        The picture cannot be brought back. That it was taken, and why it was discarded, stays in the record.
      </p>
      <TextArea
        label="Why"
        hint="For example blurred, or not this patient"
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={tried && reason.trim() === '' ? 'Say in a few words why.' : undefined}
      />
      <ProblemNotice problem={discard.problem} meaning="The still was not discarded." />
    </Dialog>
  );
}

import { useState } from 'react';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';

interface CloseAnywayDialogProps {
  busy: boolean;
  problem: ClientError | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** R18: closing with stills that are not filed needs a reason, and they stay on the worklist. */
export function CloseAnywayDialog({ busy, problem, onConfirm, onClose }: CloseAnywayDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      open
      title="Close with stills not filed?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back to the stills</Button>
          <Button
            variant="danger"
            busy={busy ? 'Closing…' : undefined}
            onClick={() => {
              setTried(true);
              if (reason.trim() !== '') onConfirm(reason.trim());
            }}
          >
            Close anyway
          </Button>
        </>
      }
    >
      <p>Your reason stays in the record, and the stills stay on your list until they are filed.</p>
      <TextArea
        label="Why"
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && reason.trim() === '' ? 'Say in a few words why.' : undefined}
      />
      <ProblemNotice problem={problem} meaning="The consultation is not closed." />
    </Dialog>
  );
}

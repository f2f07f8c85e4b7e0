import { useState } from 'react';
import type { DayEntry } from '../../../shared/http.ts';
import { Person } from '../../parts/person.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';

interface ConfirmProps {
  entry: DayEntry;
  busy: boolean;
  problem: ClientError | null;
  onClose: () => void;
}

/** Cancelling asks for the reason, which stays in the record. */
export function CancelDialog({
  entry,
  busy,
  problem,
  onCancel,
  onClose,
}: ConfirmProps & { onCancel: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = () => {
    setTried(true);
    if (reason.trim() !== '') onCancel(reason.trim());
  };
  return (
    <Dialog
      open
      title="Cancel this consultation?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" busy={busy ? 'Cancelling…' : undefined} onClick={confirm}>
            Cancel the consultation
          </Button>
        </>
      }
    >
      <Person patient={entry.patient} more={entry.reason} />
      <p>
        The patient’s link then only says that it is cancelled. Sightline sends the patient nothing by itself.
      </p>
      <TextArea
        label="Why"
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={tried && reason.trim() === '' ? 'Say in a few words why.' : undefined}
      />
      <ProblemNotice problem={problem} meaning="The consultation was not cancelled." />
    </Dialog>
  );
}

/** A no-show is recorded, so it is asked before. */
export function NoShowDialog({
  entry,
  busy,
  problem,
  onConfirm,
  onClose,
}: ConfirmProps & { onConfirm: () => void }) {
  return (
    <Dialog
      open
      title="Record that the patient did not attend?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button variant="danger" busy={busy ? 'Recording…' : undefined} onClick={onConfirm}>
            Did not attend
          </Button>
        </>
      }
    >
      <Person patient={entry.patient} more={entry.reason} />
      <p>The consultation ends. The patient’s link then only says that you missed each other.</p>
      <ProblemNotice problem={problem} meaning="Nothing was recorded." />
    </Dialog>
  );
}

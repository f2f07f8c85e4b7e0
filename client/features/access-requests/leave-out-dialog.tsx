import { useState } from 'react';
import {
  LEAVE_OUT_GROUNDS,
  LeaveOutGround,
  type AccessReview,
  type DecideAccess,
} from '../../../shared/http-access.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';

interface LeaveOutDialogProps {
  item: AccessReview['items'][number];
  /** Rejects with ClientError. */
  onDecide: (decision: DecideAccess) => Promise<void>;
  onClose: () => void;
}

const GROUNDS = LeaveOutGround.options.map((value) => ({ value, label: LEAVE_OUT_GROUNDS[value] }));

/** Leaving out is the exception: on which ground, and why here. */
export function LeaveOutDialog({ item, onDecide, onClose }: LeaveOutDialogProps) {
  const [ground, setGround] = useState<LeaveOutGround | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useAction(onDecide);
  const confirm = async () => {
    setTried(true);
    if (ground === null || reason.trim() === '') return;
    const { id, sha256 } = item;
    const items = [{ id, sha256 }];
    if (await decide.run({ items, include: false, ground, reason: reason.trim() })) onClose();
  };
  return (
    <Dialog
      open
      title="Leave this out"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            busy={decide.busy ? 'Recording…' : undefined}
            onClick={() => void confirm()}
          >
            Leave it out
          </Button>
        </>
      }
    >
      <Stack gap="m">
        <p>
          {item.about}: {item.text}
        </p>
        <Choice
          label="On which ground"
          options={GROUNDS}
          value={ground}
          onChange={setGround}
          error={tried && ground === null ? 'Choose one.' : undefined}
        />
        <TextArea
          label="Why here"
          hint="Kept with the request; it is not in the pack."
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried && reason.trim() === '' ? 'Say why.' : undefined}
        />
        <ProblemNotice problem={decide.problem} meaning="Nothing was decided." />
      </Stack>
    </Dialog>
  );
}

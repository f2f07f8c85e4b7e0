import { useState } from 'react';
import type { Still } from '../../../shared/consultation.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import type { FinishActions } from './finish-props.ts';

interface DecideWithdrawalProps {
  still: Still;
  act: FinishActions;
  onDone: () => void;
}

/** R3: consent was withdrawn after this was taken; the clinician says what becomes of it, and why. */
export function DecideWithdrawal({ still, act, onDone }: DecideWithdrawalProps) {
  const [keep, setKeep] = useState<'keep' | 'destroy' | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const decide = useAction(() =>
    act.decideStill({ stillId: still.id, keep: keep === 'keep', reason: reason.trim() }),
  );
  const record = async () => {
    setAsking(false);
    if (await decide.run()) onDone();
  };
  const press = () => {
    setTried(true);
    if (keep === null || reason.trim() === '') return;
    if (keep === 'destroy') setAsking(true);
    else void record();
  };
  const busy = decide.busy ? 'Recording…' : undefined;
  return (
    <Stack gap="m">
      <Notice tone="attention" title="Consent to photographs was withdrawn">
        <p>There was agreement when this was taken; it has been withdrawn since. What becomes of it?</p>
      </Notice>
      <Choice
        label="This still"
        options={[
          {
            value: 'keep',
            label: 'Stays in the record',
            detail: 'Where care or the law needs it.',
          },
          { value: 'destroy', label: 'Is destroyed', detail: 'The picture cannot be brought back.' },
        ]}
        value={keep}
        onChange={setKeep}
        error={tried && keep === null ? 'Decide what becomes of it.' : undefined}
      />
      <TextArea
        label="Why"
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && reason.trim() === '' ? 'Say in a few words why.' : undefined}
      />
      <ProblemNotice problem={decide.problem} meaning="Nothing was decided. What you wrote is still here." />
      <Button block variant={keep === 'destroy' ? 'danger' : 'primary'} busy={busy} onClick={press}>
        {keep === 'destroy' ? 'Destroy the still' : 'Record the decision'}
      </Button>
      <Dialog
        open={asking}
        title="Destroy this still?"
        onDismiss={() => {
          setAsking(false);
        }}
        actions={
          <>
            <Button
              onClick={() => {
                setAsking(false);
              }}
            >
              Go back
            </Button>
            <Button variant="danger" onClick={() => void record()}>
              Destroy the still
            </Button>
          </>
        }
      >
        <p>The picture cannot be brought back. That it was taken, and your reason, stay in the record.</p>
      </Dialog>
    </Stack>
  );
}

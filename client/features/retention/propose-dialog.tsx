import { useState } from 'react';
import type { ProposeDisposal, ReviewEntry } from '../../../shared/http-retention.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { RecordOf } from './record-of.tsx';

interface ProposeDialogProps {
  entry: ReviewEntry;
  onPropose: (proposal: ProposeDisposal) => Promise<void>;
  onClose: () => void;
}

/** R33, human review: proposed here, confirmed by a GP who is somebody else. */
export function ProposeDialog({ entry, onPropose, onClose }: ProposeDialogProps) {
  const [noClaim, setNoClaim] = useState(false);
  const [notNeeded, setNotNeeded] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const propose = useAction(onPropose);
  const submit = () => {
    setTried(true);
    if (!noClaim || !notNeeded || reason.trim() === '') return;
    const proposal = { noClaimKnown: true, nothingStillNeeded: true, reason: reason.trim() } as const;
    void propose.run(proposal).then((done) => done && onClose());
  };
  return (
    <Dialog
      open
      title="Propose disposal"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="primary" busy={propose.busy ? 'Proposing…' : undefined} onClick={submit}>
            Propose disposal
          </Button>
        </>
      }
    >
      <RecordOf entry={entry} />
      <p>Nothing goes yet: a GP who is not you has to confirm it.</p>
      <Checkbox
        checked={noClaim}
        onChange={setNoClaim}
        error={tried && !noClaim ? 'Find this out first.' : undefined}
      >
        No claim, complaint or inquiry about this patient’s care is known.
      </Checkbox>
      <Checkbox
        checked={notNeeded}
        onChange={setNotNeeded}
        error={tried && !notNeeded ? 'Find this out first; keep it longer where it does.' : undefined}
      >
        Nothing in it still matters: for adult life, for relatives, for care that goes on elsewhere.
      </Checkbox>
      <TextArea
        label="Why"
        hint="It goes with the record."
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && reason.trim() === '' ? 'Say in a few words why.' : undefined}
      />
      <ProblemNotice problem={propose.problem} meaning="Nothing was proposed." />
    </Dialog>
  );
}

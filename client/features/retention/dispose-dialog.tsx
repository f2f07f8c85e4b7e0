import { useState } from 'react';
import type { ReviewEntry } from '../../../shared/http-retention.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { longDate } from '../../words/practice-time.ts';
import { RecordOf } from './record-of.tsx';

interface DisposeDialogProps {
  entry: ReviewEntry;
  proposal: NonNullable<ReviewEntry['proposal']>;
  timeZone: string;
  onDispose: () => Promise<void>;
  onClose: () => void;
}

/** R33: the last look before a record goes for good. */
export function DisposeDialog({ entry, proposal, timeZone, onDispose, onClose }: DisposeDialogProps) {
  const [right, setRight] = useState(false);
  const [tried, setTried] = useState(false);
  const dispose = useAction(onDispose);
  const submit = () => {
    setTried(true);
    if (right) void dispose.run().then((done) => done && onClose());
  };
  return (
    <Dialog
      open
      title="Dispose of this record for good?"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="danger" busy={dispose.busy ? 'Disposing…' : undefined} onClick={submit}>
            Dispose of it for good
          </Button>
        </>
      }
    >
      <RecordOf entry={entry} />
      <p>
        Proposed by {proposal.by} on {longDate(proposal.at, timeZone)}: {proposal.reason}
      </p>
      <p>
        Photographs, notes, consents, shares and copies for teaching are destroyed. Nobody can bring them
        back. The log keeps what went, under which rule and who decided. What was released to the practice
        system, and back-ups, are not reached from here.
      </p>
      <Checkbox
        checked={right}
        onChange={setRight}
        error={tried && !right ? 'Read name, date of birth and number above.' : undefined}
      >
        This is the record I mean.
      </Checkbox>
      <ProblemNotice problem={dispose.problem} meaning="Nothing was disposed of." />
    </Dialog>
  );
}

import { useId, useState, type SubmitEvent } from 'react';
import type { KeepLonger, ReviewEntry } from '../../../shared/http-retention.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { DatePicker } from '../../ui/staff/DatePicker.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { RecordOf } from './record-of.tsx';

interface KeepSheetProps {
  entry: ReviewEntry;
  today: string;
  onKeep: (keep: KeepLonger) => Promise<void>;
  onClose: () => void;
}

/** R33, human review: kept until a later day, with the reason. */
export function KeepSheet({ entry, today, onKeep, onClose }: KeepSheetProps) {
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const keep = useAction(onKeep);
  const form = useId();
  const tooEarly = until === null || until <= today;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (until === null || tooEarly || reason.trim() === '') return;
    void keep.run({ until, reason: reason.trim() }).then((done) => done && onClose());
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="Keep it longer"
      actions={
        <Button type="submit" form={form} variant="primary" busy={keep.busy ? 'Keeping…' : undefined}>
          Keep it
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack gap="m">
          <RecordOf entry={entry} />
          <DatePicker
            label="Until"
            hint="The day after, it is on this list again."
            value={until}
            onChange={setUntil}
            min={today}
            error={tried && tooEarly ? 'Choose a day after today.' : undefined}
          />
          <TextArea
            label="Why"
            value={reason}
            onChange={setReason}
            maxLength={500}
            error={tried && reason.trim() === '' ? 'Say in a few words why.' : undefined}
          />
          <ProblemNotice problem={keep.problem} meaning="Nothing was decided." />
        </Stack>
      </form>
    </Sheet>
  );
}

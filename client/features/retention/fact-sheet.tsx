import { useId, useState, type SubmitEvent } from 'react';
import { RetentionFactKind, type NewRetentionFact } from '../../../shared/http-retention.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { DatePicker } from '../../ui/staff/DatePicker.tsx';
import { Select } from '../../ui/staff/Select.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { FACTS } from './retention-words.ts';

interface FactSheetProps {
  onRecord: (fact: NewRetentionFact) => Promise<void>;
  onClose: () => void;
}

const KINDS = RetentionFactKind.options.map((value) => ({ value, label: FACTS[value].label }));

/** R33: what a clinician knows that the record alone does not say; recorded beside what was said before. */
export function FactSheet({ onRecord, onClose }: FactSheetProps) {
  const [kind, setKind] = useState<RetentionFactKind | null>(null);
  const [applies, setApplies] = useState<boolean | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const record = useAction(onRecord);
  const form = useId();
  const words = kind === null ? null : FACTS[kind];
  const asksDay = words?.day !== undefined && applies === true;
  const dayMissing = asksDay && day === null && kind !== 'litigation';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (kind === null || applies === null || dayMissing || reason.trim() === '') return;
    const fact = { kind, applies, on: asksDay ? day : null, reason: reason.trim() };
    void record.run(fact).then((done) => done && onClose());
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="What decides how long"
      actions={
        <Button type="submit" form={form} variant="primary" busy={record.busy ? 'Recording…' : undefined}>
          Record it
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack gap="m">
          <p>
            Child or adult is taken from the date of birth and the last consultation. Record here what those
            do not say. The longest rule that matches holds.
          </p>
          <Select
            label="What"
            options={KINDS}
            value={kind}
            onChange={setKind}
            error={tried && kind === null ? 'Choose what it is about.' : undefined}
          />
          {words !== null && (
            <YesNo
              question="Does it apply?"
              hint="No corrects what was recorded before; nothing is deleted."
              value={applies}
              onChange={setApplies}
              error={tried && applies === null ? 'Say whether it applies.' : undefined}
            />
          )}
          {asksDay && words?.day !== undefined && (
            <DatePicker
              label={words.day}
              hint={words.dayHint}
              value={day}
              onChange={setDay}
              error={tried && dayMissing ? 'Give the day.' : undefined}
            />
          )}
          <TextArea
            label="How you know"
            value={reason}
            onChange={setReason}
            maxLength={500}
            error={tried && reason.trim() === '' ? 'Say in a few words how you know.' : undefined}
          />
          <ProblemNotice problem={record.problem} meaning="Nothing was recorded." />
        </Stack>
      </form>
    </Sheet>
  );
}

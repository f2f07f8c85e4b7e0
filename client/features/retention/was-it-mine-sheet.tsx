import { useId, useState, type SubmitEvent } from 'react';
import type { WasItMine } from '../../../shared/http-retention.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { DateOfBirthField } from '../../ui/core/DateOfBirthField.tsx';
import { isoDateOf, noDate } from '../../ui/core/date-of-birth.ts';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { longDate } from '../../words/practice-time.ts';

interface WasItMineSheetProps {
  timeZone: string;
  onAsk: (who: WasItMine) => Promise<readonly string[]>;
  onClose: () => void;
}

const KINDS = ['IHI', 'Practice number'] as const;

/** The log names nobody; with number and date of birth it can still say whether a record was this person’s. */
export function WasItMineSheet({ timeZone, onAsk, onClose }: WasItMineSheetProps) {
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null);
  const [identifier, setIdentifier] = useState('');
  const [born, setBorn] = useState(noDate);
  const [tried, setTried] = useState(false);
  const [answer, setAnswer] = useState<readonly string[] | null>(null);
  const ask = useAction(async (who: WasItMine) => {
    setAnswer(await onAsk(who));
  });
  const form = useId();
  const dateOfBirth = isoDateOf(born);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (kind === null || identifier.trim() === '' || dateOfBirth === null) return;
    setAnswer(null);
    void ask.run({ identifierKind: kind, identifier: identifier.trim(), dateOfBirth });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="Was a record of theirs disposed of?"
      actions={
        <Button type="submit" form={form} variant="primary" busy={ask.busy ? 'Looking…' : undefined}>
          Look in the log
        </Button>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack gap="m">
          <p>The log names nobody. With the number and the date of birth it can be asked about one person.</p>
          <Choice
            label="Kind of number"
            options={KINDS.map((value) => ({ value, label: value }))}
            value={kind}
            onChange={setKind}
            layout="row"
            error={tried && kind === null ? 'Choose one.' : undefined}
          />
          <TextField
            label="Number"
            value={identifier}
            onChange={setIdentifier}
            maxLength={40}
            autoComplete="off"
            error={tried && identifier.trim() === '' ? 'Write the number.' : undefined}
          />
          <DateOfBirthField
            label="Date of birth"
            value={born}
            onChange={setBorn}
            error={tried && dateOfBirth === null ? 'Write the whole date.' : undefined}
          />
          <ProblemNotice problem={ask.problem} />
          <div aria-live="polite">{answer !== null && <Answer answer={answer} timeZone={timeZone} />}</div>
        </Stack>
      </form>
    </Sheet>
  );
}

function Answer({ answer, timeZone }: { answer: readonly string[]; timeZone: string }) {
  const [at] = answer;
  return at === undefined ? (
    <Notice tone="info" title="Not in the log">
      <p>
        No record with this number and date of birth was disposed of here. It may have been filed under
        another number.
      </p>
    </Notice>
  ) : (
    <Notice tone="info" title={`Disposed of on ${longDate(at, timeZone)}`}>
      <p>A record with this number and date of birth was disposed of then.</p>
    </Notice>
  );
}

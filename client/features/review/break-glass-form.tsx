import { useState, type SubmitEvent } from 'react';
import { Ground, type BreakGlass, type PatientAccess } from '../../../shared/http-review.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { longDay } from '../../words/practice-time.ts';
import styles from './break-glass-form.module.css';
import { GROUND_WORDS } from './review-words.ts';

const GROUNDS = Ground.options.map((value) => ({ value, label: GROUND_WORDS[value] }));
const SHORTEST = 10;

export interface BreakGlassFormProps {
  patient: PatientAccess;
  /** Rejects with ClientError. */
  onOpen: (ask: BreakGlass) => Promise<void>;
  onOpened: () => void;
}

/** R22: instead of a closed door – what stands in the way, what opening it means, and the reason. */
export function BreakGlassForm({ patient, onOpen, onOpened }: BreakGlassFormProps) {
  const [ground, setGround] = useState<Ground | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const open = useAction(onOpen);
  const tooShort = reason.trim().length < SHORTEST;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (ground === null || tooShort) return;
    if (await open.run({ ground, reason: reason.trim() })) onOpened();
  };
  return (
    <div className={styles.page}>
      <PageHeader title={patient.name} subtitle={`Born ${longDay(patient.dateOfBirth)}`} />
      <Notice tone="info" title="No consultation with this patient yet">
        <p>
          A record opens to the clinicians who have seen the patient, and on the day of a booking to the one
          who will. A booking for another day opens nothing, nor does one that was cancelled or missed. If you
          need the record for their care now, say why. It is then open to you for {patient.minutes} minutes,
          every look is recorded, and a colleague reviews it.
        </p>
      </Notice>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="l">
          <Choice
            label="Why you need it"
            options={GROUNDS}
            value={ground}
            onChange={setGround}
            error={tried && ground === null ? 'Choose one.' : undefined}
          />
          <TextArea
            label="What for"
            hint="The colleague who reviews it reads this."
            value={reason}
            onChange={setReason}
            maxLength={500}
            error={tried && tooShort ? `Say it in ${String(SHORTEST)} characters or more.` : undefined}
          />
          <ProblemNotice problem={open.problem} meaning="Nothing was opened." />
          <Row>
            <Button type="submit" variant="primary" busy={open.busy ? 'Opening…' : undefined}>
              Open for {patient.minutes} minutes
            </Button>
            <LinkButton variant="quiet" href="/patients">
              Leave it closed
            </LinkButton>
          </Row>
        </Stack>
      </form>
    </div>
  );
}

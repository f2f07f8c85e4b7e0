import { useEffect, useId, useState, type SubmitEvent } from 'react';
import type { RecordConsultation } from '../../../shared/http.ts';
import type { NoteWithdrawal, Withdrawal } from '../../../shared/http-withdrawal.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { DatePicker } from '../../ui/staff/DatePicker.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { longDate } from '../../words/practice-time.ts';
import type { RecordActions } from './record-actions.ts';

interface WithdrawalSheetProps {
  consultation: RecordConsultation;
  timeZone: string;
  act: Pick<RecordActions, 'withdrawal' | 'noteWithdrawal'>;
  onClose: () => void;
}

/** R3: somebody stopped photographs after the call, and told the practice. */
export function WithdrawalSheet({ consultation, timeZone, act, onClose }: WithdrawalSheetProps) {
  const [options, setOptions] = useState<Withdrawal | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [tries, setTries] = useState(0);
  const { id } = consultation;
  const note = useAction((body: NoteWithdrawal) => act.noteWithdrawal(id, body));
  const form = useId();
  useEffect(() => {
    let here = true;
    act.withdrawal(id).then(
      (found) => here && setOptions(found),
      (thrown: unknown) => here && setProblem(clientErrorOf(thrown)),
    );
    return () => {
      here = false;
    };
  }, [act, id, tries]);
  const ready = options !== null && options.people.length > 0;
  return (
    <Sheet
      open
      onClose={onClose}
      title="Photographs stopped after the call"
      actions={
        <>
          <Button onClick={onClose}>{ready ? 'Write nothing down' : 'Close'}</Button>
          {ready && (
            <Button
              type="submit"
              form={form}
              variant="primary"
              busy={note.busy ? 'Writing it down…' : undefined}
            >
              Write it down
            </Button>
          )}
        </>
      }
    >
      <Stack gap="l">
        <p>
          The consultation of {longDate(consultation.startsAt, timeZone)}, {consultation.clinicianName}.
        </p>
        {options === null && problem === null && (
          <Skeleton label="Looking who decides" shape="rows" rows={3} />
        )}
        {problem !== null && (
          <ErrorState
            title="This could not be looked up"
            meaning={<p>{problem.message}</p>}
            code={problem.code}
            action={
              <Button
                onClick={() => {
                  setProblem(null);
                  setTries(tries + 1);
                }}
              >
                Try again
              </Button>
            }
          />
        )}
        {options !== null && !ready && (
          <Notice tone="info" title="Nothing is left to stop">
            <p>Nobody’s agreement to photographs stands here, or it has been stopped already.</p>
          </Notice>
        )}
        {ready && (
          <WithdrawalForm
            id={form}
            options={options}
            clinician={consultation.clinicianName}
            onSubmit={(body) => {
              void note.run(body).then((done) => done && onClose());
            }}
          />
        )}
        <ProblemNotice
          problem={note.problem}
          meaning="Nothing was written down. What you wrote is still here."
        />
      </Stack>
    </Sheet>
  );
}

const HEARD: { value: NoteWithdrawal['heard']; label: string }[] = [
  { value: 'phone', label: 'By phone' },
  { value: 'in_person', label: 'In person' },
  { value: 'letter', label: 'By letter' },
  { value: 'message', label: 'By message' },
];

interface WithdrawalFormProps {
  id: string;
  options: Withdrawal;
  clinician: string;
  onSubmit: (body: NoteWithdrawal) => void;
}

/** Nothing is filled in: whose word it is, and how it came, is the clinician's to say. */
function WithdrawalForm({ id, options, clinician, onSubmit }: WithdrawalFormProps) {
  const { people, earliest, today } = options;
  const [who, setWho] = useState<string | null>(null);
  const [heard, setHeard] = useState<NoteWithdrawal['heard'] | null>(null);
  const [heardOn, setHeardOn] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const person = people.find(({ by }) => (by ?? 'patient') === who);
  const possible = heardOn !== null && heardOn >= earliest && heardOn <= today;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!person || heard === null || heardOn === null || !possible) return;
    onSubmit({ by: person.by, heard, heardOn, words: words.trim() });
  };
  return (
    <form id={id} onSubmit={submit} noValidate>
      <Stack gap="l">
        <Choice
          label="Who stopped photographs"
          options={people.map(({ by, name, relationship }) => ({
            value: by ?? 'patient',
            label: by === null ? `${name}, the patient` : `${name}, ${relationship}`,
          }))}
          value={who}
          error={tried && !person ? 'Choose who said it.' : undefined}
          onChange={setWho}
        />
        <Choice
          label="How you heard it"
          options={HEARD}
          value={heard}
          error={tried && heard === null ? 'Choose how you heard it.' : undefined}
          onChange={setHeard}
        />
        <DatePicker
          label="On which day"
          min={earliest}
          value={heardOn}
          error={tried && !possible ? 'Between the consultation and today.' : undefined}
          onChange={setHeardOn}
        />
        <TextArea
          label="What they said or wrote (optional)"
          maxLength={1000}
          value={words}
          onChange={setWords}
        />
        <Notice tone="info" title="What happens then">
          <p>
            Consent to taking and keeping photographs ends, for everything of this consultation. {clinician}{' '}
            decides what becomes of each still. Until then none is shared or released.
          </p>
        </Notice>
      </Stack>
    </form>
  );
}

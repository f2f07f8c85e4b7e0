import { useId, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Refile, RefileTarget } from '../../../shared/http-after.ts';
import { ConsultationId } from '../../../shared/ids.ts';
import { Person } from '../../parts/person.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { longDay, shortMoment } from '../../words/practice-time.ts';
import { refileMissing, type RefileDraft } from './refile-draft.ts';
import styles from './refile-sheet.module.css';

export type Target =
  | { at: 'none' }
  | { at: 'loading' }
  | { at: 'failed'; problem: ClientError }
  | { at: 'found'; target: RefileTarget };

interface RefileSheetProps {
  target: Target;
  /** Looks for the right patient; what is found is shown with a button of its own. */
  finder: ReactNode;
  timeZone: string;
  busy: boolean;
  problem: ClientError | null;
  onBack: () => void;
  onMove: (body: Refile) => void;
  onClose: () => void;
}

/** R19: this photograph belongs to somebody else. First who, then why and where, then the read-back. */
export function RefileSheet(props: RefileSheetProps) {
  const { target, finder, onClose, onBack } = props;
  if (target.at === 'found')
    return <Confirm key={target.target.patient.id} {...props} target={target.target} />;
  return (
    <Sheet
      open
      onClose={onClose}
      title="Move to the right record"
      actions={<Button onClick={onClose}>Leave it here</Button>}
    >
      {target.at === 'loading' && <Loading label="Looking at the other record…" />}
      {target.at === 'failed' && (
        <ErrorState
          title="That did not work"
          meaning={<p>{target.problem.message} Nothing was moved.</p>}
          code={target.problem.code}
          action={<Button onClick={onBack}>Choose again</Button>}
        />
      )}
      {target.at === 'none' && (
        <Stack gap="l">
          <p>Whose photograph is it? Find the right patient by two identifiers.</p>
          {finder}
        </Stack>
      )}
    </Sheet>
  );
}

const CORRECTION = 'correction';

function Confirm(props: Omit<RefileSheetProps, 'target'> & { target: RefileTarget }) {
  const { target, timeZone, busy, problem, onBack, onMove, onClose } = props;
  const { patient, treats, consultations } = target;
  const [draft, setDraft] = useState<RefileDraft>({
    where: consultations.length === 0 ? CORRECTION : null,
    reason: '',
    consentNote: '',
    identifier: '',
  });
  const [tried, setTried] = useState(false);
  const form = useId();
  const missing = tried ? refileMissing(draft, treats) : {};
  const set = (change: Partial<RefileDraft>) => {
    setDraft({ ...draft, ...change });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || Object.keys(refileMissing(draft, treats)).length > 0) return;
    onMove({
      toPatientId: patient.id,
      toConsultationId: draft.where === CORRECTION ? null : ConsultationId.parse(draft.where),
      reason: draft.reason.trim(),
      consentNote: draft.consentNote.trim(),
      patientName: patient.name,
      dateOfBirth: patient.dateOfBirth,
      identifier: treats ? '' : draft.identifier.trim(),
    });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="Move to the right record"
      actions={
        <>
          <Button onClick={onBack}>Another patient</Button>
          <Button type="submit" form={form} variant="primary" busy={busy ? 'Moving…' : undefined}>
            Yes, move it
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack gap="l">
          <Card flat>
            <Person
              patient={patient}
              more={treats ? `${patient.identifierKind} ${patient.identifier}` : ''}
            />
          </Card>
          {target.inPracticeRecord && (
            <Notice tone="attention" title="It is in the practice’s own system as well">
              <p>Under the wrong patient. Put it right there too: Sightline cannot.</p>
            </Notice>
          )}
          {consultations.length > 0 ? (
            <Choice<string>
              label="Where it belongs"
              options={[
                ...consultations.map(({ id, startsAt, clinicianName }) => ({
                  value: id,
                  label: shortMoment(startsAt, timeZone),
                  detail: clinicianName,
                })),
                { value: CORRECTION, label: 'None of these', detail: 'A correction entry of its own' },
              ]}
              value={draft.where}
              onChange={(where) => {
                set({ where });
              }}
              error={missing.where}
            />
          ) : (
            <p>It goes into a correction entry of its own: no consultation to put it in is open to you.</p>
          )}
          <TextArea
            label="Why it was in the wrong record"
            hint="Shown in both records. Leave names out."
            value={draft.reason}
            maxLength={500}
            onChange={(reason) => {
              set({ reason });
            }}
            error={missing.reason ?? (problem?.field === 'reason' ? problem.message : undefined)}
          />
          <TextArea
            label="What the right patient knows and said"
            hint="Consent was given in another record. Shown in the right patient’s record alone."
            value={draft.consentNote}
            maxLength={1000}
            onChange={(consentNote) => {
              set({ consentNote });
            }}
            error={missing.consentNote ?? (problem?.field === 'consentNote' ? problem.message : undefined)}
          />
          {!treats && (
            <TextField
              label={`${patient.identifierKind}, typed by hand`}
              hint="You do not treat this patient: a third identifier has to match."
              value={draft.identifier}
              autoComplete="off"
              onChange={(identifier) => {
                set({ identifier });
              }}
              error={missing.identifier}
            />
          )}
          <p className={styles.readBack}>
            Is it a photograph of <strong>{patient.name}</strong>, born{' '}
            <strong className={styles.date}>{longDay(patient.dateOfBirth)}</strong>?
          </p>
          <ProblemNotice problem={problem} meaning="Nothing was moved. What you wrote is still here." />
        </Stack>
      </form>
    </Sheet>
  );
}

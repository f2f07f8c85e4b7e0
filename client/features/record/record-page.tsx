import FileText from 'lucide-react/icons/file-text';
import { useState } from 'react';
import type { PatientRecord, RecordConsultation } from '../../../shared/http.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { otherName } from '../../words/called.ts';
import { longDay } from '../../words/practice-time.ts';
import { unbroken } from '../../words/unbroken.ts';
import { ConsultationEntry } from './consultation-entry.tsx';
import { stillsFromServer, type StillSource } from '../../parts/still-source.ts';
import type { RecordActions } from './record-actions.ts';
import { ReleaseDialog } from './release-dialog.tsx';
import { StillInRecord } from './still-in-record.tsx';
import { WithdrawalSheet } from './withdrawal-sheet.tsx';

export interface RecordPageProps {
  record: PatientRecord | null;
  problem: ClientError | null;
  act: RecordActions;
  /** Id of the still that is open, or null for the timeline. */
  open: string | null;
  stillSource?: StillSource | undefined;
}

/** A person's record: every consultation, its stills, and what stands behind them. */
export function RecordPage({ record, problem, act, open, stillSource = stillsFromServer }: RecordPageProps) {
  const [releasing, setReleasing] = useState<RecordConsultation | null>(null);
  const [stopped, setStopped] = useState<RecordConsultation | null>(null);
  if (record === null) return problem === null ? <Waiting /> : <Failed problem={problem} act={act} />;
  const { patient, practice, consultations } = record;
  const holding = consultations.find(({ stills }) => stills.some(({ still }) => still.id === open));
  const entry = holding?.stills.find(({ still }) => still.id === open);
  if (holding && entry && (entry.still.state === 'filed' || entry.still.state === 'unfiled')) {
    return (
      <StillInRecord
        key={entry.still.id}
        patient={patient}
        entry={entry}
        statements={holding.statements}
        timeZone={practice.timeZone}
        source={stillSource}
        act={act}
      />
    );
  }
  return (
    <Stack gap="l">
      <PageHeader
        title={patient.name}
        subtitle={subtitleOf(record)}
        actions={
          <LinkButton size="small" href={`/access-requests?patient=${patient.id}`}>
            Subject access…
          </LinkButton>
        }
      />
      {problem !== null && (
        <Notice tone="attention" title="This may not be the newest" actions={<Again act={act} />}>
          <p>
            {problem.message} <small>Code {problem.code}</small>
          </p>
        </Notice>
      )}
      {consultations.length === 0 ? (
        <EmptyState icon={FileText} title="Nothing in the record yet">
          Consultations with {patient.name} appear here once they are booked.
        </EmptyState>
      ) : (
        <div>
          {consultations.map((consultation) => (
            <ConsultationEntry
              key={consultation.id}
              consultation={consultation}
              patientId={patient.id}
              timeZone={practice.timeZone}
              source={stillSource}
              onRelease={() => {
                setReleasing(consultation);
              }}
              onStopped={() => {
                setStopped(consultation);
              }}
            />
          ))}
        </div>
      )}
      {releasing && (
        <ReleaseDialog
          consultation={releasing}
          timeZone={practice.timeZone}
          onRelease={() => act.release(releasing.id)}
          onClose={() => {
            setReleasing(null);
          }}
        />
      )}
      {stopped && (
        <WithdrawalSheet
          consultation={stopped}
          timeZone={practice.timeZone}
          act={act}
          onClose={() => {
            setStopped(null);
          }}
        />
      )}
    </Stack>
  );
}

function subtitleOf({ patient }: PatientRecord): string {
  const other = otherName(patient);
  const called = other === null ? '' : `Likes to be called ${other}. `;
  const phone = patient.phone === '' ? '' : `, ${unbroken(`phone ${patient.phone}`)}`;
  return `${called}Born ${longDay(patient.dateOfBirth)}, ${String(patient.age)}. ${unbroken(`${patient.identifierKind} ${patient.identifier}`)}${phone}`;
}

function Again({ act }: { act: RecordActions }) {
  return (
    <Button size="small" onClick={act.again}>
      Try again
    </Button>
  );
}

function Waiting() {
  return (
    <Stack gap="l">
      <PageHeader title="Record" />
      <Skeleton label="The record is on its way" shape="rows" rows={5} />
    </Stack>
  );
}

function Failed({ problem, act }: { problem: ClientError; act: RecordActions }) {
  const closed = problem.code === 'not_allowed';
  return (
    <ErrorState
      title={closed ? 'This record is not open to you' : 'The record could not be opened'}
      meaning={
        <p>
          {closed
            ? 'A record is open to the clinicians who see, or have seen, this patient. Nothing was shown.'
            : problem.message}
        </p>
      }
      code={problem.code}
      action={
        <>
          {!closed && (
            <Button variant="primary" onClick={act.again}>
              Try again
            </Button>
          )}
          <LinkButton href="/patients">Find a patient</LinkButton>
        </>
      }
    />
  );
}

import CircleCheck from 'lucide-react/icons/circle-check';
import ClockAlert from 'lucide-react/icons/clock-alert';
import type { UnfiledEntry, UnfiledWorklist } from '../../../shared/http-after.ts';
import { Person } from '../../parts/person.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { clockTime, shortMoment } from '../../words/practice-time.ts';
import { limitWords, stillsWords } from './late.ts';
import styles from './worklist-page.module.css';

interface WorklistPageProps {
  worklist: UnfiledWorklist | null;
  problem: ClientError | null;
  timeZone: string;
  /** The server's clock, ms since 1970. */
  now: () => number;
  onRetry: () => void;
}

/** R18: everything that still has to be filed or decided, oldest first. */
export function WorklistPage({ worklist, problem, timeZone, now, onRetry }: WorklistPageProps) {
  const again = (
    <Button size="small" onClick={onRetry}>
      Try now
    </Button>
  );
  if (worklist === null) {
    return (
      <Stack gap="l">
        <PageHeader title="To file" />
        {problem === null ? (
          <Skeleton label="The worklist is on its way" shape="rows" rows={4} />
        ) : (
          <ErrorState
            title="The worklist could not be fetched"
            meaning={<p>{problem.message}</p>}
            code={problem.code}
            action={again}
          />
        )}
      </Stack>
    );
  }
  return (
    <Stack gap="l">
      <PageHeader
        title="To file"
        subtitle={`A still is late ${limitWords(worklist.lateAfterMinutes)} after it was taken.`}
      />
      {problem !== null && (
        <Notice
          tone="attention"
          title={`This list is from ${clockTime(worklist.serverNow, timeZone)}`}
          actions={again}
        >
          <p>
            {problem.message} <small>Code {problem.code}</small>
          </p>
        </Notice>
      )}
      {worklist.mine.length === 0 ? (
        <EmptyState icon={CircleCheck} title="Every still is filed">
          What you photograph in a call appears here until it is filed or discarded.
        </EmptyState>
      ) : (
        <Mine entries={worklist.mine} timeZone={timeZone} now={now} />
      )}
      <Others worklist={worklist} timeZone={timeZone} />
    </Stack>
  );
}

function Mine({ entries, timeZone, now }: { entries: UnfiledEntry[]; timeZone: string; now: () => number }) {
  return (
    <Worklist
      label="Stills that are not filed"
      rows={entries}
      keyOf={({ consultationId }) => consultationId}
      needsAttention={({ late }) => late}
      columns={[
        {
          id: 'since',
          title: 'Not filed for',
          cell: (entry) => (
            <div className={styles.since}>
              <Since entry={entry} now={now} />
            </div>
          ),
        },
        {
          id: 'patient',
          title: 'Patient',
          cell: ({ patient, startsAt }) => (
            <Person patient={patient} more={shortMoment(startsAt, timeZone)} />
          ),
        },
        { id: 'what', title: 'What is left', cell: (entry) => <p>{leftWords(entry)}</p> },
        {
          id: 'act',
          title: 'Action',
          width: 'end',
          cell: ({ consultationId, patient, state }) => (
            <LinkButton href={`/consultations/${consultationId}`}>
              {state === 'conversation' ? 'Open the call' : 'Finish'}
              <span className="visually-hidden"> {patient.name}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

function Since({ entry, now }: { entry: UnfiledEntry; now: () => number }) {
  if (entry.oldestAt === null) return <StatusPill tone="attention">To decide</StatusPill>;
  return (
    <StatusPill tone={entry.late ? 'danger' : 'attention'} icon={ClockAlert}>
      {entry.late && 'Late, '}
      <Timer since={Date.parse(entry.oldestAt)} now={now} format="words" />
    </StatusPill>
  );
}

function leftWords({ unfiled, undecided, state }: UnfiledEntry): string {
  const parts = [
    unfiled > 0 ? `${stillsWords(unfiled)} not filed` : '',
    undecided > 0 ? `consent withdrawn: ${stillsWords(undecided)} to decide` : '',
    state === 'conversation' ? 'the call is open' : '',
  ].filter((part) => part !== '');
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A colleague may be away: that something is late is everybody's business, what it shows is not (R1). */
function Others({ worklist, timeZone }: { worklist: UnfiledWorklist; timeZone: string }) {
  if (worklist.others.length === 0) return null;
  return (
    <Notice tone="info" title="Late with colleagues">
      <ul role="list">
        {worklist.others.map(({ clinicianName, late, oldestAt }) => (
          <li key={clinicianName}>
            {clinicianName}: {stillsWords(late)}, the oldest since {shortMoment(oldestAt, timeZone)}
          </li>
        ))}
      </ul>
      <p>
        Only the clinician who took them, or one who treats the patient, can see them. Tell your colleague.
      </p>
    </Notice>
  );
}

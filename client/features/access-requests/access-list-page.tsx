import FilePlus from 'lucide-react/icons/file-plus-2';
import Inbox from 'lucide-react/icons/inbox';
import type { AccessList, AccessSummary } from '../../../shared/http-access.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { shortDay } from '../../words/practice-time.ts';
import { ASKED_AS, askerName, dueWords, isPressing, STATES } from './access-words.ts';

export interface AccessListPageProps {
  list: AccessList | null;
  problem: ClientError | null;
  /** Set when the list is one patient's. */
  patientName: string | null;
  onNew: () => void;
  onRetry: () => void;
}

/** GDPR Art. 15: who asked for a record, when it is due, and where it stands. */
export function AccessListPage({ list, problem, patientName, onNew, onRetry }: AccessListPageProps) {
  const fresh = (
    <Button variant="primary" icon={FilePlus} onClick={onNew}>
      New request
    </Button>
  );
  return (
    <Stack gap="l">
      <PageHeader
        title="Access requests"
        subtitle={patientName === null ? 'Each is answered within one month' : `For ${patientName}`}
        actions={fresh}
      />
      <Body list={list} problem={problem} onRetry={onRetry} onNew={onNew} />
    </Stack>
  );
}

function Body({ list, problem, onRetry, onNew }: Omit<AccessListPageProps, 'patientName'>) {
  const again = (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  );
  if (list === null && problem !== null)
    return (
      <ErrorState
        title="The list could not be opened"
        meaning={<p>{problem.message}</p>}
        code={problem.code}
        action={again}
      />
    );
  if (list === null) return <Skeleton label="The list is on its way" shape="rows" rows={4} />;
  return (
    <Stack gap="m">
      {problem !== null && (
        <Notice tone="attention" title="This may not be the newest" actions={again}>
          <p>{problem.message}</p>
        </Notice>
      )}
      {list.requests.length === 0 ? (
        <EmptyState
          icon={Inbox}
          title="Nobody has asked"
          action={<Button onClick={onNew}>New request</Button>}
        >
          When somebody asks what the practice holds about a patient, record it the same day: the month counts
          from then.
        </EmptyState>
      ) : (
        <Requests list={list} />
      )}
    </Stack>
  );
}

function Requests({ list: { requests, today } }: { list: AccessList }) {
  return (
    <Worklist<AccessSummary>
      label="Access requests, the soonest due first"
      rows={requests}
      keyOf={({ id }) => id}
      needsAttention={(request) => isPressing(request, today)}
      columns={[
        {
          id: 'patient',
          title: 'Patient',
          cell: ({ patient }) => (
            <>
              {patient.name}
              <div className="muted">Born {shortDay(patient.dateOfBirth)}</div>
            </>
          ),
        },
        {
          id: 'asker',
          title: 'Asked by',
          cell: ({ asker }) => (
            <>
              {askerName(asker)}
              {asker.as !== 'self' && <div className="muted">{ASKED_AS[asker.as]}</div>}
            </>
          ),
        },
        {
          id: 'due',
          title: 'Due',
          cell: (request) => (
            <>
              {shortDay(request.dueOn)}
              <div className="muted">{dueWords(request, today)}</div>
            </>
          ),
        },
        {
          id: 'state',
          title: 'State',
          cell: ({ state }) => <StatusPill tone={STATES[state].tone}>{STATES[state].words}</StatusPill>,
        },
        {
          id: 'open',
          title: 'Open',
          width: 'end',
          cell: ({ id, patient }) => (
            <LinkButton size="small" href={`/access-requests/${id}`}>
              Open<span className="visually-hidden"> the request about {patient.name}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

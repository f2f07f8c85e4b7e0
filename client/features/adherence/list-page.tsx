import ArrowLeft from 'lucide-react/icons/arrow-left';
import CircleCheck from 'lucide-react/icons/circle-check';
import Download from 'lucide-react/icons/download';
import type { AdherenceDays, AdherenceList, AdherenceRow, FigureId } from '../../../shared/http-adherence.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { Worklist } from '../../ui/staff/Worklist.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { FIGURE_WORDS, PERIOD_WORDS } from './adherence-words.ts';

export interface ListPageProps {
  figure: FigureId;
  days: AdherenceDays;
  list: AdherenceList | null;
  problem: ClientError | null;
  /** Rejects with ClientError. */
  onExport: () => Promise<void>;
  onRetry: () => void;
}

/** R23: the consultations behind a figure. The time and the clinician are what to ask by; no patient is named. */
export function ListPage({ figure, days, list, problem, onExport, onRetry }: ListPageProps) {
  const save = useAction(onExport);
  const words = FIGURE_WORDS[figure];
  const period = figure === 'unfiled' ? 'Now' : PERIOD_WORDS[days];
  return (
    <Stack gap="l">
      <PageHeader
        title={words.title}
        subtitle={`${words.list}. ${period}.`}
        actions={
          <Row>
            <LinkButton icon={ArrowLeft} href={`/adherence?days=${days}`}>
              All figures
            </LinkButton>
            {list !== null && list.rows.length > 0 && (
              <Button
                icon={Download}
                busy={save.busy ? 'Writing the file…' : undefined}
                onClick={() => void save.run()}
              >
                Export as CSV
              </Button>
            )}
          </Row>
        }
      />
      <ProblemNotice problem={save.problem} meaning="No file was written." />
      {list === null ? <NotThere problem={problem} onRetry={onRetry} /> : <Rows list={list} />}
    </Stack>
  );
}

function NotThere({ problem, onRetry }: { problem: ClientError | null; onRetry: () => void }) {
  if (problem === null) return <Skeleton label="The list is on its way" shape="rows" rows={6} />;
  return (
    <ErrorState
      title="The list could not be fetched"
      meaning={<p>{problem.message}</p>}
      code={problem.code}
      action={
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
      }
    />
  );
}

function Rows({ list }: { list: AdherenceList }) {
  if (list.rows.length === 0)
    return (
      <EmptyState icon={CircleCheck} title="Nothing here">
        In this period there is nothing to list.
      </EmptyState>
    );
  const moment = (at: string) => shortMoment(at, list.timeZone);
  const numbered = list.rows.map((row, index) => ({ ...row, key: String(index) }));
  return (
    <Worklist<AdherenceRow & { key: string }>
      label={FIGURE_WORDS[list.figure].title}
      rows={numbered}
      keyOf={({ key }) => key}
      needsAttention={({ attention }) => attention}
      columns={[
        {
          id: 'consultation',
          title: 'Consultation',
          cell: ({ consultationAt, at, state }) => (
            <>
              {consultationAt === null ? moment(at) : moment(consultationAt)}
              {state !== '' && <span className="muted"> · {state}</span>}
            </>
          ),
        },
        { id: 'clinician', title: 'Clinician', cell: ({ clinicianName }) => clinicianName },
        {
          id: 'what',
          title: 'What',
          cell: ({ what, attention }) =>
            attention ? <StatusPill tone="attention">{what}</StatusPill> : what,
        },
      ]}
    />
  );
}

import Archive from 'lucide-react/icons/archive';
import BookOpenCheck from 'lucide-react/icons/book-open-check';
import Scale from 'lucide-react/icons/scale';
import { useState } from 'react';
import type { LegalHold, RetentionOverview, ReviewEntry } from '../../../shared/http-retention.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { Tabs } from '../../ui/staff/Tabs.tsx';
import { DisposalLog } from './disposal-log.tsx';
import { HeldList } from './held-list.tsx';
import type { RetentionActions } from './retention-actions.ts';
import { RetentionPanels, type RetentionPanel } from './retention-panels.tsx';
import { RetentionTable } from './retention-table.tsx';
import { countOf } from './retention-words.ts';
import { ReviewList } from './review-list.tsx';

export type RetentionTab = 'review' | 'held' | 'log' | 'table';

export interface RetentionPageProps {
  overview: RetentionOverview | null;
  problem: ClientError | null;
  timeZone: string;
  act: RetentionActions;
  /** Which list is shown at first. */
  first?: RetentionTab;
}

/** R33: what waits for a person, what a hold keeps, what has gone, and the table behind it all. */
export function RetentionPage({ overview, problem, timeZone, act, first = 'review' }: RetentionPageProps) {
  const [tab, setTab] = useState<RetentionTab>(first);
  const [panel, setPanel] = useState<RetentionPanel | null>(null);
  if (overview === null) return <WithoutLists problem={problem} again={act.again} />;
  const lift = (entry: ReviewEntry, hold: LegalHold) => {
    setPanel({ kind: 'lift', entry, hold });
  };
  return (
    <Stack gap="l">
      <PageHeader
        title="Retention"
        subtitle={`${countOf(overview.records, 'record')}. ${countOf(overview.due.length, 'record')} past their time.`}
        actions={
          <Button
            onClick={() => {
              setPanel({ kind: 'was_it_mine' });
            }}
          >
            Somebody asks about their record
          </Button>
        }
      />
      {problem !== null && <Stale problem={problem} again={act.again} />}
      <Tabs
        label="Retention"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'review',
            label: 'To review',
            count: overview.due.length,
            content:
              overview.due.length === 0 ? (
                <EmptyState icon={BookOpenCheck} title="No record is past its time">
                  Records appear here the day after their time is over. Nothing is ever disposed of by itself.
                </EmptyState>
              ) : (
                <ReviewList overview={overview} timeZone={timeZone} onShow={setPanel} />
              ),
          },
          {
            id: 'held',
            label: 'Legal holds',
            count: overview.held.length,
            content:
              overview.held.length === 0 ? (
                <EmptyState icon={Scale} title="No legal hold stands">
                  A hold is placed in the patient’s record, or on this page once a record is to be reviewed.
                </EmptyState>
              ) : (
                <HeldList entries={overview.held} timeZone={timeZone} onLift={lift} />
              ),
          },
          {
            id: 'log',
            label: 'Disposal log',
            count: overview.disposals.length,
            content:
              overview.disposals.length === 0 ? (
                <EmptyState icon={Archive} title="Nothing has been disposed of">
                  The log says what went, under which rule and by whom. It names no patient.
                </EmptyState>
              ) : (
                <DisposalLog disposals={overview.disposals} timeZone={timeZone} />
              ),
          },
          { id: 'table', label: 'The table', content: <RetentionTable overview={overview} /> },
        ]}
      />
      {panel !== null && (
        <RetentionPanels
          panel={panel}
          timeZone={timeZone}
          act={act}
          today={overview.today}
          onClose={() => {
            setPanel(null);
          }}
        />
      )}
    </Stack>
  );
}

function Stale({ problem, again }: { problem: ClientError; again: () => void }) {
  return (
    <Notice
      tone="attention"
      title="This may not be the newest"
      actions={
        <Button size="small" onClick={again}>
          Try again
        </Button>
      }
    >
      <p>
        {problem.message} <small>Code {problem.code}</small>
      </p>
    </Notice>
  );
}

function WithoutLists({ problem, again }: { problem: ClientError | null; again: () => void }) {
  return (
    <Stack gap="l">
      <PageHeader title="Retention" />
      {problem === null ? (
        <Skeleton label="The lists are on their way" shape="rows" rows={6} />
      ) : (
        <ErrorState
          title="The lists could not be fetched"
          meaning={<p>{problem.message}</p>}
          code={problem.code}
          action={
            <Button variant="primary" onClick={again}>
              Try again
            </Button>
          }
        />
      )}
    </Stack>
  );
}

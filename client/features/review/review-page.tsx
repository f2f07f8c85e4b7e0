import CircleCheck from 'lucide-react/icons/circle-check';
import { useState, type ReactNode } from 'react';
import type { ClearReview, ReviewItem, ReviewQueue } from '../../../shared/http-review.ts';
import type { ReviewItemId } from '../../../shared/ids.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { Tabs } from '../../ui/staff/Tabs.tsx';
import { ClearDialog } from './clear-dialog.tsx';
import { ReviewCard } from './review-card.tsx';

export interface ReviewPageProps {
  queue: ReviewQueue | null;
  problem: ClientError | null;
  onRetry: () => void;
  /** Rejects with ClientError. */
  onClear: (id: ReviewItemId, clear: ClearReview) => Promise<void>;
  onCleared: () => void;
  /** Above the queue: what colleagues ask a second clinician (R29). */
  asked?: ReactNode;
  /** Which tab is open first. */
  at?: 'open' | 'cleared';
}

/** R13, R22: what was done past a rule, until somebody else has looked at it. */
export function ReviewPage(props: ReviewPageProps) {
  const { queue, problem, onRetry, onClear, onCleared, asked, at = 'open' } = props;
  const [tab, setTab] = useState(at);
  const [clearing, setClearing] = useState<ReviewItem | null>(null);
  const header = (
    <PageHeader title="Review" subtitle="What was done past a rule, until somebody else has looked at it" />
  );
  if (queue === null)
    return (
      <Stack gap="l">
        {header}
        {asked}
        {problem === null ? (
          <Skeleton label="The queue is on its way" shape="rows" rows={4} />
        ) : (
          <Failed problem={problem} onRetry={onRetry} />
        )}
      </Stack>
    );
  const list = (items: readonly ReviewItem[], title: string, words: string) =>
    items.length === 0 ? (
      <EmptyState icon={CircleCheck} title={title}>
        {words}
      </EmptyState>
    ) : (
      <Stack>
        {items.map((item) => (
          <ReviewCard
            key={item.id}
            item={item}
            timeZone={queue.timeZone}
            serverNow={queue.serverNow}
            onClear={() => {
              setClearing(item);
            }}
          />
        ))}
      </Stack>
    );
  return (
    <Stack gap="l">
      {header}
      {asked}
      {problem !== null && <Stale problem={problem} onRetry={onRetry} />}
      <Tabs
        label="The queue"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'open',
            label: 'Waiting',
            count: queue.open.length,
            content: list(
              queue.open,
              'Nothing waits for review',
              'An emergency override or a record opened by somebody who does not treat the patient appears here.',
            ),
          },
          {
            id: 'cleared',
            label: 'Reviewed',
            content: list(
              queue.cleared,
              'Nothing was reviewed in the last 90 days',
              'Reviews stay here for 90 days, and in the audit for good.',
            ),
          },
        ]}
      />
      {clearing && (
        <ClearDialog
          item={clearing}
          onClear={(clear) => onClear(clearing.id, clear)}
          onDone={() => {
            setClearing(null);
            onCleared();
          }}
          onClose={() => {
            setClearing(null);
          }}
        />
      )}
    </Stack>
  );
}

function Failed({ problem, onRetry }: { problem: ClientError; onRetry: () => void }) {
  return (
    <ErrorState
      title="The queue could not be opened"
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

function Stale({ problem, onRetry }: { problem: ClientError; onRetry: () => void }) {
  return (
    <Notice
      tone="attention"
      title="This may not be the newest"
      actions={
        <Button size="small" onClick={onRetry}>
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

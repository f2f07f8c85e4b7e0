import { useRef, useState } from 'react';
import type { AccessReview, DecideAccess } from '../../../shared/http-access.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { clockTime, longDate } from '../../words/practice-time.ts';
import { LeaveOutDialog } from './leave-out-dialog.tsx';
import { ReviewPart } from './review-part.tsx';
import styles from './review-list.module.css';

export interface ReviewListProps {
  review: AccessReview | null;
  timeZone: string;
  failed: boolean;
  /** Null for who may only read: break-glass (R22). Rejects with ClientError. */
  onDecide: ((decision: DecideAccess) => Promise<void>) | null;
}

const nobody = () => Promise.resolve();

type Item = AccessReview['items'][number];

/** GDPR Art. 15(4): what may be about somebody else, or may harm. A person decides about each. */
export function ReviewList({ review, timeZone, failed, onDecide }: ReviewListProps) {
  const [leavingOut, setLeavingOut] = useState<Item | null>(null);
  const decide = useAction(onDecide ?? nobody);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  /** A reader is faster than the server: presses wait their turn, none is dropped. */
  const include = (items: readonly Item[]) => {
    const read = items.map(({ id, sha256 }) => ({ id, sha256 }));
    const decision = { items: read, include: true, ground: null, reason: '' };
    before.current = before.current.then(() => decide.run(decision));
  };
  if (review === null)
    return failed ? null : (
      <Card title="To look at first">
        <Skeleton label="What has to be looked at is on its way" shape="rows" rows={3} />
      </Card>
    );
  const decided = review.items.filter(({ decision }) => decision !== null).length;
  return (
    <Card
      title="To look at first"
      aside={<span className="muted">{`${String(decided)} of ${String(review.items.length)} decided`}</span>}
    >
      <Stack gap="l">
        <p>
          These parts may be about somebody else, or may harm if the wrong person reads them.{' '}
          {onDecide === null
            ? 'You read this record for one hour; a clinician who treats this patient decides about each.'
            : 'Decide about each; what you leave out is left out of every file in the pack.'}
        </p>
        <ProblemNotice problem={decide.problem} meaning="Nothing was decided." />
        {review.items.length === 0 && <p>There is nothing of that kind in the record.</p>}
        {groupsOf(review, timeZone).map(({ title, items }) => (
          <Parts
            key={items[0]?.id ?? title}
            title={title}
            items={items}
            timeZone={timeZone}
            decide={onDecide === null ? null : { include, leaveOut: setLeavingOut }}
          />
        ))}
      </Stack>
      {leavingOut !== null && onDecide !== null && (
        <LeaveOutDialog
          item={leavingOut}
          onDecide={onDecide}
          onClose={() => {
            setLeavingOut(null);
          }}
        />
      )}
    </Card>
  );
}

/** By consultation, then what is kept beside them; nothing empty. */
function groupsOf(review: AccessReview, timeZone: string): { title: string; items: Item[] }[] {
  const of = (id: string | null) => review.items.filter(({ consultationId }) => consultationId === id);
  return [
    ...review.consultations.map(({ id, startsAt }) => ({
      title: `Consultation of ${longDate(startsAt, timeZone)}, ${clockTime(startsAt, timeZone)}`,
      items: of(id),
    })),
    { title: 'Beside the consultations', items: of(null) },
  ].filter(({ items }) => items.length > 0);
}

interface PartsProps {
  title: string;
  items: readonly Item[];
  timeZone: string;
  decide: { include: (items: readonly Item[]) => void; leaveOut: (item: Item) => void } | null;
}

function Parts({ title, items, timeZone, decide }: PartsProps) {
  const [asking, setAsking] = useState(false);
  // Who is named and what may harm is decided one by one.
  const rest = items.filter(({ kind, decision }) => decision === null && kind === 'text');
  const close = () => {
    setAsking(false);
  };
  return (
    <section className={styles.consultation}>
      <h3>{title}</h3>
      <ul className={styles.parts}>
        {items.map((item) => (
          <ReviewPart
            key={item.id}
            item={item}
            timeZone={timeZone}
            decide={
              decide && {
                include: () => {
                  decide.include([item]);
                },
                leaveOut: () => {
                  decide.leaveOut(item);
                },
              }
            }
          />
        ))}
      </ul>
      {decide && rest.length > 1 && (
        <div>
          <Button
            onClick={() => {
              setAsking(true);
            }}
          >
            Include the {rest.length} other texts…
          </Button>
        </div>
      )}
      {decide && asking && (
        <Dialog
          open
          title={`Include ${String(rest.length)} texts`}
          onDismiss={close}
          actions={
            <>
              <Button onClick={close}>Go on reading</Button>
              <Button
                variant="primary"
                onClick={() => {
                  close();
                  decide.include(rest);
                }}
              >
                I have read them: include
              </Button>
            </>
          }
        >
          <p>
            Each is recorded as your decision. People by name and words about safety are not among them: you
            decide about those one by one.
          </p>
        </Dialog>
      )}
    </section>
  );
}

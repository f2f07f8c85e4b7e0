import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ReviewPage } from '../features/review/review-page.tsx';
import { ColleagueAsks } from '../features/review/colleague-asks.tsx';
import { clearReview, decideAsked } from '../features/review/review-requests.ts';
import { createAskedStore, createReviewStore } from '../features/review/review-store.ts';
import { toast } from '../ui/staff/toast.ts';
import { useReviewCountStore } from './review-count-context.ts';
import { useStaff } from './staff-context.ts';

/** `/review`: what somebody did past a rule and somebody else looks at (R13, R22). */
export function ReviewRoute() {
  const [store] = useState(() => createReviewStore());
  const { queue, problem, load } = useStore(store);
  const count = useReviewCountStore();
  const me = useStaff();
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <ReviewPage
      queue={queue}
      problem={problem}
      onRetry={() => void load()}
      asked={me.role === 'gp' && <Asked timeZone={me.practice.timeZone} />}
      onClear={clearReview}
      onCleared={() => {
        toast({ tone: 'done', title: 'The review is recorded' });
        void load();
        void count.getState().refresh();
      }}
    />
  );
}

/** R29: what colleagues ask, read when the page opens and again when the number beside "Review" has grown. */
function Asked({ timeZone }: { timeZone: string }) {
  const [store] = useState(() => createAskedStore());
  const { asked, problem, load } = useStore(store);
  const count = useReviewCountStore();
  useEffect(() => {
    void load();
    return count.subscribe((after, before) => {
      if (after.count > before.count) void load();
    });
  }, [load, count]);
  return (
    <ColleagueAsks
      asked={asked}
      problem={problem}
      timeZone={timeZone}
      onRetry={() => void load()}
      onDecide={decideAsked}
      onDecided={() => {
        toast({ tone: 'done', title: 'Your decision is recorded' });
        void load();
        void count.getState().refresh();
      }}
    />
  );
}

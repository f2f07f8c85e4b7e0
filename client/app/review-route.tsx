import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ReviewPage } from '../features/review/review-page.tsx';
import { clearReview } from '../features/review/review-requests.ts';
import { createReviewStore } from '../features/review/review-store.ts';
import { toast } from '../ui/staff/toast.ts';
import { useReviewCountStore } from './review-count-context.ts';

/** `/review`: what somebody did past a rule and somebody else looks at (R13, R22). */
export function ReviewRoute() {
  const [store] = useState(() => createReviewStore());
  const { queue, problem, load } = useStore(store);
  const count = useReviewCountStore();
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <ReviewPage
      queue={queue}
      problem={problem}
      onRetry={() => void load()}
      onClear={clearReview}
      onCleared={() => {
        toast({ tone: 'done', title: 'The review is recorded' });
        void load();
        void count.getState().refresh();
      }}
    />
  );
}

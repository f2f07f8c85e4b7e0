import { createContext, useContext } from 'react';
import { createReviewCountStore, type ReviewCountStore } from '../features/review/review-store.ts';

/** How many wait for this person's review; provided by StaffShell. */
export const ReviewCountContext = createContext<ReviewCountStore>(createReviewCountStore());

export const useReviewCountStore = (): ReviewCountStore => useContext(ReviewCountContext);

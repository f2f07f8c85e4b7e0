import { createTodayStore } from '../features/today/today-store.ts';

/** The day's list of this page. */
export const todayStore = createTodayStore();

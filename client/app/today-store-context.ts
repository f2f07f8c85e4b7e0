import { createContext, useContext } from 'react';
import type { TodayStore } from '../features/today/today-store.ts';

/** The day's list, provided by StaffShell. */
export const TodayStoreContext = createContext<TodayStore | null>(null);

/** The day's list. Only under StaffShell. */
export function useTodayStore(): TodayStore {
  const store = useContext(TodayStoreContext);
  if (store === null) throw new Error('useTodayStore outside StaffShell');
  return store;
}

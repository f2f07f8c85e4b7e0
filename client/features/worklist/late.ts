import type { UnfiledEntry, UnfiledWorklist } from '../../../shared/http-after.ts';

/** This clinician's consultations with stills that are late (R18). */
const lateOf = (worklist: UnfiledWorklist | null): UnfiledEntry[] =>
  worklist === null ? [] : worklist.mine.filter(({ late }) => late);

/** "1 still", "3 stills" */
export const stillsWords = (count: number): string => (count === 1 ? '1 still' : `${String(count)} stills`);

/** The alert's title, or null when nothing of theirs is late. */
export function lateTitle(worklist: UnfiledWorklist | null): string | null {
  const count = lateOf(worklist).reduce((sum, { unfiled }) => sum + unfiled, 0);
  if (count === 0) return null;
  return count === 1 ? '1 still is late to be filed' : `${String(count)} stills are late to be filed`;
}

/** What became late since the list before, to be said once. A first list says everything that is late already. */
export function newlyLate(before: UnfiledWorklist | null, after: UnfiledWorklist | null): UnfiledEntry[] {
  const known = new Set(lateOf(before).map(({ consultationId }) => consultationId));
  return lateOf(after).filter(({ consultationId }) => !known.has(consultationId));
}

/** "60 minutes", "2 hours", as the practice set it. */
export const limitWords = (minutes: number): string => {
  if (minutes % 60 !== 0 || minutes < 60) return `${String(minutes)} minutes`;
  return minutes === 60 ? '1 hour' : `${String(minutes / 60)} hours`;
};

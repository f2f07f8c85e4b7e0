import type { UnfiledEntry, UnfiledWorklist } from '../../../shared/http-after.ts';
import { consultationId, sean } from '../../fixtures/people.ts';

export const serverNow = '2026-11-23T12:10:00.000Z';

/** The n-th consultation with something left to file. */
export const entryOf = (n: number, change: Partial<UnfiledEntry> = {}): UnfiledEntry => ({
  consultationId: consultationId(n),
  startsAt: '2026-11-23T10:30:00.000Z',
  state: 'finishing',
  patient: sean,
  unfiled: 1,
  undecided: 0,
  oldestAt: '2026-11-23T10:46:04.000Z',
  late: false,
  ...change,
});

export const worklistOf = (
  mine: UnfiledEntry[],
  others: UnfiledWorklist['others'] = [],
): UnfiledWorklist => ({ serverNow, lateAfterMinutes: 60, mine, others });

import type { AdherenceDays } from '../../../shared/http-adherence.ts';
import type { PracticeId } from '../../../shared/ids.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';

/** Which practice, since when, and how wide the bins are. */
export interface Scope {
  readonly practiceId: PracticeId;
  readonly timeZone: string;
  readonly now: Date;
  readonly from: Date;
  readonly days: AdherenceDays;
  readonly bin: 'week' | 'month';
}

const DAY_MS = 86_400_000;

export const scopeOf = async (deps: ClinicalDeps, actor: StaffActor, days: AdherenceDays): Promise<Scope> => {
  const now = deps.clock.now();
  return {
    practiceId: actor.practiceId,
    timeZone: (await practiceCard(deps.db, actor.practiceId)).timeZone,
    now,
    from: new Date(now.getTime() - Number(days) * DAY_MS),
    days,
    bin: days === '365' ? 'month' : 'week',
  };
};

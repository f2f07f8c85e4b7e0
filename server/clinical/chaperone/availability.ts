import type { StaffView } from '../../../shared/views.ts';
import type { PracticeId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';

/** R30, R31: somebody says that they can chaperone for so many minutes from now, or (0) no longer. */
export const setAvailable = async (
  { db, clock }: ClinicalDeps,
  actor: StaffActor,
  minutes: number,
): Promise<{ until: string }> => {
  const now = clock.now();
  const until = new Date(now.getTime() + minutes * 60_000);
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('chaperone_available')
      .values({ user_id: actor.userId, until })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ until }))
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'chaperone.available',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      detail: { minutes },
    });
  });
  return { until: until.toISOString() };
};

/** Until when this person said that they can, or null. */
export const availableUntil = async (db: Reader, actor: StaffActor, now: Date): Promise<string | null> => {
  const row = await db
    .selectFrom('chaperone_available')
    .select('until')
    .where('user_id', '=', actor.userId)
    .where('until', '>', now)
    .executeTakeFirst();
  return row?.until.toISOString() ?? null;
};

/** Who of the practice says that they can chaperone now. */
export const availableChaperones = async (
  db: Reader,
  practiceId: PracticeId,
  now: Date,
): Promise<StaffView['chaperonesAvailable']> =>
  db
    .selectFrom('chaperone_available')
    .innerJoin('app_user', 'app_user.id', 'chaperone_available.user_id')
    .select(['app_user.name', 'app_user.title', 'app_user.trained'])
    .where('practice_id', '=', practiceId)
    .where('role', '=', 'chaperone')
    .where('disabled_at', 'is', null)
    .where('until', '>', now)
    .orderBy('app_user.name')
    .execute();

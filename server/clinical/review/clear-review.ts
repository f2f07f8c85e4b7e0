import type { ClearReview } from '../../../shared/http-review.ts';
import type { ReviewItemId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { activeGps } from './list-reviews.ts';
import { clearing } from './review.rules.ts';

/**
 * R13, R22: somebody other than the person looks at it and says in words what came of it; once.
 * @throws Refusal `not_found`, `own_review`, `not_allowed` (a manager, where another GP has to look), `conflict` (cleared)
 */
export const clearReview = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: ReviewItemId,
  { outcome, words }: ClearReview,
): Promise<void> => {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    const item = await tx
      .selectFrom('review_item')
      .selectAll()
      .where('id', '=', id)
      .where('practice_id', '=', actor.practiceId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!item) throw new Refusal('not_found');
    const may = clearing(
      { kind: item.kind, about: item.about_user, secondBy: item.second_by },
      actor,
      await activeGps(tx, actor),
    );
    if (may === 'own') throw new Refusal('own_review');
    if (may === 'clinical') throw new Refusal('not_allowed');
    if (item.cleared_at) throw new Refusal('conflict');
    await tx
      .updateTable('review_item')
      .set({ cleared_by: actor.userId, cleared_at: now, outcome, words })
      .where('id', '=', id)
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'review.cleared',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      patientId: item.patient_id,
      ...(item.consultation_id ? { consultationId: item.consultation_id } : {}),
      detail: { reviewItemId: id, kind: item.kind, outcome },
    });
  });
};

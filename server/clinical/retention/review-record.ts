import type { KeepLonger, ProposeDisposal } from '../../../shared/http-retention.ts';
import { RetentionReviewId } from '../../../shared/ids.ts';
import type { PatientId } from '../../../shared/ids.ts';
import type { CalendarDay } from '../../../shared/text.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { auditedAs, changeRecord } from './retention-deps.ts';
import type { OpenRecord, RetentionDeps } from './retention-deps.ts';
import { rememberedStanding, standingOfRecord } from './standing.ts';

/** @throws Refusal `retention_held`, `retention_not_due` */
export const needDue = (standing: { readonly held: boolean; readonly due: boolean }): void => {
  if (standing.held) throw new Refusal('retention_held');
  if (!standing.due) throw new Refusal('retention_not_due');
};

const writeReview = async (
  { tx, now, record, counting }: OpenRecord,
  actor: StaffActor,
  review: { readonly reason: string; readonly keepUntil: CalendarDay | null },
): Promise<RetentionReviewId> => {
  const id = newId(RetentionReviewId);
  const standing = standingOfRecord(record, counting);
  const remembered = rememberedStanding(record, standing);
  const keep = review.keepUntil !== null;
  await tx
    .insertInto('retention_review')
    .values({
      id,
      patient_id: record.patientId,
      at: now,
      by_user_id: actor.userId,
      decision: keep ? 'keep' : 'propose',
      keep_until: review.keepUntil,
      reason: review.reason,
      standing: JSON.stringify(remembered),
    })
    .execute();
  await recordAudit(tx, {
    at: now,
    event: keep ? 'retention.kept_longer' : 'retention.disposal_proposed',
    actor: auditedAs(actor),
    practiceId: actor.practiceId,
    patientId: record.patientId,
    detail: {
      reviewId: id,
      keepUntil: review.keepUntil,
      jurisdiction: standing.jurisdiction,
      packVersion: standing.packVersion,
    },
  });
  return id;
};

/**
 * R33, human review: a record past its time, or about to be, is kept until a later day. It ends a proposal as well.
 * @throws Refusal `invalid_request` for a day that is not in the future
 */
export const keepLonger = (
  deps: RetentionDeps,
  actor: StaffActor,
  patientId: PatientId,
  { until, reason }: KeepLonger,
): Promise<void> =>
  changeRecord(deps, actor, patientId, 'retention:keep', async (open) => {
    const { until: ends } = standingOfRecord(open.record, open.counting);
    if (until <= open.counting.today || (ends !== null && until <= ends))
      throw new Refusal('invalid_request', { field: 'until' });
    await writeReview(open, actor, { reason, keepUntil: until });
  });

/**
 * R33, human review: proposes disposal. Nothing goes until a GP who is somebody else confirms (`dispose-record.ts`).
 * @throws Refusal `retention_held`, `retention_not_due`
 */
export const proposeDisposal = (
  deps: RetentionDeps,
  actor: StaffActor,
  patientId: PatientId,
  { reason }: ProposeDisposal,
): Promise<{ id: RetentionReviewId }> =>
  changeRecord(deps, actor, patientId, 'retention:propose', async (open) => {
    needDue(standingOfRecord(open.record, open.counting));
    return { id: await writeReview(open, actor, { reason, keepUntil: null }) };
  });

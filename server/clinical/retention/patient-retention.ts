import type {
  LegalHold,
  PatientRetention,
  RetentionFact,
  RetentionReview,
} from '../../../shared/http-retention.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readingDetail, readingRight } from '../review/care-relationship.ts';
import { holdsOf } from './legal-hold.ts';
import { auditedAs, countingOf, recordOf } from './retention-deps.ts';
import type { RetentionDeps } from './retention-deps.ts';
import { standingOfRecord } from './standing.ts';

const factsOf = async (db: Reader, patientId: PatientId): Promise<RetentionFact[]> => {
  const rows = await db
    .selectFrom('retention_fact')
    .innerJoin('app_user', 'app_user.id', 'by_user_id')
    .select(['kind', 'applies', 'on_day', 'reason', 'at', 'app_user.name as by'])
    .where('patient_id', '=', patientId)
    .orderBy('seq', 'desc')
    .execute();
  return rows.map(({ at, on_day, ...row }) => ({ ...row, on: on_day, at: at.toISOString() }));
};

const reviewsOf = async (db: Reader, patientId: PatientId): Promise<RetentionReview[]> => {
  const rows = await db
    .selectFrom('retention_review')
    .innerJoin('app_user', 'app_user.id', 'by_user_id')
    .select(['retention_review.id', 'decision', 'keep_until', 'reason', 'at', 'app_user.name as by'])
    .where('patient_id', '=', patientId)
    .orderBy('seq', 'desc')
    .execute();
  return rows.map(({ at, keep_until, ...row }) => ({ ...row, keepUntil: keep_until, at: at.toISOString() }));
};

/** Holds still placed and holds lifted, the newest first. */
const allHolds = async (db: Reader, patientId: PatientId): Promise<LegalHold[]> =>
  (await holdsOf(db, [patientId])).get(patientId) ?? [];

/**
 * R33: until when a patient's record is kept, by which rule, and what was recorded about it. For the GPs who may read the
 * record (R22), and audited like it.
 * @throws Refusal `not_found`, `no_care_relationship`
 */
export const patientRetention = async (
  { db, clock }: RetentionDeps,
  actor: StaffActor,
  patientId: PatientId,
): Promise<PatientRetention> => {
  const now = clock.now();
  const record = await recordOf(db, actor, patientId);
  const right = await readingRight(db, actor, patientId, now);
  if (!right) throw new Refusal('no_care_relationship');
  const counting = await countingOf(db, actor.practiceId, now);
  await recordAudit(db, {
    at: now,
    event: 'retention.read',
    actor: auditedAs(actor),
    practiceId: actor.practiceId,
    patientId,
    detail: readingDetail(right),
  });
  return {
    patientId,
    today: counting.today,
    standing: standingOfRecord(record, counting),
    facts: await factsOf(db, patientId),
    holds: await allHolds(db, patientId),
    reviews: await reviewsOf(db, patientId),
  };
};

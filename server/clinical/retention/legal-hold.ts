import type { LegalHold } from '../../../shared/http-retention.ts';
import { HoldId } from '../../../shared/ids.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { askAgainAfterHold } from '../filing/ask-again.ts';
import { isHeld } from './held.ts';
import { auditedAs, changeRecord } from './retention-deps.ts';
import type { RetentionDeps } from './retention-deps.ts';

/** Every hold of these patients, the newest first. */
export const holdsOf = async (
  db: Reader,
  patients: readonly PatientId[],
): Promise<ReadonlyMap<PatientId, LegalHold[]>> => {
  const found = new Map<PatientId, LegalHold[]>();
  if (patients.length === 0) return found;
  const rows = await db
    .selectFrom('retention_hold as hold')
    .innerJoin('app_user as placer', 'placer.id', 'hold.by_user_id')
    .leftJoin('retention_hold_lifted as lift', 'lift.hold_id', 'hold.id')
    .leftJoin('app_user as lifter', 'lifter.id', 'lift.by_user_id')
    .select(['hold.id', 'hold.patient_id', 'hold.at', 'hold.reason', 'placer.name as by'])
    .select(['lift.at as lifted_at', 'lift.reason as lifted_reason', 'lifter.name as lifted_by'])
    .where('hold.patient_id', 'in', patients)
    .orderBy('hold.seq', 'desc')
    .execute();
  for (const row of rows) {
    const lifted =
      row.lifted_at && row.lifted_by !== null && row.lifted_reason !== null
        ? { at: row.lifted_at.toISOString(), by: row.lifted_by, reason: row.lifted_reason }
        : null;
    const hold = { id: row.id, at: row.at.toISOString(), by: row.by, reason: row.reason, lifted };
    found.set(row.patient_id, [...(found.get(row.patient_id) ?? []), hold]);
  }
  return found;
};

/** R33: from now on nothing of this record is disposed of. Several holds may stand at once, each lifted on its own. */
export const placeHold = (
  deps: RetentionDeps,
  actor: StaffActor,
  patientId: PatientId,
  { reason }: { readonly reason: string },
): Promise<{ id: HoldId }> =>
  changeRecord(deps, actor, patientId, 'retention:hold', async ({ tx, now }) => {
    const id = newId(HoldId);
    await tx
      .insertInto('retention_hold')
      .values({ id, patient_id: patientId, at: now, by_user_id: actor.userId, reason })
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'retention.hold_placed',
      actor: auditedAs(actor),
      practiceId: actor.practiceId,
      patientId,
      detail: { holdId: id },
    });
    return { id };
  });

/** Lifts one hold, with the reason why it is no longer needed. @throws Refusal `not_found`, `conflict` when lifted before */
export const liftHold = async (
  deps: RetentionDeps,
  actor: StaffActor,
  holdId: HoldId,
  { reason }: { readonly reason: string },
): Promise<void> => {
  const hold = await deps.db
    .selectFrom('retention_hold')
    .innerJoin('patient', 'patient.id', 'patient_id')
    .select('patient_id')
    .where('retention_hold.id', '=', holdId)
    .where('practice_id', '=', actor.practiceId)
    .executeTakeFirst();
  if (!hold) throw new Refusal('not_found');
  const patientId = hold.patient_id;
  await changeRecord(deps, actor, patientId, 'retention:lift', async ({ tx, now }) => {
    const lifted = await tx
      .insertInto('retention_hold_lifted')
      .values({ hold_id: holdId, patient_id: patientId, at: now, by_user_id: actor.userId, reason })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!lifted.numInsertedOrUpdatedRows) throw new Refusal('conflict');
    await recordAudit(tx, {
      at: now,
      event: 'retention.hold_lifted',
      actor: auditedAs(actor),
      practiceId: actor.practiceId,
      patientId,
      detail: { holdId },
    });
    if (await isHeld(tx, patientId)) return;
    await askAgainAfterHold(tx, {
      at: now,
      actor: auditedAs(actor),
      practiceId: actor.practiceId,
      patientId,
    });
  });
};

import type { PatientId } from '../../../shared/ids.ts';
import type { Reader } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';

/** R33: does a legal hold stand on this record? Whoever is placing one is waited for. */
export const isHeld = async (db: Reader, patientId: PatientId): Promise<boolean> => {
  await db
    .selectFrom('patient')
    .select('id')
    .where('id', '=', patientId)
    .forKeyShare()
    .executeTakeFirstOrThrow();
  const row = await db
    .selectFrom('retention_hold as hold')
    .leftJoin('retention_hold_lifted as lift', 'lift.hold_id', 'hold.id')
    .select('hold.id')
    .where('hold.patient_id', '=', patientId)
    .where('lift.hold_id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/**
 * R33: a legal hold beats all. Asked in the transaction of every destruction of a still's key, before it.
 * @throws Refusal `retention_held`
 */
export const needNotHeld = async (db: Reader, patientId: PatientId): Promise<void> => {
  if (await isHeld(db, patientId)) throw new Refusal('retention_held');
};

import type { StillId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StillDeps } from './store-picture.ts';

/**
 * R20, S4: deletes the encrypted picture and its preview of a still whose key has gone, and says when in the record. Runs
 * after the commit that took the key, and at every start for what a killed server left.
 */
export const destroyStill = async (
  { db, clock, vault }: Pick<StillDeps, 'db' | 'clock' | 'vault'>,
  stillId: StillId,
): Promise<void> => {
  await vault.destroy(stillId);
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('still')
      .set({ objects_destroyed_at: clock.now() })
      .where('id', '=', stillId)
      .where('state', 'in', ['discarded', 'moved'])
      .where('objects_destroyed_at', 'is', null)
      .returning(['consultation_id', 'patient_id'])
      .executeTakeFirst();
    if (!row) return;
    const { practice_id: practiceId } = await tx
      .selectFrom('consultation')
      .select('practice_id')
      .where('id', '=', row.consultation_id)
      .executeTakeFirstOrThrow();
    await recordAudit(tx, {
      at: clock.now(),
      event: 'still.destroyed',
      actor: { role: 'system' },
      practiceId,
      consultationId: row.consultation_id,
      patientId: row.patient_id,
      detail: { stillId },
    });
  });
};

import type { CaptureId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { StillVault } from './still-vault.ts';

interface TransientDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Pick<StillVault, 'discardUpload'>;
}

/**
 * R20: the transient copy of a stored picture goes, and that is said in the record and the audit. Runs once the stored copy was
 * verified and its row is durable, and at every start for what a killed server left. Repeatable.
 */
export const destroyTransient = async (
  { db, clock, vault }: TransientDeps,
  captureId: CaptureId,
): Promise<void> => {
  await vault.discardUpload(captureId);
  const at = clock.now();
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('capture')
      .set({ transient_destroyed_at: at })
      .where('id', '=', captureId)
      .where('state', '=', 'stored')
      .where('transient_destroyed_at', 'is', null)
      .returning(['consultation_id', 'patient_id'])
      .executeTakeFirst();
    if (!row) return;
    const { practice_id: practiceId } = await tx
      .selectFrom('consultation')
      .select('practice_id')
      .where('id', '=', row.consultation_id)
      .executeTakeFirstOrThrow();
    await recordAudit(tx, {
      at,
      event: 'still.transient_destroyed',
      actor: { role: 'system' },
      practiceId,
      consultationId: row.consultation_id,
      patientId: row.patient_id,
      detail: { captureId },
    });
  });
};

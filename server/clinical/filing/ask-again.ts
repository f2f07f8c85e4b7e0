import { sql } from 'kysely';
import type { PatientId, PracticeId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { AuditActor } from '../../audit/record-audit.ts';
import type { Tx } from '../../platform/database.ts';

interface Lifted {
  readonly at: Date;
  readonly actor: AuditActor;
  readonly practiceId: PracticeId;
  readonly patientId: PatientId;
}

/**
 * R3, R33: a still that stayed after a withdrawal while a legal hold stood was no free decision: once the last hold is
 * lifted it waits for one again.
 */
export const askAgainAfterHold = async (
  tx: Tx,
  { at, actor, practiceId, patientId }: Lifted,
): Promise<void> => {
  const stills = await tx
    .updateTable('still')
    .set({ awaits_decision: true })
    .where('patient_id', '=', patientId)
    .where('state', 'in', ['unfiled', 'filed'])
    .where(sql<boolean>`(decision ->> 'underHold')::boolean`)
    .returning(['id', 'consultation_id'])
    .execute();
  for (const { id: stillId, consultation_id: consultationId } of stills) {
    const scope = { at, actor, practiceId, patientId, consultationId };
    await recordAudit(tx, { ...scope, event: 'still.to_decide_again', detail: { stillId } });
  }
};

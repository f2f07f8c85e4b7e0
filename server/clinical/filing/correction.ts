import { ConsultationId } from '../../../shared/ids.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';

/**
 * R19, R32: an entry of the right patient's record for a photograph that belongs to none of their consultations. It was
 * never an appointment: no list shows it as one, and it makes no care relationship (R22).
 */
export const addCorrection = async (
  tx: Tx,
  actor: StaffActor,
  patientId: PatientId,
  now: Date,
): Promise<ConsultationId> => {
  const id = newId(ConsultationId);
  const at = now.toISOString();
  await tx
    .insertInto('consultation')
    .values({
      id,
      kind: 'correction',
      practice_id: actor.practiceId,
      patient_id: patientId,
      clinician_id: actor.userId,
      starts_at: now,
      duration_minutes: 0,
      reason: 'Correction: a photograph that had been filed in another record',
      state: JSON.stringify({ name: 'closed', openedAt: at, endedAt: at, closedAt: at, unfiledReason: null }),
    })
    .execute();
  await recordAudit(tx, {
    at: now,
    event: 'record.corrected',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: actor.practiceId,
    consultationId: id,
    patientId,
  });
  return id;
};

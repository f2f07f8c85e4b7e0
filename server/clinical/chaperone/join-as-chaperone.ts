import { ParticipantId } from '../../../shared/ids.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';

const OPEN_STATES = ['booked', 'preparing', 'waiting', 'conversation'];

/**
 * A signed-in chaperone of the practice takes a held place in a consultation. R30: nothing is seen before the patient
 * has accepted this person and the clinician has admitted them.
 */
export const joinAsChaperone = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: ConsultationId,
): Promise<void> => {
  if (actor.role !== 'chaperone') throw new Refusal('not_allowed');
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('consultation')
      .select(['practice_id', 'patient_id', 'state_name'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row || row.practice_id !== actor.practiceId) throw new Refusal('not_found');
    if (!OPEN_STATES.includes(row.state_name)) throw new Refusal('conflict');
    const participantId = newId(ParticipantId);
    const added = await tx
      .insertInto('participant')
      .values({
        id: participantId,
        consultation_id: id,
        role: 'chaperone',
        user_id: actor.userId,
        name: actor.name,
        title: actor.title,
        trained: actor.trained,
        identified: 'staff_sign_in',
        status: 'held',
        arrived_at: now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['consultation_id', 'user_id'])
          .where('user_id', 'is not', null)
          .doUpdateSet({ status: 'held', left_at: null })
          .where('participant.status', '=', 'left'),
      )
      .executeTakeFirst();
    if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n) return;
    await recordAudit(tx, {
      at: now,
      event: 'participant.arrived',
      actor: { role: 'chaperone', userId: actor.userId },
      practiceId: row.practice_id,
      consultationId: id,
      patientId: row.patient_id,
      detail: { role: 'chaperone' },
    });
  });
  await deps.committed(id, []);
};

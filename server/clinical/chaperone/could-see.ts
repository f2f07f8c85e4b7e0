import type { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import type { CouldSee } from '../../../shared/views.ts';
import type { Database } from '../../platform/database.ts';
import { newSessionId } from '../../platform/ids.ts';

interface Delivered {
  readonly consultationId: ConsultationId;
  readonly receiver: ParticipantId;
  readonly owner: ParticipantId;
  readonly from: Date;
  readonly to: Date | null;
}

/** R30: writes when a chaperone could see the patient, from what the media layer delivered. Others are not logged. */
export const recordDelivery = async (db: Database, delivered: Delivered): Promise<void> => {
  const people = await db
    .selectFrom('participant')
    .select(['id', 'role'])
    .where('consultation_id', '=', delivered.consultationId)
    .where('id', 'in', [delivered.receiver, delivered.owner])
    .execute();
  const roleOf = (id: ParticipantId) => people.find((person) => person.id === id)?.role;
  if (roleOf(delivered.receiver) !== 'chaperone' || roleOf(delivered.owner) !== 'patient') return;
  if (delivered.to) {
    await db
      .updateTable('could_see')
      .set({ to_at: delivered.to, last_seen_at: delivered.to })
      .where('participant_id', '=', delivered.receiver)
      .where('to_at', 'is', null)
      .execute();
    return;
  }
  await db
    .insertInto('could_see')
    .values({
      id: newSessionId(),
      consultation_id: delivered.consultationId,
      participant_id: delivered.receiver,
      from_at: delivered.from,
      last_seen_at: delivered.from,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** Could-see intervals of everyone in a consultation, oldest first. */
export const couldSeeOf = async (
  db: Database,
  consultationId: ConsultationId,
): Promise<ReadonlyMap<ParticipantId, CouldSee[]>> => {
  const rows = await db
    .selectFrom('could_see')
    .select(['participant_id', 'from_at', 'to_at'])
    .where('consultation_id', '=', consultationId)
    .orderBy('from_at')
    .execute();
  const found = new Map<ParticipantId, CouldSee[]>();
  for (const row of rows) {
    const interval = { from: row.from_at.toISOString(), to: row.to_at?.toISOString() ?? null };
    found.set(row.participant_id, [...(found.get(row.participant_id) ?? []), interval]);
  }
  return found;
};

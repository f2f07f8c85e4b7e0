import type { ParticipantId, ConsultationId } from '../../../shared/ids.ts';
import type { Database } from '../../platform/database.ts';
import { newSessionId } from '../../platform/ids.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

/** Present: admitted, connected, in an open conversation. */
const presentNow = ({ facts }: LoadedConsultation): ParticipantId[] =>
  facts.state.name === 'conversation'
    ? facts.participants
        .filter(({ id, status }) => status === 'admitted' && facts.connected.has(id))
        .map(({ id }) => id)
    : [];

/** Opens and closes presence intervals so that the record tells who was in the call when, to the second. */
export const syncPresence = async (
  db: Database,
  consultation: LoadedConsultation,
  now: Date,
): Promise<void> => {
  const present = presentNow(consultation);
  const open = await db
    .selectFrom('presence')
    .select('participant_id')
    .where('consultation_id', '=', consultation.id)
    .where('left_at', 'is', null)
    .execute();
  const known = new Set(open.map(({ participant_id }) => participant_id));
  const joined = present.filter((id) => !known.has(id));
  const gone = [...known].filter((id) => !present.includes(id));
  if (joined.length > 0) {
    const row = { consultation_id: consultation.id, joined_at: now, last_seen_at: now };
    await db
      .insertInto('presence')
      .values(joined.map((participant_id) => ({ ...row, id: newSessionId(), participant_id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (gone.length > 0) {
    await db
      .updateTable('presence')
      .set({ left_at: now, last_seen_at: now })
      .where('consultation_id', '=', consultation.id)
      .where('left_at', 'is', null)
      .where('participant_id', 'in', gone)
      .execute();
  }
};

/** Every few seconds: those who are still there were seen now, so that a killed server leaves the truth behind. */
export const touchPresence = async (
  db: Database,
  consultations: readonly ConsultationId[],
  now: Date,
): Promise<void> => {
  if (consultations.length === 0) return;
  const seen = { last_seen_at: now };
  await db
    .updateTable('presence')
    .set(seen)
    .where('consultation_id', 'in', consultations)
    .where('left_at', 'is', null)
    .execute();
  await db
    .updateTable('could_see')
    .set(seen)
    .where('consultation_id', 'in', consultations)
    .where('to_at', 'is', null)
    .execute();
};

/** At start: intervals that a killed server left open end when their people were last seen. */
export const closeForgottenIntervals = async (db: Database): Promise<void> => {
  await db
    .updateTable('presence')
    .set((eb) => ({ left_at: eb.ref('last_seen_at') }))
    .where('left_at', 'is', null)
    .execute();
  await db
    .updateTable('could_see')
    .set((eb) => ({ to_at: eb.ref('last_seen_at') }))
    .where('to_at', 'is', null)
    .execute();
};

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

/** Longest stop of the camera for a still that is still the camera's own (capture.md: photo size changes, 8 s timeout). */
const STILL_PAUSE_MS = 15_000;

/**
 * R30: was the chaperone in the call all through it, and nothing paused? Being out, or a pause, is a gap whatever the camera did.
 */
const thereThroughout = async (
  db: Database,
  { consultationId, receiver, from }: Delivered,
  gapFrom: Date,
): Promise<boolean> => {
  const present = await db
    .selectFrom('presence')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('participant_id', '=', receiver)
    .where('joined_at', '<=', gapFrom)
    .where((eb) => eb.or([eb('left_at', 'is', null), eb('left_at', '>=', from)]))
    .executeTakeFirst();
  if (!present) return false;
  const paused = await db
    .selectFrom('pause')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('started_at', '<=', from)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', gapFrom)]))
    .executeTakeFirst();
  return !paused;
};

/**
 * R30: the camera's own pause while it takes a still is not a gap. The interval that such a pause ended goes on.
 * @returns whether one did
 */
const bridge = async (db: Database, delivered: Delivered): Promise<boolean> => {
  const { consultationId, receiver, from } = delivered;
  const earliest = new Date(from.getTime() - STILL_PAUSE_MS);
  const last = await db
    .selectFrom('could_see')
    .select(['id', 'to_at'])
    .where('participant_id', '=', receiver)
    .where('to_at', '>=', earliest)
    .orderBy('to_at', 'desc')
    .executeTakeFirst();
  if (!last?.to_at || !(await thereThroughout(db, delivered, last.to_at))) return false;
  const still = await db
    .selectFrom('capture')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('requested_at', '>=', earliest)
    .where('requested_at', '<=', from)
    .executeTakeFirst();
  if (!still) return false;
  await db.updateTable('could_see').set({ to_at: null }).where('id', '=', last.id).execute();
  return true;
};

const begin = async (db: Database, delivered: Delivered): Promise<void> => {
  if (await bridge(db, delivered)) return;
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

const end = async (db: Database, receiver: ParticipantId, to: Date): Promise<void> => {
  await db
    .updateTable('could_see')
    .set({ to_at: to, last_seen_at: to })
    .where('participant_id', '=', receiver)
    .where('to_at', 'is', null)
    .execute();
};

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
  await (delivered.to ? end(db, delivered.receiver, delivered.to) : begin(db, delivered));
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

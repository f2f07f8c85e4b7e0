import { sql } from 'kysely';
import type { BreakGlassId, PatientId } from '../../../shared/ids.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';

/**
 * R22, the one place: a GP of the practice treats a patient when the patient has come to a consultation of theirs, or one is
 * booked for today, so that the GP can prepare. A booking for another day is none yet, one that nobody came to is none any
 * more, and a cancelled or missed one never was: booking would be a way around break-glass. Unless the patient
 * sent them a picture before it was (R35): somebody has to look at that.
 */
export const treats = async (
  { db }: { readonly db: Reader },
  actor: StaffActor,
  patientId: PatientId,
  now: Date,
): Promise<boolean> => {
  if (actor.role !== 'gp') return false;
  const row = await db
    .selectFrom('consultation')
    .innerJoin('practice', 'practice.id', 'consultation.practice_id')
    .select('consultation.id')
    .where('patient_id', '=', patientId)
    .where('clinician_id', '=', actor.userId)
    .where('consultation.practice_id', '=', actor.practiceId)
    // R19: moving a photograph into a record opens none of it.
    .where('kind', '=', 'consultation')
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        // It comes this far only with a patient who has said who they are.
        eb('state_name', 'in', ['preparing', 'waiting', 'conversation', 'finishing', 'closed']),
        // "In person" may be decided before that: then their place in it tells.
        and([
          eb('state_name', '=', 'in_person'),
          exists(
            selectFrom('participant')
              .select('participant.id')
              .whereRef('participant.consultation_id', '=', 'consultation.id')
              .where('participant.role', 'in', ['patient', 'representative']),
          ),
        ]),
        and([
          eb('state_name', 'in', ['booked', 'in_person']),
          sql<boolean>`(starts_at at time zone time_zone)::date = (${now}::timestamptz at time zone time_zone)::date`,
        ]),
        exists(
          selectFrom('still')
            .select('still.id')
            .whereRef('still.consultation_id', '=', 'consultation.id')
            .where('still.own_picture', 'is not', null)
            .where('still.moved_from_id', 'is', null),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** R22: everybody whom this GP treats, as `treats` has it. */
export const patientsTreatedBy = async (
  { db }: { readonly db: Reader },
  actor: StaffActor,
): Promise<ReadonlySet<PatientId>> => {
  if (actor.role !== 'gp') return new Set();
  const rows = await db
    .selectFrom('consultation')
    .select('patient_id')
    .distinct()
    .where('clinician_id', '=', actor.userId)
    .where('practice_id', '=', actor.practiceId)
    .where('state_name', '<>', 'cancelled')
    .where('kind', '=', 'consultation')
    .execute();
  return new Set(rows.map(({ patient_id }) => patient_id));
};

/** The break-glass access that is open now, if there is one. */
export const openBreakGlass = async (
  db: Reader,
  actor: StaffActor,
  patientId: PatientId,
  now: Date,
): Promise<{ readonly id: BreakGlassId; readonly until: Date } | undefined> => {
  if (actor.role !== 'gp') return undefined;
  return db
    .selectFrom('break_glass')
    .select(['id', 'until'])
    .where('user_id', '=', actor.userId)
    .where('patient_id', '=', patientId)
    .where('practice_id', '=', actor.practiceId)
    .where('until', '>', now)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
};

/** Why somebody may read a patient's record and stills now. */
export type ReadingRight =
  { readonly by: 'care' } | { readonly by: 'break_glass'; readonly id: BreakGlassId; readonly until: Date };

/** R1 (Art. 9(3)), R22: a care relationship, or break-glass while it lasts; undefined is no. */
export const readingRight = async (
  db: Reader,
  actor: StaffActor,
  patientId: PatientId,
  now: Date,
): Promise<ReadingRight | undefined> => {
  if (await treats({ db }, actor, patientId, now)) return { by: 'care' };
  const open = await openBreakGlass(db, actor, patientId, now);
  return open && { by: 'break_glass', ...open };
};

/** What the audit says of a reading by break-glass; nothing of an ordinary one. */
export const readingDetail = (right: ReadingRight): { breakGlassId?: BreakGlassId } =>
  right.by === 'break_glass' ? { breakGlassId: right.id } : {};

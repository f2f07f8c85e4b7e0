import { sql } from 'kysely';
import type { UnfiledEntry, UnfiledWorklist } from '../../../shared/http-after.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { patientCard } from '../consultation/views.ts';
import { practicePolicy } from '../policy/practice-policy.ts';
import { isLate } from './unfiled.rules.ts';

const unfiled = sql<number>`count(*) filter (where still.state = 'unfiled')::int`;
const undecided = sql<number>`count(*) filter (where still.awaits_decision)::int`;
const oldest = sql<Date | null>`min(still.stored_at) filter (where still.state = 'unfiled')`;

const mine = (deps: ClinicalDeps, actor: StaffActor) =>
  deps.db
    .selectFrom('still')
    .innerJoin('consultation', 'consultation.id', 'still.consultation_id')
    .innerJoin('patient', 'patient.id', 'consultation.patient_id')
    .selectAll('patient')
    .select(['consultation.id as consultation_id', 'consultation.starts_at', 'consultation.state_name'])
    .select([unfiled.as('unfiled'), undecided.as('undecided'), oldest.as('oldest')])
    .where('consultation.practice_id', '=', actor.practiceId)
    .where('consultation.clinician_id', '=', actor.userId)
    .where(({ or, eb }) => or([eb('still.state', '=', 'unfiled'), eb('still.awaits_decision', '=', true)]))
    .groupBy(['consultation.id', 'patient.id'])
    .orderBy(oldest)
    .execute();

/** Colleagues' stills that were already there at `before`: how many, since when – nobody's name but the colleague's. */
const lateElsewhere = async (deps: ClinicalDeps, actor: StaffActor, before: Date) => {
  const rows = await deps.db
    .selectFrom('still')
    .innerJoin('consultation', 'consultation.id', 'still.consultation_id')
    .innerJoin('app_user', 'app_user.id', 'consultation.clinician_id')
    .select(({ fn }) => [
      'app_user.name',
      fn.count<number>('still.id').as('late'),
      fn.min<Date>('still.stored_at').as('oldest'),
    ])
    .where('consultation.practice_id', '=', actor.practiceId)
    .where('consultation.clinician_id', '!=', actor.userId)
    .where('still.state', '=', 'unfiled')
    .where('still.stored_at', '<=', before)
    .groupBy(['app_user.id'])
    .orderBy('oldest')
    .execute();
  return rows.map(({ name, late, oldest: since }) => ({
    clinicianName: name,
    late,
    oldestAt: since.toISOString(),
  }));
};

/**
 * R18: what this clinician has not filed or decided, oldest first, with what is late by the practice's own limit; and that
 * a colleague is late, so that it is noticed when they are away.
 */
export const unfiledWorklist = async (deps: ClinicalDeps, actor: StaffActor): Promise<UnfiledWorklist> => {
  const now = deps.clock.now();
  const { filingLateAfterMinutes: minutes } = await practicePolicy(deps.db, actor.practiceId);
  const { timeZone } = await practiceCard(deps.db, actor.practiceId);
  const entry = (row: Awaited<ReturnType<typeof mine>>[number]): UnfiledEntry => {
    const oldestAt = row.oldest?.toISOString() ?? null;
    return {
      consultationId: row.consultation_id,
      startsAt: row.starts_at.toISOString(),
      state: row.state_name,
      patient: patientCard(row, timeZone, now),
      unfiled: row.unfiled,
      undecided: row.undecided,
      oldestAt,
      late: oldestAt !== null && isLate(oldestAt, now.toISOString(), minutes),
    };
  };
  return {
    serverNow: now.toISOString(),
    lateAfterMinutes: minutes,
    mine: (await mine(deps, actor)).map(entry),
    others: await lateElsewhere(deps, actor, new Date(now.getTime() - minutes * 60_000)),
  };
};

import type { BreakGlass, PatientAccess } from '../../../shared/http-review.ts';
import { BreakGlassId } from '../../../shared/ids.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { openBreakGlass, treats } from './care-relationship.ts';
import { raiseReview } from './raise-review.ts';

/** R22: how long a record stays open. */
const MINUTES = 60;

const ownPatient = async (deps: ClinicalDeps, actor: StaffActor, id: PatientId) => {
  const patient = await deps.db
    .selectFrom('patient')
    .select(['name', 'date_of_birth'])
    .where('id', '=', id)
    .where('practice_id', '=', actor.practiceId)
    .where('disposed_at', 'is', null)
    .executeTakeFirst();
  if (!patient) throw new Refusal('not_found');
  return patient;
};

/** Whose record it would be: what a GP finds in the list of patients anyway, so that the wrong one is not opened. */
export const patientAccess = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: PatientId,
): Promise<PatientAccess> => {
  const { name, date_of_birth } = await ownPatient(deps, actor, id);
  return { name, dateOfBirth: date_of_birth, minutes: MINUTES };
};

interface Opening {
  readonly actor: StaffActor;
  readonly patientId: PatientId;
  readonly now: Date;
  readonly ask: BreakGlass;
}

const insert = async (tx: Tx, { actor, patientId, now, ask }: Opening): Promise<Date> => {
  const id = newId(BreakGlassId);
  const until = new Date(now.getTime() + MINUTES * 60_000);
  const { practiceId, userId } = actor;
  const { ground, reason } = ask;
  await tx
    .insertInto('break_glass')
    .values({
      id,
      practice_id: practiceId,
      patient_id: patientId,
      user_id: userId,
      at: now,
      until,
      ground,
      reason,
    })
    .execute();
  await recordAudit(tx, {
    at: now,
    event: 'break_glass.opened',
    actor: { role: actor.role, userId },
    practiceId,
    patientId,
    detail: { breakGlassId: id, ground, until: until.toISOString() },
  });
  await raiseReview(tx, {
    kind: 'break_glass',
    at: now,
    practiceId,
    patientId,
    breakGlassId: id,
    about: userId,
    reason,
    detail: { ground },
  });
  return until;
};

/**
 * R22: opens a patient's record and stills to a GP who does not treat them, for an hour, with a reason; raises a review
 * that somebody else must clear. Asked again while it is open, the open one is the answer.
 * @throws Refusal `not_found`, `conflict` for a GP who treats the patient and needs none
 */
export const breakGlass = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  patientId: PatientId,
  ask: BreakGlass,
): Promise<{ until: string }> => {
  await ownPatient(deps, actor, patientId);
  const now = deps.clock.now();
  const until = await deps.db.transaction().execute(async (tx) => {
    // Two presses at once: the second waits here and finds what the first opened.
    await tx.selectFrom('app_user').select('id').where('id', '=', actor.userId).forNoKeyUpdate().execute();
    if (await treats({ db: tx }, actor, patientId, now)) throw new Refusal('conflict');
    const open = await openBreakGlass(tx, actor, patientId, now);
    return open?.until ?? (await insert(tx, { actor, patientId, now, ask }));
  });
  return { until: until.toISOString() };
};

/** Ends an open access before its time. @throws Refusal `not_found` when none is open */
export const endBreakGlass = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  patientId: PatientId,
): Promise<void> => {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    const open = await openBreakGlass(tx, actor, patientId, now);
    if (!open) throw new Refusal('not_found');
    await tx.updateTable('break_glass').set({ ended_at: now }).where('id', '=', open.id).execute();
    await recordAudit(tx, {
      at: now,
      event: 'break_glass.ended',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      patientId,
      detail: { breakGlassId: open.id },
    });
  });
};

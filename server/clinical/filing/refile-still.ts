import { Told } from '../../../shared/consultation.ts';
import type { Refile, RefileTarget } from '../../../shared/http-after.ts';
import { StillId } from '../../../shared/ids.ts';
import type { ConsultationId, PatientId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import type { Reader } from '../../platform/database.ts';
import { newId, newSessionId } from '../../platform/ids.ts';
import { Refusal, refuseIfBlocked } from '../../platform/refusal.ts';
import { changeConsultation, SYSTEM } from '../consultation/change-consultation.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { patientCard } from '../consultation/views.ts';
import { destroyCopiesOf } from '../sharing/destroy-copies.ts';
import { needNotHeld } from '../retention/held.ts';
import { treats } from '../review/care-relationship.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import type { StoredStill } from '../stills/still-vault.ts';
import { addCorrection } from './correction.ts';
import { originOf } from './origin.ts';
import { namesPatient, refileBlockers } from './refile.rules.ts';

/** R22: of this practice, and the clinician treats the patient in whose record it lies. */
const findFiled = async (db: Reader, actor: StaffActor, id: StillId, now: Date) => {
  const row = await db
    .selectFrom('still')
    .innerJoin('consultation', 'consultation.id', 'still.consultation_id')
    .selectAll('still')
    .where('still.id', '=', id)
    .where('practice_id', '=', actor.practiceId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  if (!(await treats({ db }, actor, row.patient_id, now))) throw new Refusal('no_care_relationship');
  if (row.state !== 'filed' || !row.wrapped_key) throw new Refusal('conflict');
  return { ...row, wrappedKey: row.wrapped_key };
};

/** R33: held until the move is committed, so that no disposal of the record passes it. */
const findPatient = async (db: Reader, actor: StaffActor, id: PatientId) => {
  const row = await db
    .selectFrom('patient')
    .selectAll()
    .where('id', '=', id)
    .where('practice_id', '=', actor.practiceId)
    .where('disposed_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
};

type Patient = Awaited<ReturnType<typeof findPatient>>;

const named = (row: Patient) => ({
  name: row.name,
  preferredName: row.preferred_name,
  identifier: row.identifier,
});

/** States in which a consultation took place, or is taking place, so that a photograph can belong to it. */
const WITH_STILLS = ['conversation', 'finishing', 'closed'] as const;

const consultationsOf = (db: Reader, patientId: PatientId) =>
  db
    .selectFrom('consultation')
    .innerJoin('app_user', 'app_user.id', 'consultation.clinician_id')
    .select(['consultation.id', 'starts_at', 'state_name', 'app_user.name'])
    .where('patient_id', '=', patientId)
    .where('kind', '=', 'consultation')
    .where('state_name', 'in', WITH_STILLS)
    .orderBy('starts_at', 'desc')
    .execute();

/** What the clinician sees of the patient to whom they want to move it. */
export const refileTarget = async (
  deps: StillDeps,
  actor: StaffActor,
  stillId: StillId,
  patientId: PatientId,
): Promise<RefileTarget> => {
  const still = await findFiled(deps.db, actor, stillId, deps.clock.now());
  const right = await findPatient(deps.db, actor, patientId);
  const { timeZone } = await practiceCard(deps.db, actor.practiceId);
  const both = await treats(deps, actor, patientId, deps.clock.now());
  const consultations = both ? await consultationsOf(deps.db, patientId) : [];
  return {
    patient: patientCard(right, timeZone, deps.clock.now()),
    treats: both,
    consultations: consultations.map(({ id, starts_at, state_name, name }) => ({
      id,
      startsAt: starts_at.toISOString(),
      clinicianName: name,
      state: state_name,
    })),
    inPracticeRecord: still.in_practice_record_at !== null,
  };
};

interface Moved {
  readonly stillId: StillId;
  readonly now: Date;
}

/** Everything that has to hold before and again while it is moved. */
const check = async (db: Reader, actor: StaffActor, refile: Refile, { stillId, now }: Moved) => {
  const still = await findFiled(db, actor, stillId, now);
  const right = await findPatient(db, actor, refile.toPatientId);
  if (right.id === still.patient_id) throw new Refusal('conflict');
  // R33: what lies in a record under a legal hold stays there, also where it is a mistake.
  await needNotHeld(db, still.patient_id);
  const wrong = await findPatient(db, actor, still.patient_id);
  const both = await treats({ db }, actor, right.id, now);
  const confirmed = {
    patientName: right.name,
    dateOfBirth: right.date_of_birth,
    identifier: right.identifier,
  };
  refuseIfBlocked(refileBlockers({ awaitsDecision: still.awaits_decision }, refile, confirmed, both));
  // R22: whose consultations there are is not for a clinician who does not treat them.
  if (refile.toConsultationId !== null) {
    const theirs = both ? await consultationsOf(db, right.id) : [];
    if (!theirs.some(({ id }) => id === refile.toConsultationId)) throw new Refusal('not_found');
  }
  if (namesPatient(refile.reason, named(right)) || namesPatient(refile.reason, named(wrong)))
    throw new Refusal('names_a_patient', { field: 'reason' });
  // In their own record the right patient may be named, also by a name that both of a family have.
  if (namesPatient(refile.consentNote, named(wrong), named(right)))
    throw new Refusal('names_a_patient', { field: 'consentNote' });
  return { still, right, wrong, both };
};

type Checked = Awaited<ReturnType<typeof check>>;

const AT_ORIGIN = 'Said in the record that it came from.';

/** R19: words that name the wrong patient stay in that patient's own record, with the still that moved away. */
const neutral = (text: string, { right, wrong }: Pick<Checked, 'right' | 'wrong'>): string =>
  namesPatient(text, named(wrong), named(right)) ? AT_ORIGIN : text;

/** What was said when it was taken, without the name of the patient under whom that was. */
const neutralProvenance = (provenance: Record<string, unknown>, patients: Checked) => {
  const { necessity, told } = provenance;
  const words = Told.safeParse(told);
  return {
    ...provenance,
    ...(typeof necessity === 'string' ? { necessity: neutral(necessity, patients) } : {}),
    ...(words.success
      ? {
          told: {
            ...words.data,
            why: neutral(words.data.why, patients),
            involved: neutral(words.data.involved, patients),
            viewers: [],
          },
        }
      : {}),
  };
};

/** The right patient's still: the same picture, and of label and provenance what names nobody of the other record. */
const addMoved = async (
  { tx }: OpenConsultation,
  checked: Checked,
  moved: { id: StillId; stored: StoredStill; consultationId: ConsultationId; moveId: string },
): Promise<void> => {
  const { still, right } = checked;
  const provenance = {
    ...neutralProvenance(still.provenance, checked),
    consents: [],
    participants: [],
    movedBy: moved.moveId,
  };
  await tx
    .insertInto('still')
    .values({
      id: moved.id,
      patient_id: right.id,
      consultation_id: moved.consultationId,
      capture_id: still.capture_id,
      moved_from_id: still.id,
      taken_at: still.taken_at,
      stored_at: still.stored_at,
      state: 'filed',
      width: still.width,
      height: still.height,
      bytes: still.bytes,
      sha256_device: still.sha256_device,
      sha256_stored: moved.stored.sha256Stored,
      about: JSON.stringify(still.about),
      provenance: JSON.stringify(provenance),
      wrapped_key: moved.stored.wrappedKey,
      site: still.site,
      side: still.side,
      label: neutral(still.label, checked),
      filed_at: still.filed_at,
      filed_by: still.filed_by,
      own_picture: still.own_picture
        ? JSON.stringify({ ...still.own_picture, what: neutral(still.own_picture.what, checked) })
        : null,
    })
    .execute();
};

/** A still that is moved a second time keeps what was true when it was taken. */
const originNow = async (
  consultation: OpenConsultation,
  provenance: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  const before = provenance['movedBy'];
  if (typeof before !== 'string') return originOf(consultation, provenance);
  const { origin } = await consultation.tx
    .selectFrom('still_move')
    .select('origin')
    .where('id', '=', before)
    .executeTakeFirstOrThrow();
  return origin;
};

const auditBoth = async (
  { tx, now }: OpenConsultation,
  actor: StaffActor,
  { still, right }: Checked,
  moved: { id: StillId; consultationId: ConsultationId; moveId: string },
): Promise<void> => {
  const who = { at: now, actor: { role: actor.role, userId: actor.userId }, practiceId: actor.practiceId };
  // Neither entry points at the other patient: `moveId` does, for whoever may read both.
  await recordAudit(tx, {
    ...who,
    event: 'still.moved_away',
    consultationId: still.consultation_id,
    patientId: still.patient_id,
    detail: { stillId: still.id, moveId: moved.moveId },
  });
  await recordAudit(tx, {
    ...who,
    event: 'still.moved_here',
    consultationId: moved.consultationId,
    patientId: right.id,
    detail: { stillId: moved.id, moveId: moved.moveId, sha256Stored: still.sha256_stored },
  });
};

const commit = async (
  consultation: OpenConsultation,
  actor: StaffActor,
  refile: Refile,
  checked: Checked,
  { newStillId, stored }: { newStillId: StillId; stored: StoredStill },
): Promise<ConsultationId> => {
  const { tx, now } = consultation;
  const { still, right, both } = checked;
  const consultationId = refile.toConsultationId ?? (await addCorrection(tx, actor, right.id, now));
  const moved = { id: newStillId, stored, consultationId, moveId: newSessionId() };
  await addMoved(consultation, checked, moved);
  await tx
    .updateTable('still')
    .set({ state: 'moved', wrapped_key: null, patient_may_see: false })
    .where('id', '=', still.id)
    .execute();
  await tx
    .insertInto('still_move')
    .values({
      id: moved.moveId,
      at: now,
      practice_id: actor.practiceId,
      from_still_id: still.id,
      to_still_id: newStillId,
      by_user_id: actor.userId,
      by_name: actor.name,
      reason: refile.reason,
      consent_note: refile.consentNote,
      confirmed: JSON.stringify({
        treatedBoth: both,
        identifiers: both ? ['name', 'date_of_birth'] : ['name', 'date_of_birth', 'identifier'],
      }),
      origin: JSON.stringify(await originNow(consultation, still.provenance)),
    })
    .execute();
  await auditBoth(consultation, actor, checked, moved);
  // R24: what was agreed for one patient says nothing about another.
  const destroying = { at: consultation.now, actor: consultation.auditActor };
  for (const effect of await destroyCopiesOf(consultation.tx, still.id, destroying))
    consultation.after(effect);
  consultation.after({ kind: 'destroy_still', stillId: still.id });
  return consultationId;
};

/** S6: who tried, at what, which rule refused: under the record in which the still lies, if it is this practice's. */
const auditRefusal = async (deps: StillDeps, actor: StaffActor, stillId: StillId, refusal: Refusal) => {
  const own = await deps.db
    .selectFrom('still')
    .innerJoin('consultation', 'consultation.id', 'still.consultation_id')
    .select(['still.patient_id', 'still.consultation_id'])
    .where('still.id', '=', stillId)
    .where('practice_id', '=', actor.practiceId)
    .executeTakeFirst();
  const rules = refusal.detail.blockers?.map(({ rule }) => rule) ?? [
    refusal.code === 'no_care_relationship' ? 'R22' : refusal.code === 'retention_held' ? 'R33' : 'R19',
  ];
  await recordAudit(deps.db, {
    at: deps.clock.now(),
    event: 'request.refused',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: actor.practiceId,
    ...(own ? { consultationId: own.consultation_id, patientId: own.patient_id } : {}),
    detail: { action: 'still:refile', code: refusal.code, rules },
  });
};

const move = async (deps: StillDeps, actor: StaffActor, stillId: StillId, refile: Refile) => {
  const { still, right, wrong } = await check(deps.db, actor, refile, { stillId, now: deps.clock.now() });
  const newStillId = newId(StillId);
  const stored = await deps.vault.rebind(
    { patientId: wrong.id, wrapped: wrong.wrapped_key },
    { id: still.id, wrappedKey: still.wrappedKey },
    { patientId: right.id, wrapped: right.wrapped_key },
    newStillId,
  );
  try {
    // Never another picture than the one that was filed.
    if (stored.sha256Stored !== still.sha256_stored) throw new Refusal('internal');
    // As the system: any GP with a care relationship may move it, not the consulting one alone (`check` decides).
    const consultationId = await changeConsultation(
      deps,
      SYSTEM,
      still.consultation_id,
      async (consultation) =>
        commit(
          consultation,
          actor,
          refile,
          await check(consultation.tx, actor, refile, { stillId, now: consultation.now }),
          {
            newStillId,
            stored,
          },
        ),
    );
    return { stillId: newStillId, consultationId };
  } catch (error) {
    // Only a refusal says for certain that there is no row; else recovery at the next start removes what no row knows.
    if (error instanceof Refusal) await deps.vault.destroy(newStillId);
    throw error;
  }
};

/**
 * R19: a still that was filed for the wrong patient moves to the right one's record. Its picture is encrypted anew under the
 * right patient's key and durable before anything is written; one transaction then writes both records; the wrong
 * patient's copy is destroyed after it. A server killed in between leaves one of the two, whole, and recovery the rest.
 * @throws Refusal `not_found`, `no_care_relationship`, `conflict` unless it is filed, `blocked`, `names_a_patient`,
 * `retention_held` while the wrong record is under a legal hold (R33)
 */
export const refileStill = async (
  deps: StillDeps,
  actor: StaffActor,
  stillId: StillId,
  refile: Refile,
): Promise<{ stillId: StillId; consultationId: ConsultationId }> => {
  try {
    const moved = await move(deps, actor, stillId, refile);
    // The right patient's pages show it, too.
    await deps.committed(moved.consultationId, []);
    return moved;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await auditRefusal(deps, actor, stillId, error);
    throw error.afterAudit();
  }
};

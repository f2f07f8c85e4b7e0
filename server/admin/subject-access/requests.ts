import type {
  AccessClosed,
  AccessList,
  AccessPack,
  AccessRequestView,
  AccessState,
  AccessSummary,
  NewAccessRequest,
} from '../../../shared/http-access.ts';
import { AccessRequestId } from '../../../shared/ids.ts';
import type { PatientId, PracticeId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { readingRight } from '../../clinical/review/care-relationship.ts';
import { packOf } from '../../clinical/policy/packs.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import { ageOn, dayIn } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { PackDeps } from './make-pack.ts';
import { handingRight } from './who-hands-over.ts';
import { askProblems, dueOn } from './subject-access.rules.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const packsOf = async (db: Reader, requestId: AccessRequestId): Promise<AccessPack[]> => {
  const rows = await db
    .selectFrom('access_pack')
    .innerJoin('background_job', 'background_job.id', 'access_pack.job_id')
    .innerJoin('app_user as asker', 'asker.id', 'access_pack.asked_by')
    .leftJoin('app_user as taker', 'taker.id', 'access_pack.downloaded_by')
    .selectAll('access_pack')
    .select(['background_job.state', 'attempts', 'steps_done', 'steps_total', 'code'])
    .select(['asker.name as asked_by_name', 'taker.name as downloaded_by_name'])
    .where('request_id', '=', requestId)
    .orderBy('asked_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    askedAt: row.asked_at.toISOString(),
    askedBy: row.asked_by_name,
    job: {
      state: row.state,
      attempts: row.attempts,
      done: row.steps_done,
      total: row.steps_total,
      code: row.code,
    },
    madeAt: iso(row.made_at),
    expiresAt: iso(row.expires_at),
    bytes: row.bytes,
    contents: row.contents,
    downloadedAt: iso(row.downloaded_at),
    downloadedBy: row.downloaded_by_name,
    destroyedAt: iso(row.destroyed_at),
  }));
};

/** Where a request stands, from its newest pack. Given once is given: making it again does not undo that it was answered. */
const stateOf = (closed: unknown, packs: readonly AccessPack[], now: Date): AccessState => {
  if (closed) return 'closed';
  const [newest] = packs;
  if (!newest) return 'open';
  if (newest.madeAt === null) return newest.job.state === 'failed' ? 'failed' : 'making';
  if (newest.downloadedAt !== null) return 'given';
  const late = newest.expiresAt !== null && newest.expiresAt <= now.toISOString();
  return newest.destroyedAt !== null || late ? 'expired' : 'ready';
};

const requestRows = (db: Reader, practiceId: PracticeId) =>
  db
    .selectFrom('access_request')
    .innerJoin('patient', 'patient.id', 'access_request.patient_id')
    .innerJoin('app_user', 'app_user.id', 'access_request.recorded_by')
    .selectAll('access_request')
    .select(['patient.name', 'patient.date_of_birth', 'app_user.name as recorded_by_name'])
    .where('access_request.practice_id', '=', practiceId);

type Row = Awaited<ReturnType<ReturnType<typeof requestRows>['executeTakeFirstOrThrow']>>;

const summaryOf = (row: Row, packs: readonly AccessPack[], now: Date): AccessSummary => ({
  id: row.id,
  patient: { id: row.patient_id, name: row.name, dateOfBirth: row.date_of_birth },
  asker: row.asker,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  extendedWhy: row.extended_why,
  state: stateOf(row.closed_at, packs, now),
});

const zoneOf = async (deps: PackDeps, actor: StaffActor) => {
  const { timeZone } = await practiceCard(deps.db, actor.practiceId);
  return { timeZone, today: dayIn(deps.clock.now(), timeZone) };
};

/** @throws Refusal `not_found` for another practice's patient */
const aboutOf = async (deps: PackDeps, actor: StaffActor, patientId: PatientId | undefined) => {
  if (patientId === undefined) return null;
  const patient = await deps.db
    .selectFrom('patient')
    .select(['id', 'name'])
    .where('id', '=', patientId)
    .where('practice_id', '=', actor.practiceId)
    .executeTakeFirst();
  if (!patient) throw new Refusal('not_found');
  return patient;
};

/** The practice's requests, or one patient's, the soonest due first. Names and dates, no clinical text (R1). */
export const listRequests = async (
  deps: PackDeps,
  actor: StaffActor,
  patientId?: PatientId,
): Promise<AccessList> => {
  const rows = await requestRows(deps.db, actor.practiceId)
    .$if(patientId !== undefined, (q) => q.where('access_request.patient_id', '=', patientId ?? null))
    .orderBy('due_on')
    .orderBy('recorded_at')
    .execute();
  const now = deps.clock.now();
  const requests: AccessSummary[] = [];
  for (const row of rows) requests.push(summaryOf(row, await packsOf(deps.db, row.id), now));
  return { ...(await zoneOf(deps, actor)), about: await aboutOf(deps, actor, patientId), requests };
};

/** This practice's request. Another practice's and none at all look the same (S6). @throws Refusal `not_found` */
export const findRequest = async (db: Reader, actor: StaffActor, id: AccessRequestId): Promise<Row> => {
  const row = await requestRows(db, actor.practiceId).where('access_request.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
};

/** One request with its packs and their progress: for managers too. */
export const readRequest = async (
  deps: PackDeps,
  actor: StaffActor,
  id: AccessRequestId,
): Promise<AccessRequestView> => {
  const row = await findRequest(deps.db, actor, id);
  const packs = await packsOf(deps.db, id);
  const by = row.closed_by
    ? await deps.db.selectFrom('app_user').select('name').where('id', '=', row.closed_by).executeTakeFirst()
    : undefined;
  const right = await readingRight(deps.db, actor, row.patient_id, deps.clock.now());
  return {
    ...summaryOf(row, packs, deps.clock.now()),
    ...(await zoneOf(deps, actor)),
    ageThen: row.age_then,
    recordedBy: row.recorded_by_name,
    recordedAt: row.recorded_at.toISOString(),
    closed:
      row.closed && row.closed_at
        ? { ...row.closed, at: row.closed_at.toISOString(), by: by?.name ?? '' }
        : null,
    packs,
    mayReview: right !== undefined,
    mayHandOver: (await handingRight(deps.db, actor, row.patient_id, deps.clock.now())) !== undefined,
  };
};

const auditOf = (actor: StaffActor, at: Date, patientId: PatientId, requestId: AccessRequestId) => ({
  at,
  actor: { role: actor.role, userId: actor.userId },
  practiceId: actor.practiceId,
  patientId,
  detail: { requestId },
});

/**
 * GDPR Art. 15: records who asked, on whose authority, how both were checked and when it is due (Art. 12(3)).
 * @throws Refusal `not_found`; `access_not_entitled` with the reasons
 */
export const recordRequest = async (
  deps: PackDeps,
  actor: StaffActor,
  { patientId, receivedOn, asker }: NewAccessRequest,
): Promise<{ id: AccessRequestId }> => {
  const now = deps.clock.now();
  const patient = await deps.db
    .selectFrom('patient')
    .innerJoin('practice', 'practice.id', 'patient.practice_id')
    .select(['date_of_birth', 'jurisdiction'])
    .where('patient.id', '=', patientId)
    .where('patient.disposed_at', 'is', null)
    .where('practice_id', '=', actor.practiceId)
    .executeTakeFirst();
  if (!patient) throw new Refusal('not_found');
  const { today } = await zoneOf(deps, actor);
  const age = ageOn(patient.date_of_birth, receivedOn);
  const { bases, ages } = packOf(patient.jurisdiction);
  const reasons = askProblems(asker, { age, receivedOn, today, bases, ages });
  if (reasons.length > 0) throw new Refusal('access_not_entitled', { reasons });
  const id = newId(AccessRequestId);
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('access_request')
      .values({
        id,
        practice_id: actor.practiceId,
        patient_id: patientId,
        received_on: receivedOn,
        due_on: dueOn(receivedOn),
        asker: JSON.stringify(asker),
        age_then: age,
        recorded_by: actor.userId,
        recorded_at: now,
      })
      .execute();
    const { detail, ...scope } = auditOf(actor, now, patientId, id);
    await recordAudit(tx, { ...scope, event: 'access.requested', detail: { ...detail, as: asker.as } });
  });
  return { id };
};

/**
 * GDPR Art. 12(3): two further months, once, said within the first; the person is told with the reason.
 * @throws Refusal `conflict` when it is late, extended or over
 */
export const extendRequest = async (
  deps: PackDeps,
  actor: StaffActor,
  id: AccessRequestId,
  why: string,
): Promise<void> => {
  const now = deps.clock.now();
  const { today } = await zoneOf(deps, actor);
  await deps.db.transaction().execute(async (tx) => {
    const row = await findRequest(tx, actor, id);
    const changed = await tx
      .updateTable('access_request')
      .set({ due_on: dueOn(row.received_on, 3), extended_why: why })
      .where('id', '=', id)
      .where('extended_why', 'is', null)
      .where('closed_at', 'is', null)
      .where('due_on', '>=', today)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new Refusal('conflict');
    await recordAudit(tx, { ...auditOf(actor, now, row.patient_id, id), event: 'access.extended' });
  });
};

/** Ends a request without a pack; what was made and not handed over is destroyed. @throws Refusal `conflict` */
export const closeRequest = async (
  deps: PackDeps,
  actor: StaffActor,
  id: AccessRequestId,
  closed: AccessClosed,
): Promise<void> => {
  const now = deps.clock.now();
  const unfetched = await deps.db.transaction().execute(async (tx) => {
    const row = await findRequest(tx, actor, id);
    const changed = await tx
      .updateTable('access_request')
      .set({ closed_at: now, closed_by: actor.userId, closed: JSON.stringify(closed) })
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new Refusal('conflict');
    const { detail, ...scope } = auditOf(actor, now, row.patient_id, id);
    await recordAudit(tx, { ...scope, event: 'access.closed', detail: { ...detail, how: closed.how } });
    const packs = await tx
      .updateTable('access_pack')
      .set({ wrapped_key: null, destroyed_at: now })
      .where('request_id', '=', id)
      .where('destroyed_at', 'is', null)
      .returning('id')
      .execute();
    for (const { id: packId } of packs)
      await recordAudit(tx, { ...scope, event: 'access.pack_destroyed', detail: { ...detail, packId } });
    return packs;
  });
  // Without its key a pack is nothing; an object that stays is removed at the next start.
  for (const { id: packId } of unfetched)
    await deps.packs.destroy(packId).catch((error: unknown) => deps.onError(error, 'access closed'));
};

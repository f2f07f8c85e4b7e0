import type { AccessDecided, AccessReview, DecideAccess } from '../../../shared/http-access.ts';
import { AccessPackId } from '../../../shared/ids.ts';
import type { AccessRequestId, PatientId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { readingDetail, readingRight } from '../../clinical/review/care-relationship.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Jobs } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { collectRecord } from './collect-record.ts';
import { decisionsOf } from './decisions.ts';
import type { ReadItem } from './decisions.ts';
import type { PackDeps } from './make-pack.ts';
import { findRequest } from './requests.ts';
import { handingRight, handsOver } from './who-hands-over.ts';

/** The queue's name, and the key of its work in the composition root. */
export const PACK_QUEUE = 'access-pack';

/**
 * R22: only for who may decide, make and hand over (`who-hands-over.ts`).
 * @returns the request, and what the audit says of the right @throws Refusal `no_care_relationship`
 */
export const requestToHandOver = async (tx: Tx, actor: StaffActor, id: AccessRequestId, now: Date) => {
  const row = await findRequest(tx, actor, id);
  const right = await handingRight(tx, actor, row.patient_id, now);
  if (!right) throw new Refusal('no_care_relationship');
  return { ...row, right: readingDetail(right) };
};

const auditScope = (actor: StaffActor, at: Date, patientId: PatientId) => ({
  at,
  actor: { role: actor.role, userId: actor.userId },
  practiceId: actor.practiceId,
  patientId,
});

/**
 * What has to be looked at before it is handed over, with what was decided: for who treats the patient, or by break-glass.
 * Reading it is audited (R1, R22). @throws Refusal `no_care_relationship`
 */
export const readReview = async (
  deps: PackDeps,
  actor: StaffActor,
  id: AccessRequestId,
): Promise<AccessReview> =>
  deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const at = deps.clock.now();
      const { patient_id: patientId } = await findRequest(tx, actor, id);
      const right = await readingRight(tx, actor, patientId, at);
      if (!right) throw new Refusal('no_care_relationship');
      const { record, items } = await collectRecord(deps, tx, patientId, actor.userId);
      const decisionOn = await decisionsOf(tx, id);
      const detail = { requestId: id, ...readingDetail(right) };
      await recordAudit(tx, { ...auditScope(actor, at, patientId), event: 'access.review_read', detail });
      return {
        handsOver: await handsOver(tx, actor, patientId),
        consultations: record.consultations.map(({ id: of, startsAt, reason }) => ({
          id: of,
          startsAt,
          reason,
        })),
        items: items.map((item) => {
          const made = decisionOn(item);
          const decision = made && {
            ...{ include: made.include, ground: made.ground, reason: made.reason, by: made.by },
            at: made.at.toISOString(),
          };
          return { ...item, decision: decision ?? null };
        }),
      };
    });

/** @throws Refusal `not_found` for a part that is not there; `conflict` when its words are not those that were read */
const needSameWords = (read: DecideAccess['items'], now: readonly ReadItem[]): void => {
  const there = new Map<string, Set<string>>();
  for (const { id, sha256 } of now) there.set(id, (there.get(id) ?? new Set()).add(sha256));
  if (read.some(({ id }) => !there.has(id))) throw new Refusal('not_found');
  if (read.some(({ id, sha256 }) => !there.get(id)?.has(sha256))) throw new Refusal('conflict');
};

/**
 * GDPR Art. 15(4), S.I. 121/2022: include or leave out, by a clinician, with a reason for what is left out. The decision is
 * about the words that were read: other words under the same id are undecided.
 * @throws Refusal `invalid_request` without ground or reason; `not_found` for an item that is not there; `conflict` when it
 * reads differently by now, or the request is over
 */
export const decide = async (
  deps: PackDeps,
  actor: StaffActor,
  id: AccessRequestId,
  { items, include, ground, reason }: DecideAccess,
): Promise<AccessDecided> => {
  if (include !== (ground === null)) throw new Refusal('invalid_request', { field: 'ground' });
  if (!include && reason === '') throw new Refusal('invalid_request', { field: 'reason' });
  const at = deps.clock.now();
  await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const {
        patient_id: patientId,
        closed_at: closedAt,
        right,
      } = await requestToHandOver(tx, actor, id, at);
      if (closedAt) throw new Refusal('conflict');
      needSameWords(items, (await collectRecord(deps, tx, patientId, actor.userId)).items);
      const made = {
        ...{ request_id: id, patient_id: patientId, include, ground, reason, at },
        by_user_id: actor.userId,
      };
      await tx
        .insertInto('access_decision')
        .values(items.map(({ id: item, sha256 }) => ({ ...made, item, text_sha256: sha256 })))
        .execute();
      const detail = { requestId: id, items: items.length, include, ground, ...right };
      await recordAudit(tx, { ...auditScope(actor, at, patientId), event: 'access.decided', detail });
    });
  return { decision: { include, ground, reason, at: at.toISOString(), by: actor.name } };
};

const isUnderWay = async (tx: Tx, id: AccessRequestId): Promise<boolean> => {
  const row = await tx
    .selectFrom('access_pack')
    .innerJoin('background_job', 'background_job.id', 'access_pack.job_id')
    .select('access_pack.id')
    .where('request_id', '=', id)
    .where('background_job.state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return row !== undefined;
};

/**
 * The one button. @throws Refusal `access_unreviewed` with how many are undecided; `conflict` when one is under way or the
 * request is over; `access_another_gp`; `no_care_relationship` for anybody but a clinician who treats the patient
 */
export const askForPack = async (
  deps: PackDeps & { readonly jobs: Jobs },
  actor: StaffActor,
  id: AccessRequestId,
): Promise<void> => {
  await deps.jobs.ready();
  const at = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    // One press at a time.
    await tx.selectFrom('access_request').select('id').where('id', '=', id).forNoKeyUpdate().execute();
    const { patient_id: patientId, closed_at: closedAt, right } = await requestToHandOver(tx, actor, id, at);
    if (closedAt || (await isUnderWay(tx, id))) throw new Refusal('conflict');
    if ((await handsOver(tx, actor, patientId)) === 'another_gp') throw new Refusal('access_another_gp');
    const { items } = await collectRecord(deps, tx, patientId, actor.userId);
    const decisionOn = await decisionsOf(tx, id);
    const open = items.filter((item) => !decisionOn(item));
    if (open.length > 0) throw new Refusal('access_unreviewed', { count: open.length });
    const packId = newId(AccessPackId);
    const jobId = await deps.jobs.enqueue(tx, PACK_QUEUE, packId);
    await tx
      .insertInto('access_pack')
      .values({ id: packId, request_id: id, job_id: jobId, asked_by: actor.userId, asked_at: at })
      .execute();
    const detail = { requestId: id, packId, ...right };
    await recordAudit(tx, { ...auditScope(actor, at, patientId), event: 'access.pack_asked', detail });
  });
};

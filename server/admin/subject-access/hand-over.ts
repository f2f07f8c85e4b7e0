import { AccessPackId } from '../../../shared/ids.ts';
import type { AccessRequestId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { packOf } from '../../clinical/policy/packs.ts';
import { chaperoneSpoke } from '../../clinical/chaperone/attest.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { ageOn, dayIn } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { askProblems } from './subject-access.rules.ts';
import type { PackDeps } from './make-pack.ts';
import { requestToHandOver } from './review.ts';

/** A pack on its way out; `ended` is told whether the answer went out to its end. */
export interface PackDownload {
  readonly zip: AsyncIterable<Buffer>;
  readonly bytes: number;
  readonly fileName: string;
  ended(sent: boolean): Promise<void>;
}

/**
 * R4, R6: who asks has to be entitled on the day on which it is handed over as well: meanwhile a child may have turned 16, or
 * an authority have expired.
 * @throws Refusal `access_not_entitled` with the reasons
 */
const needEntitledNow = async (
  tx: Reader,
  { patient_id: id, asker }: Awaited<ReturnType<typeof requestToHandOver>>,
  now: Date,
): Promise<void> => {
  const patient = await tx
    .selectFrom('patient')
    .innerJoin('practice', 'practice.id', 'patient.practice_id')
    .select(['date_of_birth', 'jurisdiction', 'time_zone'])
    .where('patient.id', '=', id)
    .executeTakeFirstOrThrow();
  const today = dayIn(now, patient.time_zone);
  const { bases, ages } = packOf(patient.jurisdiction);
  const age = ageOn(patient.date_of_birth, today);
  const reasons = askProblems(asker, { age, receivedOn: today, today, bases, ages });
  if (reasons.length > 0) throw new Refusal('access_not_entitled', { reasons });
};

/** Claims the pack: of two presses one gets it. */
const claim = async (deps: PackDeps, actor: StaffActor, id: AccessRequestId) =>
  deps.db.transaction().execute(async (tx) => {
    const now = deps.clock.now();
    const request = await requestToHandOver(tx, actor, id, now);
    if (request.closed_at) throw new Refusal('conflict');
    await needEntitledNow(tx, request, now);
    const newest = await tx
      .selectFrom('access_pack')
      .selectAll()
      .where('request_id', '=', id)
      .orderBy('asked_at', 'desc')
      .limit(1)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!newest?.made_at || !newest.expires_at || newest.bytes === null) throw new Refusal('not_found');
    // R30: another GP's pack holds what a chaperone said about this one.
    if (newest.asked_by !== actor.userId && (await chaperoneSpoke(tx, request.patient_id, actor.userId)))
      throw new Refusal('access_another_gp');
    if (newest.downloaded_at) throw new Refusal('access_spent');
    if (newest.destroyed_at || !newest.wrapped_key || newest.expires_at <= now)
      throw new Refusal('access_expired');
    await tx
      .updateTable('access_pack')
      .set({ downloaded_at: now, downloaded_by: actor.userId })
      .where('id', '=', newest.id)
      .execute();
    const { wrapped_key: wrapped } = await tx
      .selectFrom('patient')
      .select('wrapped_key')
      .where('id', '=', request.patient_id)
      .executeTakeFirstOrThrow();
    const scope = {
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      patientId: request.patient_id,
      detail: { requestId: id, packId: newest.id, ...request.right },
    };
    await recordAudit(tx, { ...scope, at: now, event: 'access.pack_downloaded' });
    const patient = { patientId: request.patient_id, wrapped };
    return { id: newest.id, bytes: newest.bytes, key: newest.wrapped_key, patient, scope };
  });

/**
 * GDPR Art. 15, R1: the pack, once, to a clinician who treats the patient. When all of it went it is destroyed; when the
 * line broke it may be fetched again.
 * @throws Refusal `access_another_gp`, `access_spent`, `access_expired`, `no_care_relationship`, `not_found`, `conflict`
 */
export const downloadPack = async (
  deps: PackDeps,
  actor: StaffActor,
  id: AccessRequestId,
): Promise<PackDownload> => {
  const { id: packId, bytes, key, patient, scope } = await claim(deps, actor, id);
  let readToItsEnd = false;
  async function* read() {
    yield* deps.packs.read(patient, packId, key);
    readToItsEnd = true;
  }
  return {
    zip: read(),
    bytes,
    fileName: `sightline-access-${id.slice(0, 8)}.zip`,
    async ended(sent) {
      // An object that cannot be read makes an answer too, an error's: it goes out whole, and nothing was handed over.
      const whole = sent && readToItsEnd;
      const at = deps.clock.now();
      const changed = await deps.db.transaction().execute(async (tx) => {
        const pack = await tx
          .updateTable('access_pack')
          .set(whole ? { wrapped_key: null, destroyed_at: at } : { downloaded_at: null, downloaded_by: null })
          .where('id', '=', packId)
          .where('destroyed_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        // Closed or expired meanwhile: who destroyed it has said so.
        if (!pack) return false;
        const event = whole ? 'access.pack_destroyed' : 'access.download_broken';
        await recordAudit(tx, { ...scope, at, event });
        return true;
      });
      if (whole && changed) await deps.packs.destroy(packId);
    },
  };
};

/** Destroys what nobody fetched in time. @returns how many */
export const expirePacks = async (deps: PackDeps): Promise<number> => {
  const now = deps.clock.now();
  const due = await deps.db
    .selectFrom('access_pack')
    .select('id')
    .where('destroyed_at', 'is', null)
    .where('expires_at', '<=', now)
    .execute();
  for (const { id } of due) {
    await deps.db.transaction().execute(async (tx) => {
      const pack = await tx
        .updateTable('access_pack')
        .set({ wrapped_key: null, destroyed_at: now })
        .where('id', '=', id)
        .where('destroyed_at', 'is', null)
        .returning('request_id')
        .executeTakeFirst();
      if (!pack) return;
      const request = await tx
        .selectFrom('access_request')
        .select(['practice_id', 'patient_id'])
        .where('id', '=', pack.request_id)
        .executeTakeFirstOrThrow();
      await recordAudit(tx, {
        at: now,
        event: 'access.pack_destroyed',
        actor: { role: 'system' },
        practiceId: request.practice_id,
        patientId: request.patient_id,
        detail: { requestId: pack.request_id, packId: id },
      });
    });
    await deps.packs.destroy(id).catch((error: unknown) => deps.onError(error, 'access expired'));
  }
  return due.length;
};

/**
 * At every start, before any job runs: removes objects of packs that are not whole, destroyed, or of nobody, and frees the
 * downloads that a kill cut. @returns how many objects went
 */
export const recoverPacks = async (deps: PackDeps): Promise<number> => {
  await deps.db
    .updateTable('access_pack')
    .set({ downloaded_at: null, downloaded_by: null })
    .where('downloaded_at', 'is not', null)
    .where('destroyed_at', 'is', null)
    .execute();
  let removed = 0;
  for (const name of await deps.packs.list()) {
    const { data: id } = AccessPackId.safeParse(name);
    if (!id) continue;
    const pack = await deps.db
      .selectFrom('access_pack')
      .select('id')
      .where('id', '=', id)
      .where('wrapped_key', 'is not', null)
      .executeTakeFirst();
    if (pack) continue;
    await deps.packs.destroy(id);
    removed += 1;
  }
  return removed;
};

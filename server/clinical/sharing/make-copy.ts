import type { NewCopy } from '../../../shared/http-sharing.ts';
import { CopyId } from '../../../shared/ids.ts';
import type { StillId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import type { Sanitised } from '../../platform/images/decode-answer.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { StoredStill } from '../stills/still-vault.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { needsToTreat } from './access.ts';
import { refuseSharing, withAuditedRefusal } from './refuse.ts';
import { loadConsents, loadStill, lockPatient } from './sharing.repository.ts';
import type { LoadedStill } from './sharing.repository.ts';
import { copyRefusal, editsRefusal, stillRefusal } from './sharing.rules.ts';

interface Prepared {
  readonly id: CopyId;
  readonly picture: Sanitised;
  readonly stored: StoredStill;
}

/** R24, R25: asked before the work is done, and again in the transaction that keeps it. */
const check = async (db: Reader, still: LoadedStill, { consentId, edits }: NewCopy): Promise<void> => {
  refuseSharing(stillRefusal(still));
  const consent = (await loadConsents(db, [consentId])).get(consentId);
  const share =
    consent?.scope === 'share'
      ? ((await db
          .selectFrom('share')
          .select(['purpose', 'identified'])
          .where('consent_id', '=', consentId)
          .where('ended_at', 'is', null)
          .executeTakeFirst()) ?? null)
      : null;
  refuseSharing(consent?.scope === 'share' && !share ? 'share_over' : null);
  refuseSharing(copyRefusal(consent, still.id, share));
  refuseSharing(editsRefusal(edits, still));
};

const prepare = async (deps: StillDeps, still: LoadedStill, { edits }: NewCopy): Promise<Prepared> => {
  if (!still.wrapped_key) throw new Refusal('not_found');
  const patient = { patientId: still.patient_id, wrapped: still.patient_key };
  const origin = await deps.vault.read(patient, still.id, still.wrapped_key, 'still');
  const picture = await deps.sanitiser.redact(origin, edits);
  const id = newId(CopyId);
  const stored = await deps.vault.copies.store(patient, id, picture.image, picture.thumbnail);
  return { id, picture, stored };
};

const keep = async (
  deps: StillDeps,
  actor: StaffActor,
  copy: NewCopy,
  still: LoadedStill,
  { id, picture, stored }: Prepared,
): Promise<void> => {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    await lockPatient(tx, still.patient_id);
    const latest = await loadStill(tx, still.id, { lock: true });
    if (!latest) throw new Refusal('not_found');
    await check(tx, latest, copy);
    await tx
      .insertInto('still_copy')
      .values({
        id,
        still_id: still.id,
        patient_id: still.patient_id,
        practice_id: still.practice_id,
        consent_id: copy.consentId,
        made_by: actor.userId,
        made_at: now,
        edits: JSON.stringify(copy.edits),
        width: picture.width,
        height: picture.height,
        bytes: picture.image.length,
        sha256_stored: stored.sha256Stored,
        wrapped_key: stored.wrappedKey,
        state: 'to_check',
        checked_by: null,
        sent_back_reason: null,
        destroyed_why: null,
      })
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'copy.made',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: still.practice_id,
      consultationId: still.consultation_id,
      patientId: still.patient_id,
      detail: { copyId: id, stillId: still.id, consentId: copy.consentId, sha256Stored: stored.sha256Stored },
    });
  });
};

const work = async (deps: StillDeps, actor: StaffActor, stillId: StillId, copy: NewCopy): Promise<CopyId> => {
  const still = await needsToTreat(deps, actor, await loadStill(deps.db, stillId));
  await check(deps.db, still, copy);
  const prepared = await prepare(deps, still, copy);
  try {
    await keep(deps, actor, copy, still, prepared);
  } catch (error) {
    // Only a refusal says for certain that there is no row: recovery at the next start removes objects no row knows.
    if (error instanceof Refusal) await deps.vault.copies.destroy(prepared.id);
    throw error;
  }
  return prepared.id;
};

/**
 * R25: makes a de-identified copy of a still – cropped, with regions under solid black, without metadata – under its own
 * data key, linked to its origin, which stays as it is. It waits for a second person. @throws Refusal `sharing_refused`
 */
export const makeCopy = (
  deps: StillDeps,
  actor: StaffActor,
  stillId: StillId,
  copy: NewCopy,
): Promise<CopyId> => withAuditedRefusal(deps, actor, 'copy:make', () => work(deps, actor, stillId, copy));

import type { Bundle } from '@medplum/fhirtypes';
import type { Still } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { newSessionId } from '../../platform/ids.ts';
import { attachmentHash } from '../../platform/keys/attachment-hash.ts';
import { Refusal, refuseIfBlocked } from '../../platform/refusal.ts';
import { couldSeeOf } from '../chaperone/could-see.ts';
import { loadConsultation } from '../consultation/consultation.repository.ts';
import type { LoadedConsultation } from '../consultation/consultation.repository.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { withdrawalBlockers } from '../stills/stills.rules.ts';
import { transactionBundle } from './fhir/bundle.ts';
import type { ReleaseFacts, ReleaseStill } from './fhir/release-facts.ts';
import {
  filedStills,
  releaseAudit,
  releaseBasics,
  releaseParticipants,
  releasePeople,
  releaseStill,
  releaseWordings,
} from './load-release.ts';
import { treats } from './record.ts';

/** What the practice's own system takes in, and a file name without anything about the patient. */
export interface ReleasedRecord {
  readonly bundle: Bundle;
  readonly fileName: string;
}

/** The pictures, decrypted. Only what is filed leaves: an unfiled or a discarded still does not (R32). */
const pictures = async (
  deps: StillDeps,
  tx: Tx,
  consultation: LoadedConsultation,
  filed: readonly Still[],
): Promise<ReleaseStill[]> => {
  const patient = { patientId: consultation.patientId, wrapped: consultation.patient.wrapped_key };
  const rows = new Map((await filedStills(tx, consultation)).map((row) => [row.id, row]));
  const released: ReleaseStill[] = [];
  for (const still of filed) {
    const row = rows.get(still.id);
    // A filed still has its key for as long as it exists; a release that silently leaves one out would be a lie.
    if (!row?.wrapped_key) throw new Refusal('internal');
    const picture = await deps.vault.read(patient, still.id, row.wrapped_key, 'still');
    released.push(releaseStill(still, row.provenance, picture, attachmentHash(picture)));
  }
  return released;
};

const auditReleases = async (
  tx: Tx,
  actor: StaffActor,
  { id, practiceId, patientId }: LoadedConsultation,
  stills: readonly ReleaseStill[],
  at: Date,
): Promise<void> => {
  for (const { still } of stills) {
    await recordAudit(tx, {
      at,
      event: 'still.released',
      actor: { role: actor.role, userId: actor.userId },
      practiceId,
      consultationId: id,
      patientId,
      detail: { stillId: still.id, form: 'fhir-r4', sha256Stored: still.sha256Stored },
    });
  }
};

const release = async (
  deps: StillDeps,
  tx: Tx,
  actor: StaffActor,
  id: ConsultationId,
): Promise<ReleasedRecord> => {
  const now = deps.clock.now();
  const loaded = await loadConsultation(tx, id, { now, connected: deps.connected(id), lock: true });
  if (!loaded || loaded.practiceId !== actor.practiceId) throw new Refusal('not_found');
  if (!(await treats({ ...deps, db: tx }, actor, loaded.patientId))) throw new Refusal('not_allowed');
  const filed = loaded.facts.stills.filter(({ state }) => state === 'filed');
  if (filed.length === 0) throw new Refusal('conflict');
  refuseIfBlocked(withdrawalBlockers({ stills: filed }));
  const stills = await pictures(deps, tx, loaded, filed);
  await auditReleases(tx, actor, loaded, stills, now);
  const audit = await releaseAudit(tx, loaded);
  const facts: ReleaseFacts = {
    ...releaseBasics(loaded),
    releasedAt: now.toISOString(),
    people: await releasePeople(tx, loaded, audit),
    participants: await releaseParticipants(tx, loaded, await couldSeeOf(tx, id)),
    wordings: await releaseWordings(tx, loaded),
    stills,
    audit,
  };
  const day = dayIn(new Date(loaded.facts.startsAt), loaded.practice.time_zone);
  return {
    bundle: transactionBundle(facts, newSessionId),
    fileName: `sightline-${day}-${id.slice(0, 8)}.fhir.json`,
  };
};

/** S6: who tried, at what, and which rule refused. An id that is not this practice's is not repeated. */
const auditRefusal = async (
  deps: StillDeps,
  actor: StaffActor,
  id: ConsultationId,
  refusal: Refusal,
): Promise<void> => {
  const own = await deps.db
    .selectFrom('consultation')
    .select('patient_id')
    .where('id', '=', id)
    .where('practice_id', '=', actor.practiceId)
    .executeTakeFirst();
  const rules = refusal.detail.blockers?.map(({ rule }) => rule) ?? [
    refusal.code === 'conflict' ? 'R32' : 'R22',
  ];
  await recordAudit(deps.db, {
    at: deps.clock.now(),
    event: 'request.refused',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: actor.practiceId,
    ...(own ? { consultationId: id, patientId: own.patient_id } : {}),
    detail: { action: 'consultation:release', code: refusal.code, rules },
  });
};

/**
 * R32, X1: releases a consultation and its filed stills to the practice's own system as a FHIR R4 transaction. R1: one audit
 * entry a still, with its lawful basis, in the transaction that makes the bundle; R3: not while a withdrawal waits for a
 * decision.
 * @throws Refusal `not_found`; `not_allowed` without a care relationship (R22); `conflict` when nothing is filed; `blocked`
 */
export const releaseConsultation = async (
  deps: StillDeps,
  actor: StaffActor,
  id: ConsultationId,
): Promise<ReleasedRecord> => {
  try {
    return await deps.db.transaction().execute((tx) => release(deps, tx, actor, id));
  } catch (error) {
    if (error instanceof Refusal) await auditRefusal(deps, actor, id, error);
    throw error;
  }
};

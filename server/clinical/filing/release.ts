import type { Bundle } from '@medplum/fhirtypes';
import type { Still } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { dayIn } from '../../platform/clock.ts';
import { newSessionId } from '../../platform/ids.ts';
import { attachmentHash } from '../../platform/keys/attachment-hash.ts';
import { Refusal, refuseIfBlocked } from '../../platform/refusal.ts';
import { couldSeeOf } from '../chaperone/could-see.ts';
import { changeConsultation, SYSTEM } from '../consultation/change-consultation.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { treats } from '../review/care-relationship.ts';
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
import { releaseNobody, releaseOverrides, releaseRelated } from './release-deciders.ts';

/** What the practice's own system takes in, and a file name without anything about the patient. */
export interface ReleasedRecord {
  readonly bundle: Bundle;
  readonly fileName: string;
}

/** The pictures, decrypted. Only what is filed leaves: an unfiled or a discarded still does not (R32). */
const pictures = async (
  deps: StillDeps,
  consultation: OpenConsultation,
  filed: readonly Still[],
): Promise<ReleaseStill[]> => {
  const patient = { patientId: consultation.patientId, wrapped: consultation.patient.wrapped_key };
  const rows = new Map((await filedStills(consultation)).map((row) => [row.id, row]));
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
  { tx, now, id, practiceId, patientId }: OpenConsultation,
  actor: StaffActor,
  stills: readonly ReleaseStill[],
): Promise<void> => {
  for (const { still } of stills) {
    await recordAudit(tx, {
      at: now,
      event: 'still.released',
      actor: { role: actor.role, userId: actor.userId },
      practiceId,
      consultationId: id,
      patientId,
      detail: { stillId: still.id, form: 'fhir-r4', sha256Stored: still.sha256Stored },
    });
  }
};

const factsOf = async (
  consultation: OpenConsultation,
  stills: readonly ReleaseStill[],
): Promise<ReleaseFacts> => {
  const audit = await releaseAudit(consultation);
  const related = releaseRelated(consultation.facts);
  const couldSee = await couldSeeOf(consultation.tx, consultation.id);
  return {
    ...releaseBasics(consultation),
    releasedAt: consultation.now.toISOString(),
    people: await releasePeople(consultation, audit),
    participants: await releaseParticipants(consultation, couldSee, related),
    related,
    overrides: releaseOverrides(consultation.facts),
    nobodyDecides: releaseNobody(consultation.facts),
    wordings: await releaseWordings(consultation),
    stills,
    audit,
  };
};

const release = async (
  deps: StillDeps,
  actor: StaffActor,
  consultation: OpenConsultation,
): Promise<ReleasedRecord> => {
  const { id, tx, facts, practice } = consultation;
  if (consultation.practiceId !== actor.practiceId) throw new Refusal('not_found');
  if (!(await treats({ ...deps, db: tx }, actor, consultation.patientId, consultation.now)))
    throw new Refusal('not_allowed');
  const filed = facts.stills.filter(({ state }) => state === 'filed');
  if (filed.length === 0) throw new Refusal('conflict');
  refuseIfBlocked(withdrawalBlockers({ stills: filed }));
  const stills = await pictures(deps, consultation, filed);
  await auditReleases(consultation, actor, stills);
  const day = dayIn(new Date(facts.startsAt), practice.time_zone);
  return {
    bundle: transactionBundle(await factsOf(consultation, stills), newSessionId),
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
    // As the system: any GP with a care relationship may release, not the consulting one alone (`release` decides).
    return await changeConsultation(deps, SYSTEM, id, (consultation) => release(deps, actor, consultation));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await auditRefusal(deps, actor, id, error);
    throw error.afterAudit();
  }
};

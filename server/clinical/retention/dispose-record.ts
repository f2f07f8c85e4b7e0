import type { DestroyedCopy, DestroyedStill } from '../../../shared/http-retention.ts';
import { DisposalId } from '../../../shared/ids.ts';
import type { ConsultationId, PatientId, RetentionReviewId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { randomToken } from '../../platform/keys/tokens.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  consultationsOf,
  countRecord,
  emptyPatient,
  identityOf,
  removeRecord,
  stillsToDestroy,
} from './disposal.repository.ts';
import { finishDisposal } from './finish-disposals.ts';
import type { DisposalDeps } from './finish-disposals.ts';
import { identityProof } from './identity-proof.ts';
import { auditedAs, changeRecord } from './retention-deps.ts';
import type { OpenRecord } from './retention-deps.ts';
import type { LatestReview } from './retention.repository.ts';
import { needDue } from './review-record.ts';
import { openProposal, standingOfRecord } from './standing.ts';

interface Going {
  readonly consultations: readonly ConsultationId[];
  readonly stills: readonly DestroyedStill[];
  readonly copies: readonly DestroyedCopy[];
}

/** Everything that is about to go, before it goes. */
const goingOf = async (
  { copies }: DisposalDeps,
  { tx, record: { patientId } }: OpenRecord,
): Promise<Going> => {
  const derived: DestroyedCopy[] = [];
  for (const each of copies)
    derived.push(...(await each.list(tx, patientId)).map((copy) => ({ kind: each.kind, ...copy })));
  return {
    consultations: await consultationsOf(tx, patientId),
    stills: await stillsToDestroy(tx, patientId),
    copies: derived,
  };
};

/** The log's line. Written first: it is what allows the deletions that follow in this transaction. */
const writeLog = async (
  { tx, now, record, counting }: OpenRecord,
  actor: StaffActor,
  proposal: LatestReview,
  going: Going,
): Promise<DisposalId> => {
  const id = newId(DisposalId);
  const { decisive, until, jurisdiction, packVersion } = standingOfRecord(record, counting);
  if (decisive === null || until === null) throw new Refusal('retention_not_due');
  const salt = randomToken();
  await tx
    .insertInto('disposal')
    .values({
      id,
      practice_id: actor.practiceId,
      patient_id: record.patientId,
      at: now,
      proposed_at: proposal.at,
      proposed_by: proposal.by,
      confirmed_by: actor.userId,
      category: decisive.category,
      rule: decisive.label,
      source: decisive.source,
      kept_until: until,
      jurisdiction,
      pack_version: packVersion,
      consultations: JSON.stringify(going.consultations),
      stills: JSON.stringify(going.stills),
      copies: JSON.stringify(going.copies),
      removed: JSON.stringify(await countRecord(tx, record.patientId, going.consultations)),
      identity_salt: salt,
      identity_sha256: identityProof(salt, await identityOf(tx, record.patientId)),
    })
    .execute();
  return id;
};

const destroy = async (
  deps: DisposalDeps,
  { tx, now, record: { patientId } }: OpenRecord,
  going: Going,
): Promise<void> => {
  for (const each of deps.copies) await each.destroyKeys(tx, patientId);
  await removeRecord(tx, patientId, going.consultations);
  await emptyPatient(tx, patientId, deps.vault.newPatientKey(patientId), now);
};

/** @throws Refusal `conflict` when the proposal is not the one that stands, `retention_same_person` */
const needProposal = (
  { record, counting }: OpenRecord,
  actor: StaffActor,
  proposalId: RetentionReviewId,
): LatestReview => {
  const standing = standingOfRecord(record, counting);
  needDue(standing);
  const proposal = openProposal(record, standing);
  if (proposal?.id !== proposalId) throw new Refusal('conflict');
  if (proposal.by === actor.userId) throw new Refusal('retention_same_person');
  return proposal;
};

/**
 * R33: a GP confirms what somebody else proposed, and the record goes. In one transaction: the log is written, the keys of
 * stills and copies, statements, consents and everything else that is kept about the patient are removed, the patient's
 * own key is replaced. Only then the encrypted objects, which nothing can open any more; a killed server does that later.
 * @throws Refusal `not_found`, `retention_held`, `retention_not_due`, `retention_same_person`, `conflict`
 */
export const disposeRecord = async (
  deps: DisposalDeps,
  actor: StaffActor,
  patientId: PatientId,
  { proposalId }: { readonly proposalId: RetentionReviewId },
): Promise<void> => {
  const id = await changeRecord(deps, actor, patientId, 'retention:dispose', async (open) => {
    const proposal = needProposal(open, actor, proposalId);
    const going = await goingOf(deps, open);
    const disposalId = await writeLog(open, actor, proposal, going);
    await destroy(deps, open, going);
    await recordAudit(open.tx, {
      at: open.now,
      event: 'retention.record_disposed',
      actor: auditedAs(actor),
      practiceId: actor.practiceId,
      patientId,
      detail: { disposalId, stills: going.stills.length, copies: going.copies.length },
    });
    return disposalId;
  });
  await finishDisposal(deps, id).catch((error: unknown) => deps.onError(error, 'disposal'));
};

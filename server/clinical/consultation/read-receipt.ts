import type { ReceiptPage } from '../../../shared/http-receipt.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { LinkActor } from '../../identity/actor.ts';
import { toPracticeCard } from '../../identity/practice.ts';
import { Refusal } from '../../platform/refusal.ts';
import { auditActor } from './change-consultation.ts';
import type { ClinicalDeps } from './change-consultation.ts';
import { readConsultation } from './read-consultation.ts';
import { receiptOf } from './receipt.ts';

/** R20: the patient's receipt for a session that opens nothing else; reading it is audited. @throws Refusal `not_found` */
export const readReceipt = async (deps: ClinicalDeps, actor: LinkActor): Promise<ReceiptPage> => {
  if (actor.kind !== 'patient') throw new Refusal('not_found');
  const loaded = await readConsultation(deps, actor.consultationId);
  const receipt = loaded && receiptOf(loaded, null);
  if (!loaded || !receipt) throw new Refusal('not_found');
  await recordAudit(deps.db, {
    at: deps.clock.now(),
    event: 'receipt.read',
    actor: auditActor(actor, 'patient'),
    practiceId: loaded.practiceId,
    consultationId: loaded.id,
    patientId: loaded.patientId,
  });
  return {
    startsAt: loaded.facts.startsAt,
    practice: toPracticeCard(loaded.practice),
    clinician: { ...loaded.facts.clinician },
    receipt,
  };
};

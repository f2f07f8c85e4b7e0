import type { ClinicianStatement } from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { raiseReview } from '../review/raise-review.ts';
import { toAnswerer, hasRefused } from './standing.rules.ts';
import { representatives } from './who-decides.rules.ts';

type Removed = Extract<ClinicianStatement, { kind: 'representative_removed' }>;

/** R4, R6, R7: whoever decides no longer is not in the call any more, and their link is dead. */
const showOut = async (consultation: OpenConsultation, id: StatementId): Promise<void> => {
  const { tx, now, facts, after } = consultation;
  await tx
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('consultation_id', '=', consultation.id)
    .where('representative_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
  for (const { id: participantId, role, status } of facts.participants) {
    if (facts.standsFor.get(participantId) !== id) continue;
    await tx
      .updateTable('link_session')
      .set({ ended_at: now, end_reason: 'revoked' })
      .where('participant_id', '=', participantId)
      .where('ended_at', 'is', null)
      .execute();
    after({ kind: 'session_ended', participantId, reason: 'not_allowed' });
    if (status === 'left') continue;
    await tx
      .updateTable('participant')
      .set({ status: 'left', left_at: now })
      .where('id', '=', participantId)
      .execute();
    await consultation.audit('participant.left', { participantId, role });
  }
};

const SCOPES = ['video', 'examination', 'take', 'store'] as const;

/**
 * R4: somebody named decides no longer. They leave with what they could see; and where they had said no, another GP looks at
 * it, for with the person their no stops to count.
 */
export const removeRepresentative = async (
  consultation: OpenConsultation,
  actor: Actor,
  { representativeId, why }: Removed,
): Promise<void> => {
  if (actor.kind !== 'staff') throw new Refusal('not_allowed');
  const { facts, tx, now, practiceId, patientId, id } = consultation;
  const person = representatives(facts).find((one) => one.id === representativeId);
  if (!person) return;
  await showOut(consultation, representativeId);
  if (!SCOPES.some((scope) => hasRefused(facts, scope, toAnswerer(person)))) return;
  await raiseReview(tx, {
    kind: 'refusal_removed',
    at: now,
    practiceId,
    patientId,
    consultationId: id,
    about: actor.userId,
    reason: why,
    detail: { rules: ['R4'] },
  });
};

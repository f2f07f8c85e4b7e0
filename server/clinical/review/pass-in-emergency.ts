import type { ClinicianStatement } from '../../../shared/consultation.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, refuseIfBlocked } from '../../platform/refusal.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { captureGateBlockers, examinationGateBlockers } from '../consultation/gates.rules.ts';
import { notPassable } from '../consultation/override.rules.ts';
import { raiseReview } from './raise-review.ts';

type Override = Extract<ClinicianStatement, { kind: 'emergency_override' }>;

/**
 * R13: an emergency override as it is recorded: what the clinician saw and passed, of what stands in the way now. Raises a
 * review. What appeared since they looked stays closed.
 * @throws Refusal `blocked` with what no emergency passes; `conflict` when nothing of it stands in the way any more
 */
export const passInEmergency = async (
  consultation: OpenConsultation,
  actor: Actor,
  statement: Override,
): Promise<Override> => {
  const { facts, tx, now, practiceId, patientId, id } = consultation;
  if (actor.kind !== 'staff') throw new Refusal('not_allowed');
  const blockers =
    statement.gate === 'examination' ? examinationGateBlockers(facts) : captureGateBlockers(facts);
  refuseIfBlocked(notPassable(facts, blockers));
  const seen = new Set(statement.codes);
  const passed = blockers.filter(({ code }) => seen.has(code));
  if (passed.length === 0) throw new Refusal('conflict');
  const codes = [...new Set(passed.map(({ code }) => code))];
  const rules = [...new Set(passed.map(({ rule }) => rule))];
  const { gate, reason } = statement;
  await consultation.audit('gate.overridden', { gate, codes, rules });
  await raiseReview(tx, {
    kind: 'emergency_override',
    at: now,
    practiceId,
    patientId,
    consultationId: id,
    about: actor.userId,
    reason,
    detail: { gate, rules },
  });
  return { ...statement, codes };
};

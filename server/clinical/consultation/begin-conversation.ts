import type { ClinicianStatement } from '../../../shared/consultation.ts';
import type { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, refuseIfBlocked } from '../../platform/refusal.ts';
import { recordStatement } from '../checklist/state-clinician.ts';
import { changeConsultation } from './change-consultation.ts';
import type { ClinicalDeps } from './change-consultation.ts';
import { loadConsultation } from './consultation.repository.ts';
import { openBlockers } from './gates.rules.ts';

/**
 * R13, first gate, from one screen and in one round trip: what the clinician states is recorded, the conversation opens
 * and the patient is let in – or, when anything is still missing, nothing of it happened.
 * @throws Refusal `blocked` with what is missing, `conflict` once the call is under way, `not_found` for another person
 */
export const beginConversation = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { statements, patientId }: { statements: readonly ClinicianStatement[]; patientId: ParticipantId },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, tx, now, audit, setState } = consultation;
    if (!['booked', 'preparing', 'waiting'].includes(facts.state.name)) throw new Refusal('conflict');
    const patient = facts.participants.find((one) => one.id === patientId && one.role === 'patient');
    if (patient?.status !== 'held') throw new Refusal('not_found');
    for (const statement of statements) await recordStatement(consultation, actor, statement);
    const after = await loadConsultation(tx, id, { now, connected: deps.connected(id), lock: true });
    if (!after) throw new Refusal('not_found');
    refuseIfBlocked(openBlockers(after.facts));
    await setState({ name: 'conversation', openedAt: now.toISOString() });
    await audit('consultation.opened');
    await tx
      .updateTable('participant')
      .set({ status: 'admitted', admitted_at: patient.admittedAt ?? now, left_at: null })
      .where('id', '=', patientId)
      .execute();
    await audit('participant.admitted', { participantId: patientId, role: 'patient' });
  });

import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { ConsultationFacts, Participant } from '../../../shared/consultation.ts';
import type { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { admitChaperoneBlockers } from '../chaperone/chaperone.rules.ts';
import { newcomerAnswer } from '../checklist/checklist.rules.ts';
import { appendStatement } from './append-statement.ts';
import { changeConsultation } from './change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from './change-consultation.ts';

/** R30, R11: the patient has said yes to this chaperone, or is at ease with whoever else would join. */
const admissionBlockers = (facts: ConsultationFacts, { id, role }: Participant): Blocker[] => {
  if (role === 'chaperone') return admitChaperoneBlockers(facts, id);
  return newcomerAnswer(facts, id)?.comfortable ? [] : [blocker('privacy_before_newcomer')];
};

const find = ({ facts }: OpenConsultation, participantId: ParticipantId) => {
  const participant = facts.participants.find(({ id }) => id === participantId);
  if (!participant || participant.role === 'gp' || participant.status === 'left')
    throw new Refusal('not_found');
  return participant;
};

/**
 * The clinician lets somebody in by name. R13: the patient only into an open conversation. R30: a chaperone only once
 * the patient has accepted that person. R11: with a newcomer the clinician vouches again for no interruption.
 */
export const admit = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { participantId, noInterruption }: { participantId: ParticipantId; noInterruption: boolean },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const participant = find(consultation, participantId);
    const { facts, tx, now } = consultation;
    if (participant.status === 'admitted') return;
    if (participant.role === 'patient' && facts.state.name !== 'conversation')
      throw blockedBy('conversation_not_open');
    if (!['preparing', 'waiting', 'conversation'].includes(facts.state.name)) throw new Refusal('conflict');
    if (participant.role !== 'patient') {
      refuseIfBlocked(admissionBlockers(facts, participant));
      if (!noInterruption) throw blockedBy('interruption_before_newcomer');
      await appendStatement(consultation, { kind: 'no_interruption', participants: [participantId] });
    }
    await tx
      .updateTable('participant')
      .set({ status: 'admitted', admitted_at: participant.admittedAt ?? now, left_at: null })
      .where('id', '=', participantId)
      .execute();
    await consultation.audit('participant.admitted', { participantId, role: participant.role });
  });

/** Puts somebody back on hold: their media stops at once, their place is kept. */
export const hold = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { participantId }: { participantId: ParticipantId },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const participant = find(consultation, participantId);
    await consultation.tx
      .updateTable('participant')
      .set({ status: 'held' })
      .where('id', '=', participantId)
      .execute();
    await consultation.audit('participant.held', { participantId, role: participant.role });
  });

/** Somebody leaves for good; the patient's leaving keeps their place, so that the same link lets them come back. */
export const leave = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { me, tx, now } = consultation;
    if (!me || me.role === 'gp') throw new Refusal('not_allowed');
    await tx
      .updateTable('participant')
      .set(me.role === 'patient' ? { status: 'held' } : { status: 'left', left_at: now })
      .where('id', '=', me.id)
      .execute();
    await consultation.audit('participant.left', { participantId: me.id, role: me.role });
    consultation.after({ kind: 'session_ended', participantId: me.id, reason: 'left' });
  });

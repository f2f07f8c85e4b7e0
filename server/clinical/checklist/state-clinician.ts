import type { ClinicianStatement, ConsultationStateName } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { minorIntimateBlockers, toldNow } from '../consent/consent.rules.ts';
import { removeRepresentative } from '../consent/remove-representative.ts';
import { appendStatement } from '../consultation/append-statement.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { examinationGateBlockers } from '../consultation/gates.rules.ts';
import { passInEmergency } from '../review/pass-in-emergency.ts';

/** R13: a discussion is attested after it happened, never before – so only in the conversation. */
const SAID_IN_CONVERSATION: ReadonlySet<ClinicianStatement['kind']> = new Set([
  'opening',
  'limitations_discussed',
  'examination_explained',
  'photographs_explained',
  'examination_began',
  'examination_ended',
  'emergency_override',
]);

const OPEN_STATES: ReadonlySet<ConsultationStateName> = new Set([
  'booked',
  'preparing',
  'waiting',
  'conversation',
]);

const checkTiming = ({ facts }: OpenConsultation, { kind }: ClinicianStatement): void => {
  const { name } = facts.state;
  if (kind === 'note' && (name === 'finishing' || name === 'conversation')) return;
  if (!OPEN_STATES.has(name)) throw new Refusal('conflict');
  if (SAID_IN_CONVERSATION.has(kind) && name !== 'conversation') throw blockedBy('conversation_not_open');
};

const checkPlan = ({ facts }: OpenConsultation, statement: ClinicianStatement): void => {
  if (!('planId' in statement)) return;
  if (toldNow(facts)?.planId !== statement.planId) throw new Refusal('conflict');
};

/** R4, R6: what is verified or removed must be there; and somebody who decides is named for an authority of today. */
const checkPerson = ({ facts }: OpenConsultation, statement: ClinicianStatement): void => {
  const named = statement.kind === 'representative' ? statement.declaration : null;
  const removed = statement.kind === 'representative_removed' ? statement.representativeId : null;
  const known = facts.statements.some(
    ({ id, kind }) =>
      (id === named && kind === 'answering_for') || (id === removed && kind === 'representative'),
  );
  if ((named !== null || removed !== null) && !known) throw new Refusal('not_found');
};

/** R29: nothing to ask where the policy forbids it, or where it is not about a minor's intimate examination. */
const checkUnder18 = async (consultation: OpenConsultation): Promise<void> => {
  const blockers = minorIntimateBlockers(consultation.facts);
  if (!blockers.some(({ code }) => code === 'intimate_under_18_second')) {
    refuseIfBlocked(blockers);
    throw new Refusal('conflict');
  }
  await consultation.audit('override.asked', { planId: toldNow(consultation.facts)?.planId });
};

/** R11: the clinician vouches for everyone who is here at this moment, whoever the page listed. */
const withPresent = ({ facts }: OpenConsultation, statement: ClinicianStatement): ClinicianStatement =>
  statement.kind === 'no_interruption'
    ? {
        ...statement,
        participants: facts.participants.filter((p) => p.status !== 'left').map(({ id }) => id),
      }
    : statement;

/** One step of the clinician's checklist, into a consultation that is being changed. */
export const recordStatement = async (
  consultation: OpenConsultation,
  actor: Actor,
  statement: ClinicianStatement,
): Promise<void> => {
  checkTiming(consultation, statement);
  checkPlan(consultation, statement);
  checkPerson(consultation, statement);
  if (statement.kind === 'representative_removed') await removeRepresentative(consultation, actor, statement);
  if (statement.kind === 'under18_override_asked') await checkUnder18(consultation);
  if (statement.kind === 'examination_began') {
    refuseIfBlocked(examinationGateBlockers(consultation.facts));
    await consultation.audit('examination.began', { planId: statement.planId });
  }
  const said =
    statement.kind === 'emergency_override'
      ? await passInEmergency(consultation, actor, statement)
      : withPresent(consultation, statement);
  await appendStatement(consultation, said);
};

/** Records a step of the clinician's checklist. R13, R28: an examination begins only while its gate is open. */
export const stateClinician = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  statement: ClinicianStatement,
): Promise<void> =>
  changeConsultation(deps, actor, id, (consultation) => recordStatement(consultation, actor, statement));

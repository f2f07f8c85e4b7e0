import type { ConsentScope, ConsultationFacts, Told, WordingRef } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Answered } from '../../../shared/signalling.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { ageBlockers } from '../checklist/checklist.rules.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { appendConsent } from './append-consent.ts';
import { examinationBlockers, photographsExplainedBlockers, toldNow } from './consent.rules.ts';
import { wordingFor } from './wordings.ts';

/** R3: only the wording in force can be agreed to; a page that shows another one is asked to look again. */
const checkWording = (answer: Answered): WordingRef => {
  const wording = wordingFor(answer.scope);
  const same =
    wording.id === answer.wordingId &&
    wording.version === answer.wordingVersion &&
    wording.sha256 === answer.wordingSha256 &&
    wording.language === answer.language;
  if (!same) throw new Refusal('conflict');
  return wording;
};

/** R3: an answer given before the clinician explained is provisional. R12: agreeing to talk never is. */
const isProvisional = (facts: ConsultationFacts, scope: ConsentScope): boolean => {
  if (scope !== 'take' && scope !== 'store') return false;
  return facts.state.name !== 'conversation' || photographsExplainedBlockers(facts).length > 0;
};

const checkExamination = (facts: ConsultationFacts): void => {
  const explained = !examinationBlockers(facts).some(({ code }) => code === 'examination_not_explained');
  if (facts.state.name !== 'conversation') throw blockedBy('conversation_not_open');
  if (!explained) throw blockedBy('examination_not_explained');
};

const record = async (consultation: OpenConsultation, answer: Answered, told: Told | null): Promise<void> => {
  const { facts, author } = consultation;
  const wording = checkWording(answer);
  // What stood on the patient's screen must be what is planned now; else the answer would bind to something unread.
  if (answer.scope !== 'video' && (told?.planId ?? null) !== answer.planId) throw new Refusal('conflict');
  if (answer.scope === 'examination') checkExamination(facts);
  await appendConsent(consultation, {
    scope: answer.scope,
    decision: answer.decision,
    giver: author,
    how: 'tap',
    notedBy: null,
    wording,
    told: answer.scope === 'video' ? null : told,
    provisional: isProvisional(facts, answer.scope),
  });
};

/** The patient's own yes or no to one or several scopes, each recorded on its own (R3, R12, R27, R28). */
export const answerConsent = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { answers }: { answers: readonly Answered[] },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts } = consultation;
    if (!['preparing', 'waiting', 'conversation'].includes(facts.state.name)) throw new Refusal('conflict');
    // R4, R7: a child's own tap is nobody's consent.
    refuseIfBlocked(ageBlockers(facts));
    const told = toldNow(facts);
    for (const answer of answers) await record(consultation, answer, told);
  });

import type { ConsentScope, ConsultationFacts, Told, WordingRef } from '../../../shared/consultation.ts';
import type { ConsultationId, StatementId } from '../../../shared/ids.ts';
import type { Answered } from '../../../shared/signalling.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, blockedBy } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { appendConsent } from './append-consent.ts';
import { examinationBlockers, photographsExplainedBlockers, toldNow } from './consent.rules.ts';
import { answererHere, giverOf } from './answerer-here.ts';
import type { Answerer } from './standing.rules.ts';
import { readersFor, shownWording } from './wordings.ts';

/** R3: only a wording in force can be agreed to; a page that shows another one is asked to look again. */
const checkWording = (
  { facts, wordings }: OpenConsultation,
  answer: Answered,
  { by }: Answerer,
): WordingRef => {
  const { wordingId: id, wordingVersion: version, wordingSha256: sha256, language } = answer;
  const readers = readersFor(facts.patientAge, by, facts.policy.ages.adult);
  const wording = shownWording(wordings, answer.scope, readers, { id, version, sha256, language });
  if (!wording) throw new Refusal('conflict');
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

const record = async (
  consultation: OpenConsultation,
  answer: Answered,
  answerer: Answerer,
  told: Told | null,
): Promise<void> => {
  const { facts } = consultation;
  const wording = checkWording(consultation, answer, answerer);
  // What stood on the screen must be what is planned now; else the answer would bind to something unread.
  if (answer.scope !== 'video' && (told?.planId ?? null) !== answer.planId) throw new Refusal('conflict');
  if (answer.scope === 'examination') checkExamination(facts);
  await appendConsent(consultation, {
    scope: answer.scope,
    decision: answer.decision,
    giver: giverOf(consultation, answerer),
    answerer,
    how: 'tap',
    notedBy: null,
    wording,
    told: answer.scope === 'video' ? null : told,
    provisional: isProvisional(facts, answer.scope),
  });
};

/** A yes or no to one or several scopes, each recorded on its own, of whoever may give it (R3, R7, R12, R27, R28). */
export const answerConsent = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { answers, by }: { answers: readonly Answered[]; by: StatementId | null },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts } = consultation;
    if (!['preparing', 'waiting', 'conversation'].includes(facts.state.name)) throw new Refusal('conflict');
    const answerer = answererHere(consultation, by);
    // R4, R7: a child's own tap is nobody's consent.
    if (!answerer) throw blockedBy('not_theirs_to_decide');
    const told = toldNow(facts);
    for (const answer of answers) await record(consultation, answer, answerer, told);
  });

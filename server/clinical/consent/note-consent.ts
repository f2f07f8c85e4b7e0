import type { ConsentScope, Participant } from '../../../shared/consultation.ts';
import type { ConsultationId, StatementId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { appendConsent } from './append-consent.ts';
import { examinationBlockers, photographsExplainedBlockers, toldNow } from './consent.rules.ts';
import { entitled } from './standing.rules.ts';
import type { Answerer } from './standing.rules.ts';
import { readersFor, wordingRef } from './wordings.ts';

const checkExplained = ({ facts }: OpenConsultation, scope: ConsentScope): void => {
  if (scope === 'take' || scope === 'store') refuseIfBlocked(photographsExplainedBlockers(facts));
  if (scope !== 'examination') return;
  refuseIfBlocked(
    examinationBlockers(facts).filter(
      ({ code }) => code === 'examination_not_explained' || code === 'plan_missing',
    ),
  );
};

/** Where the person speaks from: the patient's own place, or theirs when they joined from elsewhere. */
const placeOf = ({ facts, standsFor }: OpenConsultation, { by, joins }: Answerer): Participant | undefined =>
  facts.participants.find(
    ({ id, role, status }) =>
      status === 'admitted' &&
      facts.connected.has(id) &&
      (joins === 'own_link' ? standsFor.get(id) === by : role === 'patient'),
  );

/**
 * R3: spoken consent, noted by the clinician. Only in the conversation, with the person there whose consent it is (R7);
 * the record says who noted it.
 */
export const noteConsent = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  {
    scopes,
    decision,
    by,
  }: { scopes: readonly ConsentScope[]; decision: 'yes' | 'no'; by: StatementId | null },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, author, wordings } = consultation;
    if (facts.state.name !== 'conversation') throw blockedBy('conversation_not_open');
    const answerer = entitled(facts).find(({ ids }) => ids.includes(by));
    if (!answerer) throw blockedBy('not_theirs_to_decide');
    const place = placeOf(consultation, answerer);
    if (!place) throw blockedBy(answerer.by === null ? 'patient_not_present' : 'decider_not_present');
    const [reader = 'adult'] = readersFor(facts.patientAge, answerer.by, facts.policy.ages.adult);
    const role = answerer.by === null ? place.role : 'representative';
    for (const scope of scopes) {
      checkExplained(consultation, scope);
      await appendConsent(consultation, {
        scope,
        decision,
        giver: { role, participantId: place.id, name: answerer.name || place.name },
        answerer,
        how: 'spoken',
        notedBy: author,
        wording: wordingRef(wordings, scope, reader),
        told: scope === 'video' ? null : toldNow(facts),
        provisional: false,
      });
    }
  });

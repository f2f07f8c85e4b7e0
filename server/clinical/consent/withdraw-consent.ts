import type { ConsentScope } from '../../../shared/consultation.ts';
import type { ConsultationId, StatementId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { blockedBy } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { holdStillsForDecision } from '../filing/hold-stills.ts';
import { stopCaptures } from '../stills/stop-captures.ts';
import { answererHere, giverOf } from './answerer-here.ts';
import { appendConsent } from './append-consent.ts';
import { toldNow } from './consent.rules.ts';
import { PATIENT, lastWord } from './standing.rules.ts';
import type { Answerer } from './standing.rules.ts';
import { readersFor, wordingRef } from './wordings.ts';

/**
 * R3, R5: whoever may give consent may withdraw it, and the patient may stop everything at any time even where another
 * decides: that is an objection, and halts until the clinician has decided about it.
 */
const withdrawer = (consultation: OpenConsultation, by: StatementId | null): Answerer => {
  const answerer = answererHere(consultation, by);
  if (answerer) return answerer;
  if (by === null && consultation.role === 'patient') return PATIENT;
  throw blockedBy('not_theirs_to_decide');
};

/**
 * R3: withdrawal at any moment. In one transaction the consent ends, every photograph under way stops (nothing of it is
 * stored, its token is dead) and the stills already taken wait for the clinician's decision.
 */
export const withdrawConsent = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { scopes, by }: { scopes: readonly ConsentScope[]; by: StatementId | null },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, wordings } = consultation;
    const person = withdrawer(consultation, by);
    const [reader = 'adult'] = readersFor(facts.patientAge, person.by, facts.policy.ages.adult);
    for (const scope of scopes) {
      const before = lastWord(facts, scope, person);
      if (before?.decision === 'withdrawn') continue;
      await appendConsent(consultation, {
        scope,
        decision: 'withdrawn',
        giver: giverOf(consultation, person),
        by: person.by,
        how: 'tap',
        notedBy: null,
        // What is taken back was given to these words.
        wording: before?.wording ?? wordingRef(wordings, scope, reader),
        told: scope === 'video' ? null : toldNow(facts),
        provisional: false,
      });
    }
    await stopCaptures(consultation, 'consent_withdrawn', ['requested', 'uploading', 'processing']);
    if (scopes.includes('take') || scopes.includes('store')) await holdStillsForDecision(consultation);
  });

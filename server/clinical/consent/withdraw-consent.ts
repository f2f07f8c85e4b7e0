import type { ConsentScope } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { stopCaptures } from '../stills/stop-captures.ts';
import { holdStillsForDecision } from '../filing/hold-stills.ts';
import { appendConsent } from './append-consent.ts';
import { latestConsent, toldNow } from './consent.rules.ts';
import { wordingFor } from './wordings.ts';

/**
 * R3: withdrawal at any moment. In one transaction the consent ends, every photograph under way stops (nothing of it is
 * stored, its token is dead) and the stills already taken wait for the clinician's decision.
 */
export const withdrawConsent = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { scopes }: { scopes: readonly ConsentScope[] },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, author } = consultation;
    for (const scope of scopes) {
      if (latestConsent(facts, scope)?.decision === 'withdrawn') continue;
      await appendConsent(consultation, {
        scope,
        decision: 'withdrawn',
        giver: author,
        how: 'tap',
        notedBy: null,
        wording: wordingFor(scope),
        told: scope === 'video' ? null : toldNow(facts),
        provisional: false,
      });
    }
    await stopCaptures(consultation, 'consent_withdrawn', ['requested', 'uploading', 'processing']);
    if (scopes.includes('take') || scopes.includes('store')) await holdStillsForDecision(consultation);
  });

import type { Author, Consent, ConsentScope } from '../../../shared/consultation.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { stopCaptures } from '../stills/stop-captures.ts';
import { appendConsent } from './append-consent.ts';
import { toldNow } from './consent.rules.ts';
import { hasRefused, lastWord } from './standing.rules.ts';
import type { Answerer } from './standing.rules.ts';
import { readersFor, wordingRef } from './wordings.ts';

/** How a withdrawal came: whose it is in the record, and who noted it where they did not tap it themselves. */
interface Came {
  readonly giver: Author;
  readonly how: Consent['how'];
  readonly notedBy: Author | null;
}

/**
 * R3: the one way in which consent ends, in the call and after it: every photograph under way stops, nothing of it is
 * stored, and the stills already taken wait for the clinician's decision.
 */
export const endConsent = async (
  consultation: OpenConsultation,
  person: Answerer,
  scopes: readonly ConsentScope[],
  came: Came,
): Promise<void> => {
  const { facts, wordings } = consultation;
  const [reader = 'adult'] = readersFor(facts.patientAge, person.by, facts.policy.ages.adult);
  for (const scope of scopes) {
    const before = lastWord(facts, scope, person);
    if (before?.decision === 'withdrawn' && hasRefused(facts, scope, person)) continue;
    await appendConsent(consultation, {
      ...came,
      scope,
      decision: 'withdrawn',
      answerer: person,
      // What is taken back was given to these words.
      wording: before?.wording ?? wordingRef(wordings, scope, reader),
      told: scope === 'video' ? null : toldNow(facts),
      provisional: false,
    });
  }
  await stopCaptures(consultation, 'consent_withdrawn', ['requested', 'uploading', 'processing']);
};

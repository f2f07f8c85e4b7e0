import type { ConsentScope } from '../../../shared/consultation.ts';
import type { ConsultationId, StatementId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { blockedBy } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { answererHere, giverOf } from './answerer-here.ts';
import { endConsent } from './end-consent.ts';
import { PATIENT } from './standing.rules.ts';
import type { Answerer } from './standing.rules.ts';

/**
 * R3, R5: whoever may give consent may withdraw it, and the patient may stop everything at any time even where another
 * decides: that is an objection, and halts until the clinician has decided about it.
 */
export const withdrawer = (consultation: OpenConsultation, by: StatementId | null): Answerer => {
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
    const person = withdrawer(consultation, by);
    const giver = giverOf(consultation, person);
    await endConsent(consultation, person, scopes, { giver, how: 'tap', notedBy: null });
  });

import type { Author, ConsentScope, Told, WordingRef } from '../../../shared/consultation.ts';
import { ConsentId } from '../../../shared/ids.ts';
import { newId } from '../../platform/ids.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { holdStillsForDecision } from '../filing/hold-stills.ts';
import { hasRefused } from './standing.rules.ts';
import type { Answerer } from './standing.rules.ts';

interface NewConsent {
  readonly scope: ConsentScope;
  readonly decision: 'yes' | 'no' | 'withdrawn';
  readonly giver: Author;
  /** Whose word it is (R4, R6, R7). */
  readonly answerer: Answerer;
  readonly how: 'tap' | 'spoken' | 'written';
  readonly notedBy: Author | null;
  readonly wording: WordingRef;
  readonly told: Told | null;
  readonly provisional: boolean;
}

const EVENT = { yes: 'consent.given', no: 'consent.refused', withdrawn: 'consent.withdrawn' } as const;

/**
 * R3: whoever says no to photographs, whatever the words or the button, takes back what there was: the stills already taken
 * wait for the clinician's decision. One under way has stopped: its gate has closed (R13).
 */
const holdWhatIsRefused = async (
  consultation: OpenConsultation,
  { scope, decision, answerer }: NewConsent,
): Promise<void> => {
  if (decision === 'yes' || (scope !== 'take' && scope !== 'store')) return;
  if (!hasRefused(consultation.facts, scope, answerer)) await holdStillsForDecision(consultation);
};

/** R3: one row a scope – who, how, when, which wording, and what they had been told. Never rewritten. */
export const appendConsent = async (consultation: OpenConsultation, consent: NewConsent): Promise<void> => {
  await consultation.tx
    .insertInto('consent')
    .values({
      id: newId(ConsentId),
      consultation_id: consultation.id,
      patient_id: consultation.patientId,
      at: consultation.now,
      scope: consent.scope,
      decision: consent.decision,
      giver: JSON.stringify(consent.giver),
      given_by: consent.answerer.by,
      how: consent.how,
      noted_by: consent.notedBy ? JSON.stringify(consent.notedBy) : null,
      wording: JSON.stringify(consent.wording),
      told: consent.told ? JSON.stringify(consent.told) : null,
      provisional: consent.provisional,
    })
    .execute();
  const { scope, how, provisional, wording } = consent;
  const { by } = consent.answerer;
  await consultation.audit(EVENT[consent.decision], { scope, how, provisional, wording, by });
  await holdWhatIsRefused(consultation, consent);
};

import type { Author, ConsentScope, Told, WordingRef } from '../../../shared/consultation.ts';
import { ConsentId } from '../../../shared/ids.ts';
import type { StatementId } from '../../../shared/ids.ts';
import { newId } from '../../platform/ids.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';

interface NewConsent {
  readonly scope: ConsentScope;
  readonly decision: 'yes' | 'no' | 'withdrawn';
  readonly giver: Author;
  /** Null for the patient; else the statement that names who decided (R4, R6, R7). */
  readonly by: StatementId | null;
  readonly how: 'tap' | 'spoken' | 'written';
  readonly notedBy: Author | null;
  readonly wording: WordingRef;
  readonly told: Told | null;
  readonly provisional: boolean;
}

const EVENT = { yes: 'consent.given', no: 'consent.refused', withdrawn: 'consent.withdrawn' } as const;

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
      given_by: consent.by,
      how: consent.how,
      noted_by: consent.notedBy ? JSON.stringify(consent.notedBy) : null,
      wording: JSON.stringify(consent.wording),
      told: consent.told ? JSON.stringify(consent.told) : null,
      provisional: consent.provisional,
    })
    .execute();
  const { scope, how, provisional, wording, by } = consent;
  await consultation.audit(EVENT[consent.decision], { scope, how, provisional, wording, by });
};

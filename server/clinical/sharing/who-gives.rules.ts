import type { ConsultationFacts } from '../../../shared/consultation.ts';
import type { Giver, WhoGives } from '../../../shared/http-sharing.ts';

/** From this age the patient's own word (R4). */
const CONSENT_AGE = 16;

/**
 * R4, R7: who may agree that stills are shared. R24: education and training serve somebody else than the patient, so
 * nobody agrees to that for an adult.
 */
export const whoGives = (
  facts: Pick<ConsultationFacts, 'patientAge'>,
  patientName: string,
  _scope: 'share' | 'teaching',
): WhoGives => {
  if (facts.patientAge >= CONSENT_AGE) return { kind: 'one', of: [{ role: 'patient', name: patientName }] };
  return { kind: 'nobody', why: 'Under 16 a parent or guardian decides, and none is on record.' };
};

/** R7: the people whose word is recorded, or null when whoever was named is none of them. */
export const giversOf = (who: WhoGives, index: number): readonly Giver[] | null => {
  if (who.kind === 'nobody') return null;
  if (who.kind === 'all') return who.of;
  const giver = who.of[index];
  return giver ? [giver] : null;
};

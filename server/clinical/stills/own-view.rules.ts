import type { Still } from '../../../shared/consultation.ts';
import type { PracticePolicy } from '../../../shared/practice-policy.ts';

/**
 * R1, R17: may the patient look at this still on their receipt? The GP said so for this one, the practice allows it, it is
 * filed, and nobody still has to decide what becomes of it.
 */
export const mayLook = (
  { state, patientMaySee, awaitsDecision }: Pick<Still, 'state' | 'patientMaySee' | 'awaitsDecision'>,
  { patientMaySeeStills }: Pick<PracticePolicy, 'patientMaySeeStills'>,
): boolean => patientMaySeeStills && patientMaySee && state === 'filed' && !awaitsDecision;

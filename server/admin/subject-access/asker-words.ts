import type { Asker } from '../../../shared/http-access.ts';
import type { Basis } from '../../../shared/policy.ts';

/** "the patient", or "Máire Ní Mhurchú (mother), Parent who is a guardian". */
export const askerWords = (
  { as, name, relationship }: Asker,
  patientName: string,
  bases: readonly Basis[],
): string => {
  if (as === 'self') return `${patientName}, the patient`;
  const basis = bases.find((each) => each.name === as)?.label ?? 'with the patient’s written authority';
  return `${name} (${relationship}), ${basis}`;
};

import { Person } from '../../parts/person.tsx';
import type { PatientCard } from '../../../shared/views.ts';

/** Two identifiers, always together (R19): who it is, and the number that nobody else has. */
export function PatientIdentity({ patient }: { patient: PatientCard }) {
  const phone = patient.phone === '' ? '' : `, phone ${patient.phone}`;
  return <Person patient={patient} more={`${patient.identifierKind} ${patient.identifier}${phone}`} />;
}

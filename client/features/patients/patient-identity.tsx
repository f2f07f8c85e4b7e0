import { Person } from '../../parts/person.tsx';
import { unbroken } from '../../words/unbroken.ts';
import type { PatientCard } from '../../../shared/views.ts';

/** Two identifiers, always together (R19): who it is, and the number that nobody else has. */
export function PatientIdentity({ patient }: { patient: PatientCard }) {
  const phone = patient.phone === '' ? '' : `, ${unbroken(`phone ${patient.phone}`)}`;
  return (
    <Person
      patient={patient}
      more={`${unbroken(`${patient.identifierKind} ${patient.identifier}`)}${phone}`}
    />
  );
}

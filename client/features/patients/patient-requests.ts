import type { NewPatient } from '../../../shared/http.ts';
import { PatientList } from '../../../shared/http.ts';
import { PatientCard } from '../../../shared/views.ts';
import type * as z from 'zod/mini';
import { staffRequest } from '../../platform/staff-request.ts';
import { dateTyped } from '../../words/date-typed.ts';

/** Patients by name, date of birth or identifier. @throws {ClientError} */
export async function findPatients(text: string, signal?: AbortSignal): Promise<PatientCard[]> {
  const { patients } = await staffRequest(PatientList, '/api/patients/search', {
    method: 'POST',
    body: { words: dateTyped(text) ?? text.trim() },
    ...(signal ? { signal } : {}),
  });
  return patients;
}

/** @throws {ClientError} `already_exists` unless `confirmNew` */
export const addPatient = (patient: z.infer<typeof NewPatient>): Promise<PatientCard> =>
  staffRequest(PatientCard, '/api/patients', { method: 'POST', body: patient });

/** Whom the server may have meant by `already_exists`: the same identifier, or the same name and date of birth. */
export async function findSame(patient: z.infer<typeof NewPatient>): Promise<PatientCard[]> {
  const found = [...(await findPatients(patient.identifier)), ...(await findPatients(patient.name))];
  const same = found.filter(
    (known) =>
      known.identifier === patient.identifier ||
      (known.dateOfBirth === patient.dateOfBirth && sameName(known.name, patient.name)),
  );
  return same.filter((known, index) => same.findIndex((each) => each.id === known.id) === index);
}

const sameName = (one: string, other: string) =>
  one.localeCompare(other, 'en-IE', { sensitivity: 'base' }) === 0;

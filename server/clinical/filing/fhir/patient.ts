import type { HumanName, Identifier, Patient } from '@medplum/fhirtypes';
import { ownIdentifier, reference } from './references.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { fhirString } from './text.ts';
import { concept, localUri, SYSTEM } from './terminology.ts';

const TYPE = {
  IHI: concept(SYSTEM.identifierType, 'NI', 'National unique individual identifier', 'IHI'),
  other: (kind: string) => concept(SYSTEM.identifierType, 'MR', 'Medical record number', kind),
};

/** The second identifier (R19). A number is never empty: it was typed under a contract that forbids it. */
const secondIdentifier = ({ patient, practice }: ReleaseFacts): Identifier => {
  const isIhi = patient.identifierKind === 'IHI';
  return {
    type: isIhi ? TYPE.IHI : TYPE.other(patient.identifierKind),
    system: localUri(practice.id, isIhi ? 'ihi' : 'practice-number'),
    value: patient.identifier,
    ...(isIhi ? {} : { assigner: reference(practice.id) }),
  };
};

const names = ({ patient }: ReleaseFacts): HumanName[] => {
  const preferred = fhirString(patient.preferredName);
  const text = fhirString(patient.name);
  return [
    ...(text === undefined ? [] : [{ use: 'official' as const, text }]),
    ...(preferred === undefined ? [] : [{ use: 'usual' as const, text: preferred }]),
  ];
};

/**
 * https://hl7.org/fhir/R4/patient.html – name as one text (it was never split into family and given), date of birth, the
 * second identifier with its kind. Gender and address are not known here and are not guessed.
 */
export const patientResource = (facts: ReleaseFacts): Patient => {
  const phone = fhirString(facts.patient.phone);
  return {
    resourceType: 'Patient',
    identifier: [secondIdentifier(facts), ownIdentifier(facts.patient.id)],
    name: names(facts),
    birthDate: facts.patient.dateOfBirth,
    ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
    managingOrganization: reference(facts.practice.id),
  };
};

import type { Device, Organization, Practitioner } from '@medplum/fhirtypes';
import { ownIdentifier, reference } from './references.ts';
import type { ReleaseFacts, ReleasePerson } from './release-facts.ts';
import { fhirString } from './text.ts';
import { concept, localUri, SYSTEM } from './terminology.ts';

/** https://hl7.org/fhir/R4/organization.html – the practice, custodian of the record. */
export const practiceResource = ({ practice }: ReleaseFacts): Organization => {
  const phone = fhirString(practice.phone);
  const address = fhirString(practice.address);
  return {
    resourceType: 'Organization',
    identifier: [ownIdentifier(practice.id)],
    name: practice.name,
    ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
    ...(address === undefined ? {} : { address: [{ text: address }] }),
  };
};

/** https://hl7.org/fhir/R4/practitioner.html – the GP, the chaperone, whoever looked. The title is said where they act. */
export const practitionerResource = (facts: ReleaseFacts, person: ReleasePerson): Practitioner => {
  const registration = fhirString(person.registration);
  const type = concept(SYSTEM.identifierType, 'MD', 'Medical License number', 'Medical Council registration');
  const system = localUri(facts.practice.id, 'medical-council');
  return {
    resourceType: 'Practitioner',
    identifier: [
      ...(registration === undefined ? [] : [{ type, system, value: registration }]),
      ownIdentifier(person.id),
    ],
    name: [{ text: person.name }],
  };
};

/** https://hl7.org/fhir/R4/device.html – this application, which kept the pictures and reports the audit. */
export const applicationResource = (facts: ReleaseFacts): Device => ({
  resourceType: 'Device',
  identifier: [{ system: localUri(facts.practice.id, 'application'), value: 'sightline' }],
  deviceName: [{ name: 'Sightline', type: 'user-friendly-name' }],
  owner: reference(facts.practice.id),
});

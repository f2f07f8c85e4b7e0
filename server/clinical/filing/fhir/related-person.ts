import type { RelatedPerson } from '@medplum/fhirtypes';
import { ownIdentifier, reference } from './references.ts';
import type { ReleaseFacts, ReleaseRelated } from './release-facts.ts';
import { fhirString } from './text.ts';

const DOES: Record<ReleaseRelated['does'], string> = {
  decides: 'Decides for the patient',
  jointly: 'Decides together with the patient',
  supports: 'Supports the patient, who decides',
  no_authority: 'Named, without authority to decide',
  unverified: 'Says that they decide; not verified',
};

/** "Decides for the patient: mother (Parent who is a guardian)", as the clinician verified it. */
export const relatedWords = ({ does, relationship, basis, removed }: ReleaseRelated): string =>
  [
    DOES[does],
    ': ',
    fhirString(relationship) ?? 'relationship not said',
    basis === null ? '' : ` (${basis})`,
    removed ? ', later removed by the clinician' : '',
  ].join('');

const validity = ({ validFrom, validUntil }: ReleaseRelated): Pick<RelatedPerson, 'period'> =>
  validFrom === null && validUntil === null
    ? {}
    : {
        period: {
          ...(validFrom === null ? {} : { start: validFrom }),
          ...(validUntil === null ? {} : { end: validUntil }),
        },
      };

/** https://hl7.org/fhir/R4/relatedperson.html – R4, R6: who decides for the patient or with them, and by what authority. */
export const relatedPersonResource = (facts: ReleaseFacts, person: ReleaseRelated): RelatedPerson => {
  const relationship = fhirString(person.relationship);
  const name = fhirString(person.name);
  return {
    resourceType: 'RelatedPerson',
    identifier: [ownIdentifier(person.id)],
    active: !person.removed,
    patient: reference(facts.patient.id),
    relationship: [
      ...(relationship === undefined ? [] : [{ text: relationship }]),
      { text: person.basis ?? DOES[person.does] },
    ],
    ...(name === undefined ? {} : { name: [{ text: name }] }),
    ...validity(person),
  };
};

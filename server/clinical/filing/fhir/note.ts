import type { DocumentReference } from '@medplum/fhirtypes';
import { ownIdentifier, reference } from './references.ts';
import type { ReleaseFacts, ReleaseNote } from './release-facts.ts';
import { fhirString } from './text.ts';
import { concept, SYSTEM } from './terminology.ts';

/** https://hl7.org/fhir/R4/documentreference.html – note and safety-net advice as plain text; undefined when both are empty. */
export const noteResource = (facts: ReleaseFacts, note: ReleaseNote): DocumentReference | undefined => {
  const safetyNet = fhirString(note.safetyNet);
  const parts = [fhirString(note.note), safetyNet && `Safety-net advice:\n${safetyNet}`].filter(Boolean);
  if (parts.length === 0) return undefined;
  const data = Buffer.from(parts.join('\n\n'), 'utf8');
  return {
    resourceType: 'DocumentReference',
    masterIdentifier: ownIdentifier(note.id),
    status: 'current',
    type: concept(SYSTEM.loinc, '34109-9', 'Note'),
    subject: reference(facts.patient.id),
    date: note.at,
    author: [reference(facts.clinicianId)],
    custodian: reference(facts.practice.id),
    description: 'Consultation note and safety-net advice',
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: data.toString('base64'),
          size: data.length,
          creation: note.at,
        },
      },
    ],
    context: { encounter: [reference(facts.consultation.id)] },
  };
};

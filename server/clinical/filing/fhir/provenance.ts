import type { Provenance, ProvenanceAgent } from '@medplum/fhirtypes';
import { reference } from './references.ts';
import type { ReleaseFacts, ReleaseParticipant, ReleaseStill } from './release-facts.ts';
import { fhirString } from './text.ts';
import { coding, concept, localUri, sha256Uri, SYSTEM } from './terminology.ts';

const agentType = (code: string, display: string, text: string) =>
  concept(SYSTEM.provenanceAgent, code, display, text);

const witness = ({ personId, title }: ReleaseParticipant): ProvenanceAgent[] =>
  personId === null
    ? []
    : [
        {
          type: concept(SYSTEM.participation, 'WIT', 'witness', 'Chaperone'),
          ...(title === '' ? {} : { role: [{ text: title }] }),
          who: reference(personId),
        },
      ];

/** R30: the chaperones who were in the call when the shutter opened, from the still's own snapshot. */
const chaperones = (facts: ReleaseFacts, { present }: ReleaseStill): ProvenanceAgent[] =>
  facts.participants
    .filter(({ role, participantId }) => role === 'chaperone' && present.includes(participantId))
    .flatMap(witness);

const agents = (facts: ReleaseFacts, still: ReleaseStill, applicationId: string): ProvenanceAgent[] => [
  { type: agentType('author', 'Author', 'GP who asked for it'), who: reference(facts.clinicianId) },
  {
    type: agentType('performer', 'Performer', 'Patient, with their own device'),
    who: reference(facts.patient.id),
  },
  ...chaperones(facts, still),
  { type: agentType('assembler', 'Assembler', 'Application that kept it'), who: reference(applicationId) },
];

/**
 * https://hl7.org/fhir/R4/provenance.html – who took the still, when, why it was necessary (R2), under which version of the
 * policy, and which bytes the device had sent.
 */
export const provenanceResource = (
  facts: ReleaseFacts,
  picture: ReleaseStill,
  ids: { readonly binary: string; readonly application: string },
): Provenance => {
  const { still, policy } = picture;
  const necessity = fhirString(picture.necessity);
  return {
    resourceType: 'Provenance',
    target: [reference(still.id), reference(ids.binary)],
    occurredDateTime: still.takenAt,
    recorded: still.storedAt,
    policy: [localUri(facts.practice.id, `image-policy-${policy.jurisdiction}-${policy.version}`)],
    reason: [
      {
        coding: [coding(SYSTEM.actReason, 'TREAT', 'treatment')],
        ...(necessity === undefined ? {} : { text: necessity }),
      },
    ],
    activity: concept(SYSTEM.dataOperation, 'CREATE', 'create'),
    agent: agents(facts, picture, ids.application),
    entity: [
      {
        role: 'source',
        what: {
          identifier: { system: SYSTEM.uri, value: sha256Uri(still.sha256Device) },
          display: 'The picture as the patient’s device sent it',
        },
      },
    ],
  };
};

import type { CodeableConcept, Patient, Practitioner, Provenance, ProvenanceAgent } from '@medplum/fhirtypes';
import { reference, relatedBy } from './references.ts';
import type { ReleaseFacts, ReleaseParticipant, ReleaseStill } from './release-facts.ts';
import { takenWhen } from './taken-when.ts';
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

/** capture.md, ladder step 6: the GP's own page took a frame of the video; the patient's device took nothing. */
const isGrab = ({ still }: ReleaseStill): boolean => still.about.method === 'received_frame';

const takers = (facts: ReleaseFacts, picture: ReleaseStill): ProvenanceAgent[] => {
  const gp = reference<Practitioner>(facts.clinicianId);
  const patient = reference<Patient>(facts.patient.id);
  // R19: it was taken under another patient's consultation; neither of the two is said to have taken it.
  if (picture.movedHere)
    return [{ type: agentType('custodian', 'Custodian', 'GP responsible for this entry'), who: gp }];
  if (picture.still.ownPicture)
    return [
      { type: agentType('author', 'Author', 'Patient, who already had it'), who: patient },
      { type: agentType('enterer', 'Enterer', 'GP who asked for it'), who: gp },
    ];
  return isGrab(picture)
    ? [
        { type: agentType('performer', 'Performer', 'GP, from the received video'), who: gp },
        { type: agentType('informant', 'Informant', 'Patient, seen by video'), who: patient },
      ]
    : [
        { type: agentType('author', 'Author', 'GP who asked for it'), who: gp },
        { type: agentType('performer', 'Performer', 'Patient, with their own device'), who: patient },
      ];
};

/** R4, R6: who decided when the shutter opened; the patient's own consent is in the Consents. */
const deciders = (facts: ReleaseFacts, { decidedBy }: ReleaseStill): ProvenanceAgent[] =>
  [...new Set(decidedBy.flatMap((id) => relatedBy(facts, id)?.id ?? []))].map((id) => ({
    type: { text: 'Decided about the photograph' },
    who: reference(id),
  }));

/** R13: by which emergency it was taken past a gate. */
const emergencies = (facts: ReleaseFacts, { overrides }: ReleaseStill): CodeableConcept[] =>
  facts.overrides
    .filter(({ id }) => overrides.includes(id))
    .map(({ what, reason }) => ({
      coding: [coding(SYSTEM.actReason, 'ETREAT', 'Emergency Treatment')],
      text: fhirString(reason) ?? what,
    }));

const agents = (facts: ReleaseFacts, picture: ReleaseStill, applicationId: string): ProvenanceAgent[] => [
  ...takers(facts, picture),
  ...deciders(facts, picture),
  ...chaperones(facts, picture),
  { type: agentType('assembler', 'Assembler', 'Application that kept it'), who: reference(applicationId) },
];

/**
 * https://hl7.org/fhir/R4/provenance.html – who took the still, when, why it was necessary (R2), under which version of the
 * policy, and which bytes had been sent.
 */
export const provenanceResource = (
  facts: ReleaseFacts,
  picture: ReleaseStill,
  ids: { readonly binary: string; readonly application: string },
): Provenance => {
  const { still, policy } = picture;
  const necessity = fhirString(picture.necessity);
  const when = takenWhen(still);
  return {
    resourceType: 'Provenance',
    target: [reference(still.id), reference(ids.binary)],
    ...(when === null ? {} : { occurredDateTime: when }),
    recorded: still.storedAt,
    policy: [localUri(facts.practice.id, `image-policy-${policy.jurisdiction}-${policy.version}`)],
    reason: [
      {
        coding: [coding(SYSTEM.actReason, 'TREAT', 'treatment')],
        ...(necessity === undefined ? {} : { text: necessity }),
      },
      ...emergencies(facts, picture),
    ],
    activity: concept(SYSTEM.dataOperation, 'CREATE', 'create'),
    agent: agents(facts, picture, ids.application),
    entity: [
      {
        role: 'source',
        what: {
          identifier: { system: SYSTEM.uri, value: sha256Uri(still.sha256Device) },
          display: isGrab(picture)
            ? 'The frame as the GP’s page sent it'
            : 'The picture as the patient’s device sent it',
        },
      },
    ],
  };
};

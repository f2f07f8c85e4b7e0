import type { Bundle, BundleEntry, Identifier, Resource } from '@medplum/fhirtypes';
import { auditEventResource } from './audit-event.ts';
import { consentResource } from './consent.ts';
import { encounterResource } from './encounter.ts';
import { noteResource } from './note.ts';
import { patientResource } from './patient.ts';
import { applicationResource, practiceResource, practitionerResource } from './people.ts';
import { provenanceResource } from './provenance.ts';
import { relatedPersonResource } from './related-person.ts';
import { urn } from './references.ts';
import type { ReleaseFacts, ReleaseStill } from './release-facts.ts';
import { binaryResource, bodyStructureResource, documentResource } from './still-document.ts';

/** The identifier by which a receiver knows whether it has a resource already: the first that is given. */
const identifierOf = (resource: Resource): Identifier | undefined => {
  if (resource.resourceType === 'DocumentReference') return resource.masterIdentifier;
  if (!('identifier' in resource)) return undefined;
  return Array.isArray(resource.identifier) ? resource.identifier[0] : undefined;
};

/**
 * https://hl7.org/fhir/R4/http.html#ccreate – conditional creation, so that releasing twice does not file twice. Binary,
 * Provenance and AuditEvent have no identifier in R4 and are created again.
 */
const entry = (id: string, resource: Resource): BundleEntry => {
  const known = identifierOf(resource);
  const query = known?.system && known.value ? `${known.system}|${known.value}` : undefined;
  return {
    fullUrl: urn(id),
    resource,
    request: {
      method: 'POST',
      url: resource.resourceType,
      ...(query === undefined ? {} : { ifNoneExist: `identifier=${encodeURIComponent(query)}` }),
    },
  };
};

const stillEntries = (
  facts: ReleaseFacts,
  picture: ReleaseStill,
  application: string,
  newUuid: () => string,
): BundleEntry[] => {
  const binary = newUuid();
  const body = bodyStructureResource(facts, picture);
  const bodyStructure = body && newUuid();
  return [
    entry(picture.still.id, documentResource(facts, picture, { binary, bodyStructure })),
    entry(binary, binaryResource(picture)),
    ...(body && bodyStructure ? [entry(bodyStructure, body)] : []),
    entry(newUuid(), provenanceResource(facts, picture, { binary, application })),
  ];
};

/**
 * X1, R32: a consultation and its filed stills as a FHIR R4 transaction (https://hl7.org/fhir/R4/http.html#transaction). Every
 * reference resolves within the bundle.
 * @param newUuid a fresh random UUID for what has no id of its own
 */
export const transactionBundle = (facts: ReleaseFacts, newUuid: () => string): Bundle => {
  const application = newUuid();
  const note = facts.note && noteResource(facts, facts.note);
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp: facts.releasedAt,
    entry: [
      entry(facts.practice.id, practiceResource(facts)),
      entry(facts.patient.id, patientResource(facts)),
      ...facts.people.map((person) => entry(person.id, practitionerResource(facts, person))),
      ...facts.related.map((person) => entry(person.id, relatedPersonResource(facts, person))),
      entry(application, applicationResource(facts)),
      entry(facts.consultation.id, encounterResource(facts)),
      ...facts.stills.flatMap((picture) => stillEntries(facts, picture, application, newUuid)),
      ...facts.consents.map((consent) => entry(consent.id, consentResource(facts, consent))),
      ...(facts.note && note ? [entry(facts.note.id, note)] : []),
      ...facts.audit.map((audit) => entry(newUuid(), auditEventResource(facts, audit, application))),
    ],
  };
};

import type { Binary, BodyStructure, CodeableConcept, DocumentReference } from '@medplum/fhirtypes';
import { BODY_SITES } from '../../../../shared/body-sites.ts';
import type { Side } from '../../../../shared/body-sites.ts';
import { ownIdentifier, reference, urn } from './references.ts';
import type { ReleaseFacts, ReleaseStill } from './release-facts.ts';
import { takenWhen } from './taken-when.ts';
import { fhirString, narrative } from './text.ts';
import { concept, sha256Uri, SYSTEM } from './terminology.ts';

/** https://hl7.org/fhir/R4/valueset-bodystructure-relative-location.html; `none` says nothing. */
const LATERALITY: Record<Side, CodeableConcept[]> = {
  left: [concept(SYSTEM.snomed, '419161000', 'Unilateral left')],
  right: [concept(SYSTEM.snomed, '419465000', 'Unilateral right')],
  both: [concept(SYSTEM.snomed, '51440002', 'Bilateral')],
  none: [],
};

const SIDE_WORD: Record<Side, string> = { left: 'left', right: 'right', both: 'both sides', none: '' };

/** "Forearm, left", or "Site not recorded". */
const siteWords = ({ site, side }: Pick<ReleaseStill['still'], 'site' | 'side'>): string =>
  [site ? BODY_SITES[site].label : 'Site not recorded', side ? SIDE_WORD[side] : '']
    .filter((word) => word !== '')
    .join(', ');

/** https://hl7.org/fhir/R4/bodystructure.html – where on the body (SNOMED CT) and which side; undefined when unlabelled. */
export const bodyStructureResource = (
  facts: ReleaseFacts,
  { still }: ReleaseStill,
): BodyStructure | undefined => {
  if (still.site === null) return undefined;
  const { snomed, label } = BODY_SITES[still.site];
  const qualifiers = LATERALITY[still.side ?? 'none'];
  return {
    resourceType: 'BodyStructure',
    identifier: [ownIdentifier(still.id)],
    location: { coding: [{ system: SYSTEM.snomed, code: snomed }], text: label },
    ...(qualifiers.length === 0 ? {} : { locationQualifier: qualifiers }),
    patient: reference(facts.patient.id),
  };
};

/** https://hl7.org/fhir/R4/binary.html – the sanitised JPEG; who may read it follows who may read the document. */
export const binaryResource = ({ still, picture }: ReleaseStill): Binary => ({
  resourceType: 'Binary',
  contentType: 'image/jpeg',
  securityContext: reference(still.id),
  data: picture.toString('base64'),
});

/** capture.md, ladder step 6: a grab of the received stream is never taken for a photograph. */
const warning = ({ still, movedHere }: ReleaseStill): string =>
  [
    still.about.method === 'received_frame' ? 'Low resolution: a frame of the video, not for detail.' : '',
    // R35: never taken for a guided still.
    still.ownPicture ? 'The patient’s own picture, not taken in the consultation.' : '',
    movedHere ? 'Moved from a record in which it had been filed by mistake.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');

const takenWords = ({ ownPicture, takenAt }: ReleaseStill['still']): string => {
  if (ownPicture === null) return `Taken ${takenAt}`;
  const when = ownPicture.takenOn === null ? 'not known' : `${ownPicture.takenOn}, as the patient says`;
  return `Taken: ${when}; received ${takenAt}`;
};

const summary = (picture: ReleaseStill): string[] => {
  const { still } = picture;
  return [
    `Photograph: ${siteWords(still)}.`,
    still.label,
    warning(picture),
    `${takenWords(still)}, filed ${still.filedAt ?? 'at an unknown time'}.`,
    `${still.width} × ${still.height} pixels, method ${still.about.method}, device ${still.about.deviceClass}.`,
  ];
};

const creation = (still: ReleaseStill['still']): { creation?: string } => {
  const when = takenWhen(still);
  return when === null ? {} : { creation: when };
};

const attachment = ({ still, attachmentHash }: ReleaseStill, binaryId: string) => ({
  contentType: 'image/jpeg',
  url: urn(binaryId),
  size: still.bytes,
  hash: attachmentHash,
  title: `Photograph: ${siteWords(still)}`,
  ...creation(still),
});

/**
 * https://hl7.org/fhir/R4/documentreference.html – one filed still. The hash of the attachment is SHA-1, as R4 defines it;
 * the SHA-256 that the record relies on is an identifier. R4 has no body site here, so the standard extension bears it
 * (https://hl7.org/fhir/R4/extension-bodysite.html).
 */
export const documentResource = (
  facts: ReleaseFacts,
  picture: ReleaseStill,
  ids: { readonly binary: string; readonly bodyStructure: string | undefined },
): DocumentReference => {
  const { still } = picture;
  const url = 'http://hl7.org/fhir/StructureDefinition/bodySite';
  const description = [siteWords(still), still.label, warning(picture)]
    .filter((part) => part !== '')
    .join('. ');
  return {
    resourceType: 'DocumentReference',
    text: narrative(summary(picture)),
    ...(ids.bodyStructure === undefined
      ? {}
      : { extension: [{ url, valueReference: reference(ids.bodyStructure) }] }),
    masterIdentifier: ownIdentifier(still.id),
    identifier: [{ system: SYSTEM.uri, value: sha256Uri(still.sha256Stored) }],
    status: 'current',
    docStatus: 'final',
    type: concept(SYSTEM.loinc, '72170-4', 'Photographic image Unspecified body region Document'),
    subject: reference(facts.patient.id),
    date: still.filedAt ?? still.storedAt,
    author: [reference(facts.clinicianId)],
    custodian: reference(facts.practice.id),
    description: fhirString(description) ?? 'Photograph',
    content: [{ attachment: attachment(picture, ids.binary) }],
    context: {
      encounter: [reference(facts.consultation.id)],
      ...(still.ownPicture ? {} : { period: { start: still.takenAt, end: still.takenAt } }),
    },
  };
};

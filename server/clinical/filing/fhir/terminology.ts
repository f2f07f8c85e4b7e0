import type { CodeableConcept, Coding } from '@medplum/fhirtypes';

/** Code systems, as HL7 names them (https://hl7.org/fhir/R4/terminologies-systems.html). */
export const SYSTEM = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  uri: 'urn:ietf:rfc:3986',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  actReason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  dataOperation: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  consentAction: 'http://terminology.hl7.org/CodeSystem/consentaction',
  provenanceAgent: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
  lifecycle: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
  auditSource: 'http://terminology.hl7.org/CodeSystem/security-source-type',
} as const;

export const coding = (system: string, code: string, display: string): Coding => ({ system, code, display });

export const concept = (system: string, code: string, display: string, text?: string): CodeableConcept => ({
  coding: [coding(system, code, display)],
  ...(text === undefined ? {} : { text }),
});

/**
 * A namespace of the practice's own: its UUID with a fragment (RFC 8141, 2.3.3). It is unique and claims nobody else's
 * name. The Health Service Executive publishes no URI for the IHI, and the Medical Council none for its numbers
 * (IE Core, open issue OI-003): a receiver maps these by their `type`.
 */
export const localUri = (practiceId: string, name: string): string => `urn:uuid:${practiceId}#${name}`;

/** A SHA-256 as a URI: Named Information, RFC 6920. */
export const sha256Uri = (hex: string): string =>
  `ni:///sha-256;${Buffer.from(hex, 'hex').toString('base64url')}`;

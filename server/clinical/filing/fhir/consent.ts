import type {
  Attachment,
  CodeableConcept,
  Consent as FhirConsent,
  Patient,
  Reference,
  RelatedPerson,
} from '@medplum/fhirtypes';
import type { Consent, ConsentScope } from '../../../../shared/consultation.ts';
import { ownIdentifier, reference, relatedBy } from './references.ts';
import type { ReleaseFacts, ReleaseRelated, ReleaseWording } from './release-facts.ts';
import { narrative } from './text.ts';
import { coding, concept, SYSTEM } from './terminology.ts';

const TREATMENT = concept(SYSTEM.consentScope, 'treatment', 'Treatment');
const PRIVACY = concept(SYSTEM.consentScope, 'patient-privacy', 'Privacy Consent');

/** https://hl7.org/fhir/R4/valueset-consent-scope.html and consent-action: what each of our scopes is in FHIR's words. */
const SCOPE: Record<ConsentScope, { scope: CodeableConcept; text: string; action: CodeableConcept }> = {
  video: { scope: TREATMENT, text: 'Talking by video', action: { text: 'Talk by video' } },
  examination: { scope: TREATMENT, text: 'The examination', action: { text: 'Examine' } },
  take: {
    scope: PRIVACY,
    text: 'Photographs being taken',
    action: concept(SYSTEM.consentAction, 'collect', 'Collect', 'Take photographs'),
  },
  store: {
    scope: PRIVACY,
    text: 'Photographs being kept in the record',
    action: { text: 'Keep photographs in the record' },
  },
};

/**
 * https://hl7.org/fhir/R4/valueset-consent-state-codes.html – an answer that a later one replaced, and a withdrawal, are
 * `inactive`: terminated or replaced. A yes that was not confirmed after the explanation is `proposed` (R3), and so is that of
 * somebody who was never verified; with whoever is removed, their yes goes (R4, R6).
 */
const statusOf = (
  consent: Consent,
  inForce: boolean,
  giver: ReleaseRelated | null | undefined,
): FhirConsent['status'] => {
  if (!inForce || consent.decision === 'withdrawn') return 'inactive';
  if (consent.decision === 'no') return 'rejected';
  if (giver?.removed) return 'inactive';
  const counts =
    giver === null || (giver !== undefined && giver.does !== 'unverified' && giver.does !== 'no_authority');
  return consent.provisional || !counts ? 'proposed' : 'active';
};

/** The wording that was read, in the very form its SHA-256 was taken of, so that a receiver can check it (R3). */
const wordingOf = ({ wording }: Consent, kept: ReleaseWording | undefined): Attachment => {
  const title = `${wording.id}, version ${wording.version}, SHA-256 ${wording.sha256}`;
  if (!kept) return { title, language: wording.language };
  const data = Buffer.from(JSON.stringify([kept.title, kept.paragraphs, kept.question]), 'utf8');
  return {
    contentType: 'application/json',
    language: wording.language,
    data: data.toString('base64'),
    size: data.length,
    title,
  };
};

const DECISION = { yes: 'said yes to', no: 'said no to', withdrawn: 'withdrew consent to' } as const;

/** Whose word it is: null for the patient's own, undefined for somebody whom the record does not name any more. */
const giverOf = (facts: ReleaseFacts, { by }: Consent): ReleaseRelated | null | undefined =>
  by === null ? null : relatedBy(facts, by);

/** https://hl7.org/fhir/R4/consent-definitions.html#Consent.performer – who gave it; nobody is named in their place. */
const performerOf = (
  facts: ReleaseFacts,
  giver: ReleaseRelated | null | undefined,
): { performer?: Reference<Patient | RelatedPerson>[] } =>
  giver === undefined ? {} : { performer: [reference(giver === null ? facts.patient.id : giver.id)] };

const summary = (consent: Consent, related: ReleaseRelated | null | undefined): string[] => {
  const { giver, decision, scope, at, how, notedBy, told } = consent;
  const by = how === 'tap' ? 'on their own screen' : `spoken, noted by ${notedBy?.name ?? 'the clinician'}`;
  return [
    `${giver.name}${related ? ` (${related.relationship})` : ''} ${DECISION[decision]}: ${SCOPE[scope].text.toLowerCase()}, ${at}, ${by}.`,
    consent.provisional ? 'Given before the clinician had explained; it counts once confirmed.' : '',
    told ? `Told why: ${told.why}` : '',
    told ? `Told what is involved: ${told.involved}` : '',
    told ? `Told who will see: ${told.viewers.join('; ')}.` : '',
  ];
};

/** The stills that were taken under this answer. */
const covered = (facts: ReleaseFacts, consent: Consent) =>
  facts.stills
    .filter(({ consents }) => consents.includes(consent.id))
    .map(({ still }) => ({ meaning: 'instance' as const, reference: reference(still.id) }));

const provisionOf = (facts: ReleaseFacts, consent: Consent): NonNullable<FhirConsent['provision']> => {
  const data = covered(facts, consent);
  return {
    type: consent.decision === 'yes' ? 'permit' : 'deny',
    action: [SCOPE[consent.scope].action],
    purpose: [coding(SYSTEM.actReason, 'TREAT', 'treatment')],
    ...(data.length === 0 ? {} : { data }),
  };
};

/**
 * https://hl7.org/fhir/R4/consent.html – one answer to one scope. Every answer is released, so that a still's consent can
 * be found even after a withdrawal; of each scope only each giver's last word is in force (R7).
 */
export const consentResource = (facts: ReleaseFacts, consent: Consent): FhirConsent => {
  const giver = giverOf(facts, consent);
  const same = (other: Consent): boolean =>
    other.by === consent.by || (giver != null && giverOf(facts, other) === giver);
  const last = facts.consents.findLast((other) => other.scope === consent.scope && same(other));
  const { scope, text } = SCOPE[consent.scope];
  const kept = facts.wordings.find(({ sha256 }) => sha256 === consent.wording.sha256);
  return {
    resourceType: 'Consent',
    text: narrative(summary(consent, giver)),
    identifier: [ownIdentifier(consent.id)],
    status: statusOf(consent, last?.id === consent.id, giver),
    scope,
    category: [{ ...concept(SYSTEM.loinc, '59284-0', 'Patient Consent'), text }],
    patient: reference(facts.patient.id),
    dateTime: consent.at,
    ...performerOf(facts, giver),
    organization: [reference(facts.practice.id)],
    sourceAttachment: wordingOf(consent, kept),
    policyRule: { text: 'Explicit consent, each scope asked and recorded on its own' },
    provision: provisionOf(facts, consent),
  };
};

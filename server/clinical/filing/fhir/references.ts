import type { Identifier, Reference, Resource } from '@medplum/fhirtypes';
import type { ReleaseFacts, ReleaseRelated } from './release-facts.ts';
import { SYSTEM } from './terminology.ts';

/** One of our ids as the bundle's address of its resource (https://hl7.org/fhir/R4/bundle.html#references). */
export const urn = (id: string): string => `urn:uuid:${id}`;

export const reference = <T extends Resource>(id: string): Reference<T> => ({ reference: urn(id) });

/** Our id as a business identifier, so that a second release finds the first (`ifNoneExist`). */
export const ownIdentifier = (id: string): Identifier => ({ system: SYSTEM.uri, value: urn(id) });

/** R4, R6: the person whom a statement names as deciding, or undefined. */
export const relatedBy = (facts: ReleaseFacts, by: string): ReleaseRelated | undefined =>
  facts.related.find(({ ids }) => ids.includes(by));

/**
 * Who an audit entry or a consent speaks of, in the bundle: a professional's id, the patient's, that of whoever decides, or undefined when
 * nobody in the release is meant (the system itself, somebody unknown).
 */
export const whoIs = (
  facts: ReleaseFacts,
  who: { readonly role: string; readonly userId?: string; readonly participantId?: string | null },
): string | undefined => {
  const place = facts.participants.find(({ participantId }) => participantId === who.participantId);
  if (who.role === 'patient') return facts.patient.id;
  const id = who.userId ?? place?.personId;
  return [...facts.people, ...facts.related].some((person) => person.id === id)
    ? (id ?? undefined)
    : undefined;
};

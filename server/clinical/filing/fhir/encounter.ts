import type { CodeableConcept, Coding, Encounter, EncounterParticipant, Period } from '@medplum/fhirtypes';
import { ownIdentifier, reference, relatedBy } from './references.ts';
import { relatedWords } from './related-person.ts';
import type { Interval, ReleaseFacts, ReleaseOverride, ReleaseParticipant } from './release-facts.ts';
import { fhirString, narrative } from './text.ts';
import { coding, concept, localUri, SYSTEM } from './terminology.ts';

const period = ({ from, to }: Interval): Period => ({ start: from, ...(to === null ? {} : { end: to }) });

/** When the conversation was open; null for a consultation that never opened. */
const opened = ({ consultation: { state } }: ReleaseFacts): Interval | null => {
  if (state.name === 'conversation') return { from: state.openedAt, to: null };
  if (state.name === 'finishing' || state.name === 'closed')
    return { from: state.openedAt, to: state.endedAt };
  return null;
};

const STATUS: Record<ReleaseFacts['consultation']['state']['name'], Encounter['status']> = {
  booked: 'planned',
  preparing: 'arrived',
  waiting: 'arrived',
  conversation: 'in-progress',
  finishing: 'finished',
  closed: 'finished',
  cancelled: 'cancelled',
  no_show: 'cancelled',
  in_person: 'cancelled',
};

const part = (text: string): CodeableConcept => concept(SYSTEM.participation, 'PART', 'Participation', text);

const roleOf = (
  facts: ReleaseFacts,
  { personId, role, title, trained }: ReleaseParticipant,
): CodeableConcept => {
  if (role === 'gp') return concept(SYSTEM.participation, 'PPRF', 'primary performer', 'Consulting GP');
  const decider = personId === null ? undefined : relatedBy(facts, personId);
  if (decider) return part(`${relatedWords(decider)}, from elsewhere`);
  const training = trained ? 'trained as chaperone' : 'not trained as chaperone';
  const text = ['Chaperone', fhirString(title), training].filter((part) => part !== undefined).join(', ');
  return part(text);
};

/** R30: one entry for each stretch in which somebody was in the call; one without a time for who never was. */
const participants = (facts: ReleaseFacts): EncounterParticipant[] =>
  facts.participants.flatMap((participant) => {
    if (participant.personId === null) return [];
    const who: EncounterParticipant = {
      type: [roleOf(facts, participant)],
      individual: reference(participant.personId),
    };
    return participant.present.length === 0
      ? [who]
      : participant.present.map((interval) => ({ ...who, period: period(interval) }));
  });

/** R7: whoever answered on the patient's own screen took part, and has no presence of their own to tell. */
const besidePatient = ({ consents, related }: ReleaseFacts): EncounterParticipant[] =>
  related
    .filter(({ beside, ids }) => beside && consents.some(({ by }) => by !== null && ids.includes(by)))
    .map((person) => ({
      type: [part(`${relatedWords(person)}, beside the patient`)],
      individual: reference(person.id),
    }));

const nameOf = ({ people, related }: ReleaseFacts, { personId }: ReleaseParticipant): string =>
  [...people, ...related].find(({ id }) => id === personId)?.name ?? 'Somebody in the call';

const overrideWords = ({ at, what, reason, passed }: ReleaseOverride): string =>
  `${what}, ${at}. ${reason}${passed.length === 0 ? '' : ` Passed: ${passed.join(' ')}`}`;

/** R4, R6, R13, R29: who decided, and what was passed. */
const decisions = ({ related, nobodyDecides, overrides }: ReleaseFacts): string[] => [
  ...related.map((person) => `${person.name}. ${relatedWords(person)}.`),
  nobodyDecides === null ? '' : `Nobody had authority to decide; necessary because: ${nobodyDecides}`,
  ...overrides.map(overrideWords),
];

const summary = (facts: ReleaseFacts): string[] => [
  facts.consultation.kind === 'correction'
    ? 'No consultation took place: an entry for a photograph that had been filed in another record.'
    : 'A remote consultation by video.',
  facts.consultation.chaperoneAnswer === null
    ? 'No answer of the patient about a chaperone is recorded.'
    : `Asked about a chaperone, the patient ${facts.consultation.chaperoneAnswer}.`,
  ...decisions(facts),
  ...facts.participants.flatMap((participant) =>
    participant.couldSee.map(
      ({ from, to }) =>
        `${nameOf(facts, participant)} could see the patient’s picture from ${from} to ${to ?? 'now'}.`,
    ),
  ),
];

/** No code of the standard's list fits an entry that was never an encounter; the binding is extensible. */
const classOf = ({ consultation, practice }: ReleaseFacts): Coding =>
  consultation.kind === 'correction'
    ? coding(localUri(practice.id, 'encounter-class'), 'correction', 'Correction of the record')
    : coding(SYSTEM.actCode, 'VR', 'virtual');

/** https://hl7.org/fhir/R4/encounter.html – class VR (virtual), when it was open, and who took part from when to when. */
export const encounterResource = (facts: ReleaseFacts): Encounter => {
  const when = opened(facts);
  const reason = fhirString(facts.consultation.reason);
  return {
    resourceType: 'Encounter',
    text: narrative(summary(facts)),
    identifier: [ownIdentifier(facts.consultation.id)],
    status: STATUS[facts.consultation.state.name],
    class: classOf(facts),
    subject: reference(facts.patient.id),
    participant: [...participants(facts), ...besidePatient(facts)],
    ...(when === null ? {} : { period: period(when) }),
    ...(reason === undefined ? {} : { reasonCode: [{ text: reason }] }),
    serviceProvider: reference(facts.practice.id),
  };
};

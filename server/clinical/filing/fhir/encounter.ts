import type { CodeableConcept, Coding, Encounter, EncounterParticipant, Period } from '@medplum/fhirtypes';
import { ownIdentifier, reference } from './references.ts';
import type { Interval, ReleaseFacts, ReleaseParticipant } from './release-facts.ts';
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

const roleOf = ({ role, title, trained }: ReleaseParticipant): CodeableConcept => {
  if (role === 'gp') return concept(SYSTEM.participation, 'PPRF', 'primary performer', 'Consulting GP');
  const training = trained ? 'trained as chaperone' : 'not trained as chaperone';
  const text = ['Chaperone', fhirString(title), training].filter((part) => part !== undefined).join(', ');
  return concept(SYSTEM.participation, 'PART', 'Participation', text);
};

/** R30: one entry for each stretch in which somebody was in the call; one without a time for who never was. */
const participants = (facts: ReleaseFacts): EncounterParticipant[] =>
  facts.participants.flatMap((participant) => {
    if (participant.personId === null) return [];
    const who: EncounterParticipant = {
      type: [roleOf(participant)],
      individual: reference(participant.personId),
    };
    return participant.present.length === 0
      ? [who]
      : participant.present.map((interval) => ({ ...who, period: period(interval) }));
  });

const nameOf = (facts: ReleaseFacts, { personId }: ReleaseParticipant): string =>
  facts.people.find(({ id }) => id === personId)?.name ?? 'The chaperone';

const summary = (facts: ReleaseFacts): string[] => [
  facts.consultation.kind === 'correction'
    ? 'No consultation took place: an entry for a photograph that had been filed in another record.'
    : 'A remote consultation by video.',
  facts.consultation.chaperoneAnswer === null
    ? 'No answer of the patient about a chaperone is recorded.'
    : `Asked about a chaperone, the patient ${facts.consultation.chaperoneAnswer}.`,
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
    participant: participants(facts),
    ...(when === null ? {} : { period: period(when) }),
    ...(reason === undefined ? {} : { reasonCode: [{ text: reason }] }),
    serviceProvider: reference(facts.practice.id),
  };
};

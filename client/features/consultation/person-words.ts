import type { ConsultationState } from '../../../shared/consultation.ts';
import type { PresentParticipant, StaffView } from '../../../shared/views.ts';
import { clockTime } from '../../words/practice-time.ts';

/** What the patient said of this person (R30). */
export function acceptedWords(person: PresentParticipant, patient: string): string {
  if (person.acceptedByPatient === null) return `${patient} is being asked about this person`;
  return person.acceptedByPatient ? `${patient} accepts this person` : `${patient} does not want this person`;
}

/** R30: held, and the patient has said no to this person: there is nobody to let in. */
export const isRefused = ({ status, acceptedByPatient }: PresentParticipant): boolean =>
  status === 'held' && acceptedByPatient === false;

/** Whether a chaperone is trained as one, in words; nothing for people of whom it is not asked. */
export const trainedWords = (trained: boolean | null): string =>
  trained === null ? '' : trained ? 'trained chaperone' : 'not trained as a chaperone';

/** R11: what the patient said about somebody else who would join, and whether the clinician should notice it. */
export function newcomerWords(
  view: Pick<StaffView, 'statements'>,
  person: PresentParticipant,
  patient: string,
): { words: string; attention: boolean } {
  const said = view.statements.findLast(
    (each) => each.kind === 'newcomer' && each.participantId === person.id,
  );
  if (said?.kind !== 'newcomer') return { words: `${patient} is being asked about them`, attention: true };
  return said.comfortable
    ? { words: `${patient} is comfortable with them there`, attention: false }
    : { words: `${patient} is not comfortable with them there`, attention: true };
}

const roles = { gp: 'you', patient: 'patient', chaperone: 'chaperone', representative: 'representative' };

/** What somebody is here: whoever decides with or for the patient is what they are to them, "mother". */
export const roleWords = ({ role, title }: PresentParticipant): string =>
  role === 'representative' && title !== '' ? title : roles[role];

/** Where somebody is and since when, in the words of the state that the whole screen shows. */
export function presenceWords(person: PresentParticipant, state: ConsultationState, zone: string): string {
  const role = roleWords(person);
  if (isRefused(person)) return `${role}, refused by the patient`;
  if (person.status !== 'held') {
    if (!person.connected) return `${role}, connection lost`;
    return `${role}, since ${clockTime(person.admittedAt ?? person.arrivedAt, zone)}`;
  }
  if (!person.connected) return `${role}, page not open`;
  if (person.role === 'patient' && state.name === 'preparing') return `${role}, answering the questions`;
  const since = person.role === 'patient' && state.name === 'waiting' ? state.since : person.arrivedAt;
  return `${role}, waiting since ${clockTime(since, zone)}`;
}

import type { ConsultationState } from '../../../shared/consultation.ts';
import type { PresentParticipant } from '../../../shared/views.ts';
import { clockTime } from '../../words/practice-time.ts';

/** What the patient said of this person (R30). */
export function acceptedWords(person: PresentParticipant, patient: string): string {
  if (person.acceptedByPatient === null) return `${patient} is being asked about this person`;
  return person.acceptedByPatient ? `${patient} accepts this person` : `${patient} does not want this person`;
}

/** Whether a chaperone is trained as one, in words; nothing for people of whom it is not asked. */
export const trainedWords = (trained: boolean | null): string =>
  trained === null ? '' : trained ? 'trained chaperone' : 'not trained as a chaperone';

const roles = {
  gp: 'you',
  patient: 'patient',
  chaperone: 'chaperone',
  representative: 'decides for the patient',
};

/** Where somebody is and since when, in the words of the state that the whole screen shows. */
export function presenceWords(person: PresentParticipant, state: ConsultationState, zone: string): string {
  const role = roles[person.role];
  if (person.status !== 'held') {
    if (!person.connected) return `${role}, connection lost`;
    return `${role}, since ${clockTime(person.admittedAt ?? person.arrivedAt, zone)}`;
  }
  if (!person.connected) return `${role}, page not open`;
  if (person.role === 'patient' && state.name === 'preparing') return `${role}, answering the questions`;
  const since = person.role === 'patient' && state.name === 'waiting' ? state.since : person.arrivedAt;
  return `${role}, waiting since ${clockTime(since, zone)}`;
}

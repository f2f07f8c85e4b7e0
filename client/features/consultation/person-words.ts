import type { PresentParticipant } from '../../../shared/views.ts';

/** What the patient said of this person (R30). */
export function acceptedWords(person: PresentParticipant, patient: string): string {
  if (person.acceptedByPatient === null) return `${patient} is being asked about this person`;
  return person.acceptedByPatient ? `${patient} accepts this person` : `${patient} does not want this person`;
}

/** Whether a chaperone is trained as one, in words; nothing for people of whom it is not asked. */
export const trainedWords = (trained: boolean | null): string =>
  trained === null ? '' : trained ? 'trained chaperone' : 'not trained as a chaperone';

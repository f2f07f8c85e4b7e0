import type { ConsultationStateName } from '../../../shared/consultation.ts';
import type { Ground, ReviewOutcome } from '../../../shared/http-review.ts';

/** The lists' words, the same on the screen and in the file. No clinical word is among them. */
export const STATE_WORDS: Record<ConsultationStateName, string> = {
  booked: 'Booked',
  preparing: 'Preparing',
  waiting: 'Waiting',
  conversation: 'In the call',
  finishing: 'To finish',
  closed: 'Closed',
  cancelled: 'Cancelled',
  no_show: 'Did not attend',
  in_person: 'Seen in person',
};

export const GROUND_WORDS: Record<Ground, string> = {
  emergency: 'The patient needed care at once',
  cover: 'Covering for the clinician',
  message: 'A result, a letter or a call',
  patient_asked: 'The patient asked',
};

export const OUTCOME_WORDS: Record<ReviewOutcome, string> = {
  justified: 'Justified',
  discussed: 'Discussed with the clinician',
  not_justified: 'Not justified',
};

/** R3: which consent is missing. */
export const consentWords = ({ take, store }: { take: boolean; store: boolean }): string => {
  if (!take && !store) return 'No consent to taking or to keeping';
  return take ? 'No consent to keeping' : 'No consent to taking';
};

/** "4 min", "3 h 05 min", "2 days": whole minutes, rounded down. */
const durationWords = (minutes: number): string => {
  const whole = Math.floor(minutes);
  if (whole < 60) return `${String(whole)} min`;
  if (whole < 2880) return `${String(Math.floor(whole / 60))} h ${String(whole % 60).padStart(2, '0')} min`;
  return `${String(Math.floor(whole / 1440))} days`;
};

export const filingWords = (minutes: number, late: boolean): string =>
  `Filed after ${durationWords(minutes)}${late ? ', late' : ''}`;

export const waitingWords = (minutes: number, late: boolean): string =>
  `Waiting ${durationWords(minutes)}${late ? ', late' : ''}`;

/** R30, R31: what became of the offer. */
export const chaperoneWords = (
  answer: string | null,
  present: boolean,
): { readonly what: string; readonly attention: boolean } => {
  if (answer === null)
    return {
      what: present ? 'No answer recorded; one was in the call' : 'No answer recorded',
      attention: true,
    };
  if (answer === 'declined')
    return { what: present ? 'Declined; one was in the call' : 'Declined', attention: false };
  return present
    ? { what: 'Accepted; one was in the call', attention: false }
    : { what: 'Accepted; none was in the call', attention: true };
};

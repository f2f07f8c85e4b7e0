import type { Ground, ReviewItem, ReviewKind, ReviewOutcome } from '../../../shared/http-review.ts';

export const KIND_WORDS: Record<ReviewKind, string> = {
  emergency_override: 'Went on in an emergency',
  under18_override: 'Intimate examination of somebody under 18',
  chaperone_concern: 'A chaperone has a concern',
  refusal_removed: 'Removed somebody who had said no',
  break_glass: 'Opened the record of a patient they do not treat',
};

export const GROUND_WORDS: Record<Ground, string> = {
  emergency: 'The patient needs care now',
  cover: 'Covering for the clinician who sees this patient',
  message: 'A result, a letter or a call needs an answer',
  patient_asked: 'The patient asked for it',
};

export const OUTCOME_WORDS: Record<ReviewOutcome, string> = {
  justified: 'Justified',
  discussed: 'Discussed with the clinician',
  not_justified: 'Not justified, taken further',
};

const times = (count: number, one: string, many: string) =>
  count === 1 ? one : many.replace('{n}', String(count));

/** "The record once, 3 stills": how far a break-glass was used. */
export function usedWords({ recordReads, stillReads }: ReviewItem): string {
  if (recordReads + stillReads === 0) return 'Nothing was looked at';
  const looked = [
    recordReads === 0 ? '' : times(recordReads, 'The record once', 'The record {n} times'),
    stillReads === 0 ? '' : times(stillReads, 'one look at a still', '{n} looks at stills'),
  ].filter((words) => words !== '');
  const all = looked.join(', ');
  return all.charAt(0).toUpperCase() + all.slice(1);
}

/** Which gate was opened, in the screens' words. */
export const GATE_WORDS = { examination: 'Examination', capture: 'Photographs' } as const;

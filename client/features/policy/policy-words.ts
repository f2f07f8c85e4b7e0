import { keysOf } from '../../../shared/keys.ts';
import type { PolicyChange } from '../../../shared/http-policy.ts';

type Field = PolicyChange['field'];

/** What each choice is called in lists, in the order of the page. */
export const FIELD_WORDS: Record<Field, string> = {
  under18IntimateOverride: 'A second clinician may allow an intimate examination of somebody under 18',
  receiptDays: 'Days on which the patient’s link opens their receipt',
  patientMaySeeStills: 'A GP may let a patient see their own stills by that link',
  filingLateAfterMinutes: 'Minutes after which an unfiled still is late',
};

export const FIELDS = keysOf(FIELD_WORDS);

export const valueWords = (value: boolean | number): string => {
  if (typeof value === 'number') return String(value);
  return value ? 'yes' : 'no';
};

/** "Days on which …: 14 → 30" for screen readers and eyes alike. */
export const changeWords = ({ field, from, to }: PolicyChange): string =>
  `${FIELD_WORDS[field]}: was ${valueWords(from)}, now ${valueWords(to)}`;

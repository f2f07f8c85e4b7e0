import type * as z from 'zod/mini';
import { NewPatient } from '../../../shared/http.ts';
import { PhoneNumber } from '../../../shared/text.ts';
import { isoDateOf, noDate, type DateParts } from '../../ui/core/date-of-birth.ts';

/** The form as it is being filled in. */
export interface PatientDraft {
  name: string;
  preferredName: string;
  born: DateParts;
  identifierKind: 'IHI' | 'Practice number';
  identifier: string;
  phone: string;
}

/** An empty form. A name that was looked for is carried over; a number or a date is not a name. */
export const draftFor = (query: string): PatientDraft => ({
  name: /\d/.test(query) ? '' : query.trim(),
  preferredName: '',
  born: noDate,
  identifierKind: 'Practice number',
  identifier: '',
  phone: '',
});

export type DraftErrors = Partial<Record<keyof PatientDraft, string>>;

const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
);
/** The server takes nobody born before. */
const EARLIEST_YEAR = 1880;

/** What is wrong with a date of birth, in words; null when nothing is. @param today `YYYY-MM-DD` */
function birthError(born: DateParts, today: string): string | null {
  const iso = isoDateOf(born);
  if (iso !== null) {
    if (iso > today) return 'This date is in the future. Check the year.';
    return Number(born.year) < EARLIEST_YEAR ? `Check the year: ${born.year} is too long ago.` : null;
  }
  const month = months[Number(born.month) - 1];
  if (born.month !== '' && month === undefined) return 'Write the month as a number from 1 to 12.';
  if (month !== undefined && born.day !== '' && /^\d{4}$/.test(born.year))
    return `There is no ${String(Number(born.day))} ${month}${Number(born.day) === 29 ? ` in ${born.year}` : ''}.`;
  return 'Write the date as day, month and a year of four digits.';
}

/** What is missing or wrong, by field; empty when the form can be sent. @param today in the practice, `YYYY-MM-DD` */
export function errorsOf(draft: PatientDraft, today: string): DraftErrors {
  const errors: DraftErrors = {};
  if (draft.name.trim() === '') errors.name = 'Write the patient’s full name.';
  const born = birthError(draft.born, today);
  if (born !== null) errors.born = born;
  if (draft.identifier.trim() === '')
    errors.identifier = 'Write a number: it tells two people of the same name apart.';
  if (!PhoneNumber.safeParse(draft.phone).success)
    errors.phone = 'Write a telephone number: digits, for example 085 555 0111. It may be left empty.';
  return errors;
}

/** X4: an IHI has 18 digits. Said as a warning; it never stands in the way. Spaces do not count. */
export function identifierWarning({ identifierKind, identifier }: PatientDraft): string | undefined {
  const digits = identifier.replace(/\s/g, '');
  if (identifierKind !== 'IHI' || digits === '' || /^\d{18}$/.test(digits)) return undefined;
  return /^\d+$/.test(digits)
    ? `An IHI has 18 digits; this has ${String(digits.length)}. You can still go on.`
    : 'An IHI has 18 digits and nothing else. You can still go on.';
}

/** The request for this draft, or null while something is missing or wrong. @param today `YYYY-MM-DD` */
export function requestFor(
  draft: PatientDraft,
  confirmNew: boolean,
  today: string,
): z.infer<typeof NewPatient> | null {
  if (Object.keys(errorsOf(draft, today)).length > 0) return null;
  const parsed = NewPatient.safeParse({
    name: draft.name,
    preferredName: draft.preferredName,
    dateOfBirth: isoDateOf(draft.born),
    identifierKind: draft.identifierKind,
    identifier: draft.identifierKind === 'IHI' ? draft.identifier.replace(/\s/g, '') : draft.identifier,
    phone: draft.phone,
    confirmNew,
  });
  return parsed.success ? parsed.data : null;
}

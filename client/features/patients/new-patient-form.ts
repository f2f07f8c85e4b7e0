import type * as z from 'zod/mini';
import { NewPatient } from '../../../shared/http.ts';
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

/** What is not filled in yet, by field; empty when the form can be sent. */
export function errorsOf(draft: PatientDraft): DraftErrors {
  const errors: DraftErrors = {};
  if (draft.name.trim() === '') errors.name = 'Write the patient’s full name.';
  if (isoDateOf(draft.born) === null) errors.born = 'Write the date as day, month and a year of four digits.';
  if (draft.identifier.trim() === '')
    errors.identifier = 'Write a number: it tells two people of the same name apart.';
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

/** The request for this draft, or null while it is incomplete. */
export function requestFor(draft: PatientDraft, confirmNew: boolean): z.infer<typeof NewPatient> | null {
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

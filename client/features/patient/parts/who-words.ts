import { ALONE } from '../../../../shared/answering-for.ts';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { Answering, PatientView } from '../../../../shared/views.ts';
import { latest } from '../patient-flow.ts';

/** "Oisín’s", "James’s": as it is said. */
export const possessive = (name: string): string => `${name}’s`;

/** "Máire Kelly, Oisín’s mother"; a relationship that names somebody already stays as it was written. */
export const described = (
  { name, relationship }: Pick<Answering, 'name' | 'relationship'>,
  patient: string,
) =>
  relationship === '' ? name : `${name}, ${possessive(patient)} ${relationship.toLocaleLowerCase('en-IE')}`;

/** Whose body it is for whoever reads: "your" for the patient, the name for somebody who decides for them. */
export const whoseBody = (
  { answering, patientName }: Pick<PatientView, 'answering' | 'patientName'>,
  as: Answering | null = answering,
): string => (as === null || as.by === null ? 'your' : possessive(patientName));

/** Who is asked: "For you, Oisín" or "For Máire Kelly, Oisín’s mother". */
export const askedWords = (as: Answering, patient: string): string =>
  as.by === null ? `For you, ${as.name}` : `For ${described(as, patient)}`;

/** Said wherever somebody else than the patient could think the question is theirs. */
export const needsName = (
  { asksWhoAnswers, othersHere }: Pick<PatientView, 'asksWhoAnswers' | 'othersHere'>,
  as: Answering,
): boolean => as.by !== null || asksWhoAnswers || othersHere.length > 0;

/** Who said that they are with the patient; undefined while nobody said, or where the patient is alone. */
export const whoIsWith = ({ statements }: PatientView): StatementOf<'answering_for'> | undefined => {
  const said = latest(statements, 'answering_for');
  return said?.relationship === ALONE ? undefined : said;
};

const list = new Intl.ListFormat('en-IE');

/**
 * R4, R7: who has to agree, where nobody on this page may: somebody who is asked on a page of their own, or nobody known
 * yet. Null where somebody here is asked.
 */
export function agreedElsewhere(view: PatientView): string | null {
  const { page, elsewhere, answering, patientName, clinician } = view;
  if (page === 'representative') return null;
  if (elsewhere.length > 0) {
    const names = list.format(elsewhere.map((person) => described(person, patientName)));
    return answering
      ? `${names}, is asked as well, on a page of their own.`
      : `${names}, is asked on a page of their own. Nothing begins before they agree.`;
  }
  if (answering) return null;
  return `A parent or guardian has to agree before anything begins. ${clinician.name} will talk with you about who that is.`;
}

import type { AccessProblem, Asker } from '../../../shared/http-access.ts';
import { holdsOn } from '../../../shared/policy.ts';
import type { Basis } from '../../../shared/policy.ts';
import type { CalendarDay } from '../../../shared/text.ts';

interface AskFacts {
  /** Of the patient in whole years, on the day the request was received. */
  readonly age: number;
  readonly receivedOn: CalendarDay;
  readonly today: CalendarDay;
  /** The jurisdiction's: who may decide for whom (R4, R6). */
  readonly bases: readonly Basis[];
  /** From this age the patient decides (R4); from `adult` nobody is a minor. */
  readonly ages: { readonly consent: number; readonly adult: number };
}

const instrumentProblems = (asker: Asker, on: CalendarDay): AccessProblem[] => {
  const { inForceFrom, expires } = asker;
  if (inForceFrom === null) return ['needs_date'];
  return inForceFrom > on || (expires !== null && expires < on) ? ['not_in_force'] : [];
};

const whoseRecord = (basis: Basis, { age, ages }: AskFacts): AccessProblem[] => {
  if (basis.gives === 'never') return ['no_authority'];
  if (basis.forWhom === 'adult') return age < ages.adult ? ['basis_for_adults'] : [];
  if (age >= ages.adult) return ['basis_for_minors'];
  // A court or the State's agency may stand in for a young person; a parent's say ends where the patient's own begins.
  const ofParent = basis.name === 'parent_guardian' || basis.name === 'appointed_guardian';
  return ofParent && age >= ages.consent ? ['young_person_decides'] : [];
};

const basisProblems = (asker: Asker, basis: Basis, facts: AskFacts): AccessProblem[] => {
  const whose = whoseRecord(basis, facts);
  if (whose.length > 0) return whose;
  if (!holdsOn(basis, facts.receivedOn)) return ['basis_not_in_law'];
  const covered = basis.needsInstrument ? asker.covers : basis.mayCover;
  const reaches = basis.mayCover.includes('healthcare') && covered.includes('healthcare');
  return [
    ...(reaches ? [] : (['not_healthcare'] as const)),
    ...(basis.needsInstrument ? instrumentProblems(asker, facts.receivedOn) : []),
  ];
};

/** What is missing from somebody else's request, whatever its ground. */
const otherProblems = ({ name, relationship, authority }: Asker): AccessProblem[] => [
  ...(name === '' ? (['needs_name'] as const) : []),
  ...(relationship === '' ? (['needs_relationship'] as const) : []),
  ...(authority === '' ? (['needs_authority'] as const) : []),
];

/**
 * GDPR Art. 15, R4, R6: may this person ask for this patient's record? The patient from the age at which they consent for
 * themselves; under it a guardian or who has authority for the child; for an adult who holds an instrument that reaches
 * healthcare; anybody with the patient's written authority. Next of kin is never enough.
 */
export const askProblems = (asker: Asker, facts: AskFacts): AccessProblem[] => {
  const early = facts.receivedOn > facts.today ? (['received_in_future'] as const) : [];
  const tooYoung = facts.age < facts.ages.consent ? (['under_16_asks'] as const) : [];
  if (asker.as === 'self') return [...early, ...tooYoung];
  if (asker.as === 'written_authority') {
    return [...early, ...tooYoung, ...otherProblems(asker), ...instrumentProblems(asker, facts.receivedOn)];
  }
  const basis = facts.bases.find(({ name }) => name === asker.as);
  if (!basis) return [...early, 'no_authority'];
  return [...early, ...basisProblems(asker, basis, facts), ...otherProblems(asker)];
};

/**
 * GDPR Art. 12(3): the same day of the month, so many months on; the last one of a shorter month. Weekends and holidays
 * do not put it off here: Regulation 1182/71 would, and early is never late.
 */
export const dueOn = (receivedOn: CalendarDay, months = 1): CalendarDay => {
  const [year = 0, month = 0, day = 0] = receivedOn.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const due = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())));
  return due.toISOString().slice(0, 10);
};

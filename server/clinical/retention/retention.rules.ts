import type { RetentionMatch, RetentionStanding } from '../../../shared/http-retention.ts';
import { holdsOn } from '../../../shared/policy.ts';
import type {
  JurisdictionPack,
  RetentionCategory,
  RetentionRow,
  RetentionTrigger,
} from '../../../shared/policy.ts';
import type { CalendarDay } from '../../../shared/text.ts';

/** What decides how long a record is kept. Calendar days are the practice's own. */
export interface RetentionFacts {
  readonly today: CalendarDay;
  readonly dateOfBirth: CalendarDay;
  readonly lastContact: CalendarDay;
  readonly died: CalendarDay | null;
  /** R33, maternity: the birth of the last child; null where it was no maternity care. */
  readonly lastChildBorn: CalendarDay | null;
  readonly mentalDisorder: boolean;
  readonly clinicalTrial: boolean;
  readonly suicide: boolean;
  /** `closed` is null while the file is open. */
  readonly litigation: { readonly closed: CalendarDay | null } | null;
  readonly held: boolean;
  /** A reviewer's later day, or null. */
  readonly keepUntil: CalendarDay | null;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The same day that many years later. 29 February becomes 1 March where there is none, as for birthdays (R4). */
export const yearsLater = (day: CalendarDay, years: number): CalendarDay => {
  const year = Number(day.slice(0, 4)) + years;
  const rest = day.slice(4);
  return `${year}${rest === '-02-29' && !isLeap(year) ? '-03-01' : rest}`;
};

/** Whole years on that day. */
const ageOn = (dateOfBirth: CalendarDay, day: CalendarDay): number => {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return yearsLater(dateOfBirth, years) <= day ? years : years - 1;
};

const triggerDay = (facts: RetentionFacts, trigger: RetentionTrigger): CalendarDay | null => {
  switch (trigger) {
    case 'last_contact':
      return facts.lastContact;
    case 'death':
      return facts.died;
    case 'birth':
      return facts.dateOfBirth;
    case 'last_child_born':
      return facts.lastChildBorn;
    case 'file_closed':
      return facts.litigation?.closed ?? null;
  }
};

/** R33: what this record is. Child or adult by the age at the last contact; the rest comes on top. */
export const categoriesOf = (facts: RetentionFacts, adultAge: number): RetentionCategory[] => [
  ageOn(facts.dateOfBirth, facts.lastContact) < adultAge ? 'child' : 'adult',
  ...(facts.died !== null ? (['deceased'] as const) : []),
  ...(facts.lastChildBorn !== null ? (['maternity'] as const) : []),
  ...(facts.mentalDisorder ? (['mental_disorder'] as const) : []),
  ...(facts.clinicalTrial ? (['clinical_trial'] as const) : []),
  ...(facts.suicide ? (['suicide'] as const) : []),
  ...(facts.litigation !== null ? (['litigation'] as const) : []),
];

const matchOf = (facts: RetentionFacts, row: RetentionRow): RetentionMatch | null => {
  const aged17 = ageOn(facts.dateOfBirth, facts.lastContact) === 17;
  if (row.ageAtLastContact !== null && (row.ageAtLastContact === '17') !== aged17) return null;
  const from = triggerDay(facts, row.trigger);
  if (from === null) return null;
  const sooner = row.orSooner && triggerDay(facts, row.orSooner.trigger);
  const ends = { from, until: yearsLater(from, row.years) };
  const other =
    row.orSooner && sooner ? { from: sooner, until: yearsLater(sooner, row.orSooner.years) } : ends;
  const { category, label, source, note, trigger } = row;
  const earlier = other.until < ends.until;
  return {
    category,
    label,
    source,
    note,
    trigger: earlier && row.orSooner ? row.orSooner.trigger : trigger,
    ...(earlier ? other : ends),
  };
};

const longestFirst = (one: RetentionMatch, other: RetentionMatch): number =>
  one.until < other.until ? 1 : one.until > other.until ? -1 : 0;

const endlessOf = (
  facts: RetentionFacts,
  categories: readonly RetentionCategory[],
  matches: readonly RetentionMatch[],
): RetentionStanding['endless'] => {
  if (facts.litigation !== null && facts.litigation.closed === null) return 'litigation_open';
  const matched = new Set(matches.map(({ category }) => category));
  return categories.every((category) => matched.has(category)) ? null : 'no_rule';
};

/**
 * R33: how a record stands today by the rows that hold today. Every row that matches counts and the longest wins, so that
 * a closed claim never shortens a child's; an open claim, or a category that the table does not know, has no end; a legal
 * hold beats all. The last day is still within the time.
 */
export const standingOf = (facts: RetentionFacts, pack: JurisdictionPack): RetentionStanding => {
  const categories = categoriesOf(facts, pack.ages.adult);
  const matches = pack.retention.rows
    .filter((row) => holdsOn(row, facts.today) && categories.includes(row.category))
    .map((row) => matchOf(facts, row))
    .filter((match) => match !== null)
    .sort(longestFirst);
  const endless = endlessOf(facts, categories, matches);
  const decisive = endless === null ? (matches[0] ?? null) : null;
  const longer = facts.keepUntil !== null && decisive !== null && facts.keepUntil > decisive.until;
  const until = decisive === null ? null : longer ? facts.keepUntil : decisive.until;
  return {
    until,
    endless,
    decisive,
    matches,
    keptLongerUntil: longer ? facts.keepUntil : null,
    held: facts.held,
    due: until !== null && facts.today > until && !facts.held,
    jurisdiction: pack.jurisdiction,
    packVersion: pack.version,
  };
};

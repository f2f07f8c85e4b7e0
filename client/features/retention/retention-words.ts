import type { RetentionFact, RetentionFactKind, RetentionStanding } from '../../../shared/http-retention.ts';
import type { RetentionCategory } from '../../../shared/policy.ts';
import { longDay } from '../../words/practice-time.ts';

const CATEGORIES: Record<RetentionCategory, string> = {
  adult: 'Adult',
  deceased: 'Deceased',
  child: 'Child or young person',
  maternity: 'Maternity',
  mental_disorder: 'Mental disorder',
  clinical_trial: 'Clinical trial',
  suicide: 'Suicide',
  litigation: 'Claim',
};

/** A category; null is one that this person is not told. */
export const categoryWords = (category: RetentionCategory | null): string =>
  category === null ? 'Set by a clinician' : CATEGORIES[category];

interface FactWords {
  label: string;
  /** The line when it does not apply. */
  not: string;
  /** What its day is; absent where none is asked. */
  day?: string;
  dayHint?: string;
}

export const FACTS: Record<RetentionFactKind, FactWords> = {
  death: { label: 'The patient has died', not: 'The patient is alive', day: 'Day of death' },
  suicide: { label: 'The patient died by suicide', not: 'Not a suicide' },
  last_contact: {
    label: 'Seen by the practice outside Sightline',
    not: 'No contact outside Sightline',
    day: 'Last contact',
  },
  maternity: { label: 'Maternity care', not: 'No maternity care', day: 'Birth of the last child' },
  mental_disorder: {
    label: 'Mental disorder, within the Mental Health Acts',
    not: 'No mental disorder within the Mental Health Acts',
  },
  clinical_trial: { label: 'Took part in a clinical trial', not: 'No clinical trial' },
  litigation: {
    label: 'A claim or proceedings',
    not: 'No claim',
    day: 'File closed',
    dayHint: 'Leave empty while it is open: then the record is kept without end.',
  },
};

/** "Maternity care: 31 December 2019" */
export function factWords({ kind, applies, on }: RetentionFact): string {
  const words = FACTS[kind];
  if (!applies) return words.not;
  if (on !== null) return `${words.label}: ${longDay(on)}`;
  return kind === 'litigation' ? `${words.label}: open` : words.label;
}

/** The heading of the card: until when, or why nobody can say. */
export function untilWords({ until, endless, held }: RetentionStanding): string {
  if (held) return 'Kept: a legal hold stands';
  if (endless === 'litigation_open') return 'Kept while a claim is open';
  if (until === null) return 'Kept: the table has no end for it';
  return `Kept until ${longDay(until)}`;
}

/** "1 still", "3 consultations" */
export const countOf = (count: number, what: string): string =>
  `${String(count)} ${what}${count === 1 ? '' : 's'}`;

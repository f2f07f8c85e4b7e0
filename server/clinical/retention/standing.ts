import type { RetentionStanding } from '../../../shared/http-retention.ts';
import type { JurisdictionPack } from '../../../shared/policy.ts';
import type { CalendarDay } from '../../../shared/text.ts';
import { dayIn } from '../../platform/clock.ts';
import type { LatestReview, RetentionRecord } from './retention.repository.ts';
import { standingOf } from './retention.rules.ts';
import type { RetentionFacts } from './retention.rules.ts';

/** How a practice counts: its rules, its clock. */
export interface Counting {
  readonly pack: JurisdictionPack;
  readonly timeZone: string;
  readonly today: CalendarDay;
}

/** The last contact as the practice's calendar day: here, or elsewhere as a clinician recorded it. */
export const lastContactOf = (record: RetentionRecord, timeZone: string): CalendarDay => {
  const here = dayIn(record.lastTouched, timeZone);
  const elsewhere = record.facts.get('last_contact');
  return elsewhere?.applies && elsewhere.on !== null && elsewhere.on > here ? elsewhere.on : here;
};

const factsOf = (record: RetentionRecord, { timeZone, today }: Counting): RetentionFacts => {
  const applies = (kind: 'mental_disorder' | 'clinical_trial' | 'suicide'): boolean =>
    record.facts.get(kind)?.applies === true;
  const dayOf = (kind: 'death' | 'maternity'): CalendarDay | null => {
    const fact = record.facts.get(kind);
    return fact?.applies ? fact.on : null;
  };
  const litigation = record.facts.get('litigation');
  return {
    today,
    dateOfBirth: record.dateOfBirth,
    lastContact: lastContactOf(record, timeZone),
    died: dayOf('death'),
    lastChildBorn: dayOf('maternity'),
    mentalDisorder: applies('mental_disorder'),
    clinicalTrial: applies('clinical_trial'),
    suicide: applies('suicide'),
    litigation: litigation?.applies ? { closed: litigation.on } : null,
    held: record.openHolds > 0,
    keepUntil: record.review?.keepUntil ?? null,
  };
};

/** R33: how this record stands today. */
export const standingOfRecord = (record: RetentionRecord, counting: Counting): RetentionStanding =>
  standingOf(factsOf(record, counting), counting.pack);

/** What a review decision remembers of what was true when it was taken. */
export const rememberedStanding = (
  record: RetentionRecord,
  { until, decisive, jurisdiction, packVersion }: RetentionStanding,
): Record<string, unknown> => ({
  until,
  category: decisive?.category ?? null,
  rule: decisive?.label ?? null,
  source: decisive?.source ?? null,
  jurisdiction,
  packVersion,
  known: record.known,
});

/** A proposal stands while nothing that it was about has changed: rule, day, pack, facts, holds. */
export const openProposal = (record: RetentionRecord, standing: RetentionStanding): LatestReview | null => {
  const { review } = record;
  if (review?.decision !== 'propose' || !standing.due) return null;
  const now = rememberedStanding(record, standing);
  return Object.entries(now).every(([key, value]) => review.standing[key] === value) ? review : null;
};

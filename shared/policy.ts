import * as z from 'zod/mini';
import { CalendarDay } from './text.ts';

/**
 * A jurisdiction's policy as data. Every row says where it comes from, from when it holds and by when somebody must have
 * looked at it again; a consultation is judged by the rows that hold on its day.
 */
const dated = {
  /** Act and section, guide and paragraph, or case. */
  source: z.string().check(z.minLength(1)),
  validFrom: CalendarDay,
  /** Last day, or null while it holds. */
  validUntil: z.nullable(CalendarDay),
  reviewBy: CalendarDay,
};

/** R4, R6: why somebody may decide, decide with, or support. */
export const BasisName = z.enum([
  'parent_guardian',
  'appointed_guardian',
  'state_agency',
  'court_for_child',
  'enduring_power_2015',
  'enduring_power_1996',
  'healthcare_representative',
  'decision_making_representative',
  'ward_committee',
  'court_for_adult',
  'co_decision_maker',
  'decision_making_assistant',
  'next_of_kin',
]);
export type BasisName = z.infer<typeof BasisName>;

/** What an instrument is about. An examination and its photographs are healthcare. */
export const Area = z.enum(['healthcare', 'personal_welfare', 'property']);
export type Area = z.infer<typeof Area>;

export const Basis = z.object({
  ...dated,
  name: BasisName,
  label: z.string(),
  forWhom: z.enum(['minor', 'adult']),
  gives: z.enum(['decides', 'jointly', 'supports', 'never']),
  /** The most an instrument of this kind can cover. */
  mayCover: z.array(Area),
  /** A document with a date from which it is in force. */
  needsInstrument: z.boolean(),
  /** What the clinician reads beside it. */
  note: z.string(),
});
export type Basis = z.infer<typeof Basis>;

/** R4: whole years, and the exception for mental-health treatment. */
const Ages = z.object({
  ...dated,
  /** From this age the patient consents. */
  consent: z.int(),
  /** From this age nobody is a minor. */
  adult: z.int(),
});

/** R4: below `adult`, mental-health treatment needs a parent or guardian while this holds. */
const MentalHealthException = z.object(dated);

export const JurisdictionPack = z.object({
  jurisdiction: z.enum(['ie', 'uk']),
  version: z.int(),
  ages: Ages,
  mentalHealthException: z.nullable(MentalHealthException),
  bases: z.array(Basis),
});
export type JurisdictionPack = z.infer<typeof JurisdictionPack>;

/** Does a row hold on this day? */
export const holdsOn = (
  row: { readonly validFrom: CalendarDay; readonly validUntil: CalendarDay | null },
  day: CalendarDay,
): boolean => row.validFrom <= day && (row.validUntil === null || day <= row.validUntil);

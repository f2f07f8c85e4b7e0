import * as z from 'zod/mini';
import { Area, BasisName } from './basis.ts';
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

/** R33: what kind of record it is, as far as how long it is kept goes. */
export const RetentionCategory = z.enum([
  'adult',
  'deceased',
  'child',
  'maternity',
  'mental_disorder',
  'clinical_trial',
  'suicide',
  'litigation',
]);
export type RetentionCategory = z.infer<typeof RetentionCategory>;

/** R33: the day from which the years of a row count; `birth` makes "years" a birthday. */
export const RetentionTrigger = z.enum(['last_contact', 'death', 'birth', 'last_child_born', 'file_closed']);
export type RetentionTrigger = z.infer<typeof RetentionTrigger>;

/** R33: one line of a retention table. Every line that matches a record counts, and the longest wins. */
export const RetentionRow = z.object({
  ...dated,
  category: RetentionCategory,
  /** What the manager and the GP read: "8 years after the last contact". */
  label: z.string().check(z.minLength(1)),
  trigger: RetentionTrigger,
  years: z.int().check(z.gte(1), z.lte(100)),
  /** For a child's record: only where the patient was, or was not yet, 17 at the last contact. */
  ageAtLastContact: z.nullable(z.enum(['under_17', '17'])),
  /** The line's own "or …, if sooner". */
  orSooner: z.nullable(z.object({ trigger: RetentionTrigger, years: z.int().check(z.gte(1)) })),
  /** What the source leaves open, and how it is read here. */
  note: z.string(),
});
export type RetentionRow = z.infer<typeof RetentionRow>;

/** R1: why the law allows it. The practice's Article 6 basis is its own choice and stands beside it. */
export const LawfulBasis = z.object({
  ...dated,
  purpose: z.enum(['care', 'education']),
  /** As the audit cites it. */
  citation: z.string().check(z.minLength(1)),
  note: z.string(),
});
export type LawfulBasis = z.infer<typeof LawfulBasis>;

export const Jurisdiction = z.enum(['ie', 'uk']);
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** A list may be empty: what a pack has no source for, it does not say, and the rules then allow nothing by it. */
export const JurisdictionPack = z.object({
  jurisdiction: Jurisdiction,
  version: z.int(),
  ages: Ages,
  mentalHealthException: z.nullable(MentalHealthException),
  bases: z.array(Basis),
  lawfulBases: z.array(LawfulBasis),
  retention: z.object({
    /** Whose table it is, and what is newer than it and has not been read. */
    about: z.string().check(z.minLength(1)),
    rows: z.array(RetentionRow),
  }),
});
export type JurisdictionPack = z.infer<typeof JurisdictionPack>;

/** Does a row hold on this day? */
export const holdsOn = (
  row: { readonly validFrom: CalendarDay; readonly validUntil: CalendarDay | null },
  day: CalendarDay,
): boolean => row.validFrom <= day && (row.validUntil === null || day <= row.validUntil);

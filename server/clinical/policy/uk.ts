import type { JurisdictionPack, RetentionRow } from '../../../shared/policy.ts';

const CODE =
  'Records Management Code of Practice for Health and Social Care (England), August 2021, updated August 2023, Appendix II';
const REVIEW = '2027-04-30';

const line = (
  row: Pick<RetentionRow, 'category' | 'label' | 'trigger' | 'years'> & Partial<RetentionRow>,
): RetentionRow => ({
  ageAtLastContact: null,
  orSooner: null,
  note: '',
  source: CODE,
  validFrom: '2021-08-04',
  validUntil: null,
  reviewBy: REVIEW,
  ...row,
});

/**
 * The United Kingdom, as far as we have a source: retention as in England (R33), the age of consent, the lawful bases. Who may
 * decide for somebody else is not in it, so nobody may by this pack; nor is retention for trials and suicides.
 */
export const UNITED_KINGDOM: JurisdictionPack = {
  jurisdiction: 'uk',
  version: 1,
  ages: {
    consent: 16,
    adult: 18,
    source: 'Family Law Reform Act 1969, ss. 1 and 8 (England and Wales)',
    validFrom: '1970-01-01',
    validUntil: null,
    reviewBy: REVIEW,
  },
  mentalHealthException: null,
  bases: [],
  lawfulBases: [
    {
      purpose: 'care',
      citation: 'UK GDPR Art. 9(2)(h)',
      note: 'With the obligation of secrecy of Art. 9(3).',
      source: 'Data Protection Act 2018, s. 10(3) and Schedule 1, paragraph 2',
      validFrom: '2021-01-01',
      validUntil: null,
      reviewBy: REVIEW,
    },
    {
      purpose: 'education',
      citation: 'UK GDPR Art. 9(2)(a)',
      note: 'Explicit consent, withdrawable (R24).',
      source: 'UK GDPR Art. 9(2)(a)',
      validFrom: '2021-01-01',
      validUntil: null,
      reviewBy: REVIEW,
    },
  ],
  retention: {
    about:
      'England’s Records Code, from the Medical Defence Union’s summary of it. The other nations have codes of their own. Nothing is said here about clinical trials and suicides: keep such records under a legal hold.',
    rows: [
      line({ category: 'adult', label: '8 years after the last contact', trigger: 'last_contact', years: 8 }),
      line({
        category: 'deceased',
        label: '10 years after death',
        trigger: 'death',
        years: 10,
        note: 'The GP record.',
      }),
      line({
        category: 'child',
        label: 'Until the 25th birthday',
        trigger: 'birth',
        years: 25,
        ageAtLastContact: 'under_17',
      }),
      line({
        category: 'child',
        label: 'Until the 26th birthday (17 when treatment ended)',
        trigger: 'birth',
        years: 26,
        ageAtLastContact: '17',
      }),
      line({
        category: 'maternity',
        label: '25 years after the birth of the last child',
        trigger: 'last_child_born',
        years: 25,
        note: 'The code counts from the end of care; the birth of the last child is the day we are given.',
      }),
      line({
        category: 'mental_disorder',
        label: '20 years after the last contact, or 10 years after death',
        trigger: 'last_contact',
        years: 20,
        orSooner: { trigger: 'death', years: 10 },
      }),
    ],
  },
};

import type { JurisdictionPack, LawfulBasis, RetentionRow } from '../../../shared/policy.ts';

const MEDISEC =
  'Medisec, Retention of Medical Records (after the NHO Code of Practice 2007 and the HSE policy of 2013)';
const GDPR_IN_FORCE = '2018-05-25';

/** One line of Medisec's table. It holds from the year of the HSE policy that it repeats. */
const line = (
  row: Pick<RetentionRow, 'category' | 'label' | 'trigger' | 'years'> & Partial<RetentionRow>,
): RetentionRow => ({
  ageAtLastContact: null,
  orSooner: null,
  note: '',
  source: MEDISEC,
  validFrom: '2013-01-01',
  validUntil: null,
  reviewBy: '2027-04-30',
  ...row,
});

/** R33: how long records are kept in Ireland. */
export const IRELAND_RETENTION: JurisdictionPack['retention'] = {
  about:
    'Medisec’s table for general practice. The HSE has a newer policy, the HSE National Records Retention Policy of 15 November 2023. We have not read its schedule: compare before you rely on this table.',
  rows: [
    line({
      category: 'adult',
      label: '8 years after the last contact',
      trigger: 'last_contact',
      years: 8,
    }),
    line({ category: 'deceased', label: '8 years after death', trigger: 'death', years: 8 }),
    line({
      category: 'child',
      label: 'Until the 25th birthday',
      trigger: 'birth',
      years: 25,
      ageAtLastContact: 'under_17',
      note: 'Where illness or death may matter for adult life or for relatives, take advice before disposal.',
    }),
    line({
      category: 'child',
      label: 'Until the 26th birthday (17 when treatment ended)',
      trigger: 'birth',
      years: 26,
      ageAtLastContact: '17',
      note: 'Where illness or death may matter for adult life or for relatives, take advice before disposal.',
    }),
    line({
      category: 'child',
      label: '8 years after a child’s death',
      trigger: 'death',
      years: 8,
      note: 'The table says “or”: the birthday and the eight years both count here, and the later one holds.',
    }),
    line({
      category: 'maternity',
      label: '25 years after the birth of the last child',
      trigger: 'last_child_born',
      years: 25,
    }),
    line({
      category: 'mental_disorder',
      label: '20 years after the last contact, or 8 years after death if sooner',
      trigger: 'last_contact',
      years: 20,
      orSooner: { trigger: 'death', years: 8 },
      note: 'Mental disorder within the meaning of the Mental Health Acts 1945 to 2001.',
    }),
    line({
      category: 'clinical_trial',
      label: '20 years',
      trigger: 'last_contact',
      years: 20,
      note: 'The table does not say from when: counted from the last contact.',
    }),
    line({
      category: 'suicide',
      label: '10 years after death',
      trigger: 'death',
      years: 10,
      note: 'The table says 10 years: counted from the death.',
    }),
    line({
      category: 'litigation',
      label: 'Review 10 years after the file is closed',
      trigger: 'file_closed',
      years: 10,
      note: 'Never shortens a child’s period.',
    }),
  ],
};

/** R1: the lawful bases that the audit cites in Ireland. */
export const IRELAND_LAWFUL_BASES: LawfulBasis[] = [
  {
    purpose: 'care',
    citation: 'GDPR Art. 9(2)(h)',
    note: 'Under Art. 9(3): only by people bound by professional secrecy. Consent to photographs is asked in addition and is not this basis.',
    source: 'Regulation (EU) 2016/679, Art. 9(2)(h) and 9(3)',
    validFrom: GDPR_IN_FORCE,
    validUntil: null,
    reviewBy: '2028-05-25',
  },
  {
    purpose: 'education',
    citation: 'GDPR Art. 9(2)(a)',
    note: 'Explicit consent to education and training, asked on its own, withdrawable (R24).',
    source: 'Regulation (EU) 2016/679, Art. 9(2)(a)',
    validFrom: GDPR_IN_FORCE,
    validUntil: null,
    reviewBy: '2028-05-25',
  },
];

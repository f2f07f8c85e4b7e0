import type {
  Disposal,
  LegalHold,
  PatientRetention,
  RetentionMatch,
  RetentionOverview,
  ReviewEntry,
} from '../../../shared/http-retention.ts';
import { DisposalId, HoldId, RetentionReviewId } from '../../../shared/ids.ts';
import type { RetentionRow } from '../../../shared/policy.ts';
import type { PatientCard } from '../../../shared/views.ts';
import {
  anyUuid,
  consultationId,
  doctor,
  grainne,
  longName,
  mary,
  sean,
  stillId,
} from '../../fixtures/people.ts';

const SOURCE =
  'Medisec, Retention of Medical Records (after the NHO Code of Practice 2007 and the HSE policy of 2013)';
const manager = 'Ruth Daly';

const hold: LegalHold = {
  id: HoldId.parse(anyUuid(41)),
  at: '2026-05-03T09:20:00.000Z',
  by: manager,
  reason: 'Solicitor’s letter of 30 April about the consultation of June 2018',
  lifted: null,
};

const adult: RetentionMatch = {
  category: 'adult',
  label: '8 years after the last contact',
  source: SOURCE,
  note: '',
  trigger: 'last_contact',
  from: '2026-09-14',
  until: '2034-09-14',
};
const disorder: RetentionMatch = {
  ...adult,
  category: 'mental_disorder',
  label: '20 years after the last contact, or 8 years after death if sooner',
  note: 'Mental disorder within the meaning of the Mental Health Acts 1945 to 2001.',
  until: '2046-09-14',
};

export const ordinary: PatientRetention = {
  patientId: sean.id,
  today: '2026-11-23',
  standing: {
    until: adult.until,
    endless: null,
    decisive: adult,
    matches: [adult],
    keptLongerUntil: null,
    held: false,
    due: false,
    jurisdiction: 'ie',
    packVersion: 1,
  },
  facts: [],
  holds: [],
  reviews: [],
};

export const heldRetention: PatientRetention = {
  ...ordinary,
  standing: {
    ...ordinary.standing,
    until: disorder.until,
    decisive: disorder,
    matches: [disorder, adult],
    held: true,
  },
  facts: [
    {
      at: '2025-02-11T15:02:00.000Z',
      by: doctor.name,
      kind: 'mental_disorder',
      applies: true,
      on: null,
      reason: 'Letter of the approved centre, January 2025',
    },
    {
      at: '2024-11-04T10:12:00.000Z',
      by: 'Dr Muireann Ní Chonaill-Mac Giolla Phádraig de Paor',
      kind: 'last_contact',
      applies: true,
      on: '2024-10-30',
      reason: 'Seen at home',
    },
  ],
  holds: [hold],
};

export const openClaim: PatientRetention = {
  ...ordinary,
  standing: { ...ordinary.standing, until: null, endless: 'litigation_open', decisive: null },
  facts: [
    {
      at: '2026-03-02T11:00:00.000Z',
      by: doctor.name,
      kind: 'litigation',
      applies: true,
      on: null,
      reason: 'Summons served on 27 February',
    },
  ],
};

export const overdue: PatientRetention = {
  ...ordinary,
  today: '2026-11-23',
  standing: {
    ...ordinary.standing,
    due: true,
    until: '2026-02-01',
    decisive: { ...adult, from: '2018-02-01', until: '2026-02-01' },
    matches: [{ ...adult, from: '2018-02-01', until: '2026-02-01' }],
  },
};

const entry = (
  { id, name, dateOfBirth, identifierKind, identifier }: PatientCard,
  change: Partial<ReviewEntry>,
): ReviewEntry => ({
  patientId: id,
  name,
  dateOfBirth,
  identifierKind,
  identifier,
  lastContact: '2018-02-01',
  until: '2026-02-01',
  category: 'adult',
  rule: adult.label,
  source: SOURCE,
  consultations: 3,
  stills: 2,
  holds: [],
  proposal: null,
  ...change,
});

const proposal = {
  id: RetentionReviewId.parse(anyUuid(42)),
  at: '2026-11-20T16:30:00.000Z',
  by: manager,
  reason: 'Moved away in 2018, records sent on',
  mine: false,
};

export const toReview: ReviewEntry = entry(grainne, { stills: 1, consultations: 1 });
export const proposedEntry = entry(mary, { proposal, category: 'deceased', rule: '8 years after death' });
export const theProposal = proposal;

const row = (
  change: Pick<RetentionRow, 'category' | 'label' | 'trigger' | 'years'> & Partial<RetentionRow>,
): RetentionRow => ({
  ageAtLastContact: null,
  orSooner: null,
  note: '',
  source: SOURCE,
  validFrom: '2013-01-01',
  validUntil: null,
  reviewBy: '2027-04-30',
  ...change,
});

const disposal: Disposal = {
  id: DisposalId.parse(anyUuid(43)),
  patientId: sean.id,
  at: '2026-10-02T14:05:00.000Z',
  proposedAt: '2026-09-28T09:00:00.000Z',
  proposedBy: manager,
  confirmedBy: doctor.name,
  category: 'child',
  rule: 'Until the 26th birthday (17 when treatment ended)',
  source: SOURCE,
  keptUntil: '2026-08-17',
  jurisdiction: 'ie',
  packVersion: 1,
  consultations: [consultationId(7), consultationId(8)],
  stills: [{ id: stillId(9), sha256: '9f'.repeat(32), bytes: 2_413_560 }],
  copies: [{ kind: 'teaching_copy', id: anyUuid(44), sha256: '3c'.repeat(32) }],
  removed: { statement: 31, consent: 10, still: 1, capture: 2, participant: 5 },
  finishedAt: '2026-10-02T14:05:00.400Z',
};

export const overview: RetentionOverview = {
  today: '2026-11-23',
  due: [
    proposedEntry,
    toReview,
    entry(longName, {
      category: null,
      rule: null,
      until: '2026-08-30',
      proposal: { ...proposal, mine: true, by: doctor.name, reason: 'Nobody has asked for it in years' },
    }),
  ],
  held: [entry(sean, { holds: [hold], until: '2026-06-15' })],
  records: 1284,
  disposals: [
    {
      ...disposal,
      id: DisposalId.parse(anyUuid(45)),
      category: null,
      rule: null,
      finishedAt: null,
      copies: [],
    },
    disposal,
  ],
  mayDispose: true,
  table: {
    jurisdiction: 'ie',
    version: 1,
    about:
      'Medisec’s table for general practice. The HSE has a newer policy, the HSE National Records Retention Policy of 15 November 2023. We have not read its schedule: compare before you rely on this table.',
    rows: [
      row({ category: 'adult', label: '8 years after the last contact', trigger: 'last_contact', years: 8 }),
      row({ category: 'child', label: 'Until the 25th birthday', trigger: 'birth', years: 25 }),
      row({
        category: 'clinical_trial',
        label: '20 years',
        trigger: 'last_contact',
        years: 20,
        note: 'The table does not say from when: counted from the last contact.',
        reviewBy: '2026-04-30',
      }),
    ],
  },
};

export const emptyOverview: RetentionOverview = { ...overview, due: [], held: [], disposals: [] };
export const theHold = hold;

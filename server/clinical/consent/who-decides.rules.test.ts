import { describe, expect, test } from 'vitest';
import { StatementId } from '../../../shared/ids.ts';
import type { ClinicianStatement, ConsultationFacts } from '../../../shared/consultation.ts';
import { answering, codes, minute, openFacts, saying } from '../../../tests/support/consultation-facts.ts';
import { viewBlockers, whoDecides, whoDecidesBlockers } from './who-decides.rules.ts';

type RepresentativeSaid = Extract<ClinicianStatement, { kind: 'representative' }>;

const id = (n: number): StatementId =>
  StatementId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

const MOTHER: RepresentativeSaid = {
  kind: 'representative',
  name: 'Máire Kelly',
  relationship: 'Mother',
  basis: 'parent_guardian',
  joins: 'beside',
  verified: 'Known to the practice since the birth',
  evidence: '',
  inForceFrom: null,
  expires: null,
  covers: ['healthcare'],
  declaration: null,
};
const ATTORNEY: RepresentativeSaid = {
  ...MOTHER,
  name: 'Pádraig Ó Conaill',
  relationship: 'Nephew',
  basis: 'enduring_power_2015',
  verified: 'Saw the registered instrument',
  evidence: 'Registered instrument of 3 May 2024',
  inForceFrom: '2025-02-01',
};
const LACKS = {
  kind: 'capacity_assessed',
  understands: true,
  retains: false,
  weighs: false,
  communicates: true,
  note: 'Could not keep in mind what a photograph is for',
} as const;
const NOBODY = {
  kind: 'nobody_decides',
  necessity: 'The wound may be infected and she cannot travel',
  willAndPreferences: 'Has always let the nurse look at it',
  consulted: 'Her niece',
} as const;

const aged = (patientAge: number): ConsultationFacts => openFacts({ patientAge });
const who = (facts: ConsultationFacts) => whoDecides(facts).who;
const why = (facts: ConsultationFacts) => codes(whoDecidesBlockers(facts));
const child = saying(aged(9), MOTHER, minute(3), id(50));
const lacking = saying(aged(80), LACKS, minute(6));

describe('age', () => {
  test.each([0, 9, 15])('[R4] at %i a parent or guardian decides, and nobody until they are known', (age) => {
    expect(why(aged(age))).toEqual(['guardian_missing']);
    expect(who(saying(aged(age), MOTHER))).toBe('representative');
  });

  test.each([16, 17])(
    '[R4] at %i the patient decides, once it is said that this is not mental health',
    (age) => {
      expect(why(aged(age))).toEqual(['mental_health_not_said']);
      expect(who(saying(aged(age), { kind: 'mental_health', applies: false }))).toBe('patient');
    },
  );

  test('[R4] at 17 a parent or guardian decides about treatment for mental health', () => {
    const treated = saying(aged(17), { kind: 'mental_health', applies: true });
    expect(why(treated)).toEqual(['guardian_missing']);
    expect(who(saying(treated, MOTHER))).toBe('representative');
  });

  test('[R4] the exception for mental health is dated: once it no longer holds, a 17-year-old decides', () => {
    const { policy } = aged(17);
    const ended = { ...policy.mentalHealthException!, validUntil: '2026-11-21' };
    expect(who({ ...aged(17), policy: { ...policy, mentalHealthException: ended } })).toBe('patient');
  });

  test.each([18, 68, 110])('[R6] at %i capacity is presumed and nothing is asked', (age) => {
    expect(whoDecides(aged(age))).toEqual({ who: 'patient', supporters: [] });
  });
});

describe('guardians', () => {
  test('[R4] one suffices, and somebody who was removed is none', () => {
    expect(whoDecides(child)).toMatchObject({ all: false, among: [{ name: 'Máire Kelly' }] });
    const removed = {
      kind: 'representative_removed',
      representativeId: id(50),
      why: 'Not a guardian',
    } as const;
    expect(why(saying(child, removed))).toEqual(['guardian_missing']);
  });

  test('[R4] in a known dispute each of two decides, one alone does not, and a court order settles it', () => {
    const dispute = saying(child, {
      kind: 'guardian_dispute',
      known: true,
      note: 'Father has said no before',
    });
    expect(why(dispute)).toEqual(['guardian_dispute']);
    const both = saying(
      dispute,
      { ...MOTHER, name: 'Tomás Kelly', relationship: 'Father' },
      minute(7),
      id(51),
    );
    expect(whoDecides(both)).toMatchObject({ who: 'representative', all: true });
    const order = {
      ...MOTHER,
      basis: 'court_for_child',
      evidence: 'Order of 2 June',
      inForceFrom: '2026-06-02',
    } as const;
    expect(whoDecides(saying(dispute, order, minute(8), id(52)))).toMatchObject({
      all: false,
      among: [{ basis: 'court_for_child' }],
    });
    expect(whoDecides(saying(both, { kind: 'guardian_dispute', known: false, note: '' }))).toMatchObject({
      all: false,
    });
  });

  test('[R4] for a child in care the papers say who decides', () => {
    const care = saying(child, { kind: 'child_in_care', inCare: true, note: 'Foster placement' });
    expect(why(care)).toEqual(['child_in_care']);
    const agency = {
      ...MOTHER,
      name: 'Child and Family Agency',
      basis: 'state_agency',
      evidence: 'Care order',
      inForceFrom: '2026-01-01',
    } as const;
    expect(whoDecides(saying(care, agency, minute(7), id(53)))).toMatchObject({
      among: [{ basis: 'state_agency' }],
    });
    const voluntary = saying(
      care,
      { ...MOTHER, evidence: 'Voluntary care agreement: parents keep consent' },
      minute(8),
      id(54),
    );
    expect(who(voluntary)).toBe('representative');
  });

  test('[R4] for a child in care whoever has papers decides, and nobody beside them without', () => {
    const care = saying(child, { kind: 'child_in_care', inCare: true, note: 'Foster placement' });
    const guardian = {
      ...MOTHER,
      name: 'Bríd Ní Laoi',
      relationship: 'Guardian',
      basis: 'appointed_guardian',
      evidence: 'Deed of 4 March',
      inForceFrom: '2026-03-04',
    } as const;
    const withDeed = saying(care, guardian, minute(7), id(55));
    expect(whoDecides(withDeed)).toMatchObject({ who: 'representative', among: [{ name: 'Bríd Ní Laoi' }] });
    const dispute = saying(withDeed, { kind: 'guardian_dispute', known: true, note: '' }, minute(8));
    expect(why(dispute)).toEqual(['guardian_dispute']);
  });

  test('[R6] an adult’s attorney decides for no child, and a parent for no adult', () => {
    expect(why(saying(aged(9), ATTORNEY))).toEqual(['authority_for_somebody_else', 'guardian_missing']);
    expect(why(saying(lacking, MOTHER))).toEqual(['authority_for_somebody_else', 'authority_missing']);
  });
});

describe('capacity', () => {
  test('[R6] a doubt stops, an assessment or a correction settles it', () => {
    const doubt = saying(aged(80), { kind: 'capacity_doubt', note: 'Confused today' });
    expect(why(doubt)).toEqual(['capacity_in_doubt']);
    expect(who(saying(doubt, { kind: 'capacity_presumed', note: 'Hearing aid was off' }, minute(21)))).toBe(
      'patient',
    );
    const has = { ...LACKS, retains: true, weighs: true } as const;
    expect(who(saying(doubt, has, minute(21)))).toBe('patient');
  });

  test.each(['understands', 'retains', 'weighs', 'communicates'] as const)(
    '[R6] who %s not, of the four, lacks capacity for this decision',
    (part) => {
      const all = { ...LACKS, understands: true, retains: true, weighs: true, communicates: true };
      expect(why(saying(aged(80), { ...all, [part]: false }))).toEqual(['authority_missing']);
      expect(who(saying(aged(80), all))).toBe('patient');
    },
  );

  test('[R6] an attorney is nobody while the patient has capacity', () => {
    expect(who(saying(aged(80), ATTORNEY))).toBe('patient');
  });

  const refused: [string, RepresentativeSaid, string][] = [
    [
      'a power of 1996: no healthcare',
      { ...ATTORNEY, basis: 'enduring_power_1996' },
      'authority_out_of_scope',
    ],
    ['a power for money only', { ...ATTORNEY, covers: ['property'] }, 'authority_out_of_scope'],
    ['one that begins tomorrow', { ...ATTORNEY, inForceFrom: '2026-11-23' }, 'authority_not_in_force'],
    ['one without its date', { ...ATTORNEY, inForceFrom: null }, 'authority_not_in_force'],
    ['one that ended yesterday', { ...ATTORNEY, expires: '2026-11-21' }, 'authority_expired'],
    ['one without a document', { ...ATTORNEY, evidence: '' }, 'authority_without_evidence'],
    ['the next of kin', { ...ATTORNEY, basis: 'next_of_kin' }, 'next_of_kin_is_no_authority'],
  ];
  test.each(refused)('[R6] %s is refused', (_, said, code) => {
    expect(why(saying(lacking, said))).toEqual([code, 'authority_missing']);
  });

  const accepted: [string, RepresentativeSaid][] = [
    ['a power in force', ATTORNEY],
    ['on its first day', { ...ATTORNEY, inForceFrom: '2026-11-22' }],
    ['on its last day', { ...ATTORNEY, expires: '2026-11-22' }],
    ['a healthcare representative', { ...ATTORNEY, basis: 'healthcare_representative' }],
    ['a decision-making representative', { ...ATTORNEY, basis: 'decision_making_representative' }],
    ['the committee of a ward', { ...ATTORNEY, basis: 'ward_committee' }],
    ['a court', { ...ATTORNEY, basis: 'court_for_adult' }],
  ];
  test.each(accepted)('[R6] %s decides', (_, said) => {
    expect(whoDecides(saying(lacking, said))).toMatchObject({ who: 'representative', all: false });
  });

  test('[R6] nobody decides once the reasoning is written, and not where somebody can', () => {
    expect(whoDecides(saying(lacking, NOBODY))).toMatchObject({ who: 'nobody', reasoning: NOBODY });
    expect(who(saying(saying(lacking, NOBODY), ATTORNEY, minute(22)))).toBe('representative');
    expect(who(saying(aged(80), NOBODY))).toBe('patient');
  });

  test('[R6] an assistant supports and the patient decides; a co-decision-maker decides with them', () => {
    const assistant = { ...MOTHER, basis: 'decision_making_assistant' } as const;
    expect(whoDecides(saying(aged(80), assistant))).toMatchObject({
      who: 'patient',
      supporters: [{ name: 'Máire Kelly' }],
    });
    expect(who(saying(aged(80), { ...ATTORNEY, basis: 'co_decision_maker' }))).toBe('jointly');
    expect(why(saying(lacking, { ...ATTORNEY, basis: 'co_decision_maker' }))).toEqual(['authority_missing']);
  });
});

describe('own views', () => {
  const heard = saying(child, { kind: 'own_view', view: 'happy', words: '' });

  test('[R5] of every minor, also one who decides alone', () => {
    expect(codes(viewBlockers(child))).toEqual(['views_not_sought']);
    const seventeen = saying(aged(17), { kind: 'mental_health', applies: false });
    expect(codes(viewBlockers(seventeen))).toEqual(['views_not_sought']);
    expect(viewBlockers(heard)).toEqual([]);
    const unable = { kind: 'view_noted', view: 'unable', words: 'Six months old' } as const;
    expect(viewBlockers(saying(child, unable))).toEqual([]);
    expect(viewBlockers(aged(30))).toEqual([]);
  });

  test('[R5] an objection halts until the clinician has decided, and again when it is repeated', () => {
    const objects = saying(heard, { kind: 'own_view', view: 'no', words: 'I do not want to' }, minute(21));
    expect(codes(viewBlockers(objects))).toEqual(['objection_not_decided']);
    const goOn = { kind: 'objection_decided', goOn: true, why: 'Fever of 40; mother holds her' } as const;
    const decided = saying(objects, goOn, minute(22));
    expect(viewBlockers(decided)).toEqual([]);
    expect(codes(viewBlockers(saying(objects, { ...goOn, goOn: false }, minute(22))))).toEqual([
      'objection_stands',
    ]);
    const again = saying(
      decided,
      { kind: 'view_noted', view: 'objects', words: 'Cries and turns away' },
      minute(23),
    );
    expect(codes(viewBlockers(again))).toEqual(['objection_not_decided']);
    expect(viewBlockers(saying(again, { kind: 'own_view', view: 'happy', words: '' }, minute(24)))).toEqual(
      [],
    );
  });

  test.each([
    ['could not be heard', { kind: 'view_noted', view: 'unable', words: 'Hides behind the sofa' }],
    ['is content', { kind: 'view_noted', view: 'content', words: 'Nods now' }],
    ['is not sure', { kind: 'own_view', view: 'not_sure', words: '' }],
  ] as const)(
    '[R5] an objection is not erased by noting that the child %s; only a decision ends it',
    (_, note) => {
      for (const objection of [
        { kind: 'own_view', view: 'no', words: '' },
        { kind: 'view_noted', view: 'objects', words: 'Cries' },
      ] as const) {
        const noted = saying(saying(heard, objection, minute(21)), note, minute(22));
        expect(codes(viewBlockers(noted))).toEqual(['objection_not_decided']);
        const decided = { kind: 'objection_decided', goOn: false, why: 'Another day' } as const;
        expect(codes(viewBlockers(saying(saying(noted, decided, minute(23)), note, minute(24))))).toEqual([
          'objection_stands',
        ]);
      }
    },
  );

  test('[R5, R6] a represented adult’s own no halts too', () => {
    const represented = saying(lacking, ATTORNEY);
    expect(viewBlockers(represented)).toEqual([]);
    const no = answering(represented, 'take', { decision: 'no', at: minute(22) });
    expect(codes(viewBlockers(no))).toEqual(['objection_not_decided']);
  });
});

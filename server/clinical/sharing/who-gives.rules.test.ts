import { describe, expect, test } from 'vitest';
import type { ClinicianStatement, ConsultationFacts } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import { minute, openFacts, saying } from '../../../tests/support/consultation-facts.ts';
import { allOnRecord, giversOf, whoGives, withdrawersOf } from './who-gives.rules.ts';

const MOTHER: ClinicianStatement = {
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
const HAPPY = { kind: 'own_view', view: 'happy', words: '' } as const;
const LACKS: ClinicianStatement = {
  kind: 'capacity_assessed',
  understands: true,
  retains: false,
  weighs: false,
  communicates: true,
  note: 'Could not keep in mind what a photograph is for',
};
const ATTORNEY: ClinicianStatement = {
  ...MOTHER,
  name: 'Pádraig Ó Conaill',
  relationship: 'Nephew',
  basis: 'enduring_power_2015',
  evidence: 'Registered instrument of 3 May 2024',
  inForceFrom: '2025-02-01',
};

const aged = (patientAge: number): ConsultationFacts => openFacts({ patientAge });
const names = (facts: ConsultationFacts, scope: 'share' | 'teaching') => {
  const who = whoGives(facts, 'Seán', scope);
  return who.kind === 'nobody' ? who.kind : [who.kind, ...who.of.map(({ name }) => name)];
};

describe('whose word a sharing rests on', () => {
  test('[R7] an adult’s own', () => {
    expect(names(aged(69), 'share')).toEqual(['one', 'Seán']);
    expect(names(aged(69), 'teaching')).toEqual(['one', 'Seán']);
  });

  test('[R7] the word is of whom the statement names, wherever they stand in the list', () => {
    const FATHER = { ...MOTHER, name: 'Tomás Kelly', relationship: 'Father' };
    const mother = StatementId.parse('01a00000-0000-7000-8000-000000000001');
    const father = StatementId.parse('01a00000-0000-7000-8000-000000000002');
    const both = saying(saying(aged(9), MOTHER, minute(20), mother), FATHER, minute(21), father);
    const family = saying(both, HAPPY, minute(22));
    const said = (facts: ConsultationFacts, ...named: (StatementId | null)[]) =>
      giversOf(whoGives(facts, 'Seán', 'share'), named)?.map(({ name }) => name) ?? null;
    expect(said(family, father)).toEqual(['Tomás Kelly']);
    expect(said(family, null)).toBe(null);
    expect(said(family, mother, father)).toBe(null);
    const removed = saying(family, {
      kind: 'representative_removed',
      representativeId: mother,
      why: 'Her authority ended',
    });
    expect(said(removed, mother)).toBe(null);
    expect(said(removed, father)).toEqual(['Tomás Kelly']);
    // Where all have to say yes, all are named: one more or one fewer is another answer.
    const dispute = saying(family, { kind: 'guardian_dispute', known: true, note: 'They disagree' });
    expect(said(dispute, mother)).toBe(null);
    expect(said(dispute, mother, father)).toEqual(['Máire Kelly', 'Tomás Kelly']);
    expect(allOnRecord(removed, [mother, null])).toBe(true);
    expect(allOnRecord(aged(9), [mother])).toBe(false);
  });

  test('[R4] a child’s own word is nobody’s consent; a guardian’s is, once the child was heard', () => {
    expect(names(aged(9), 'share')).toBe('nobody');
    expect(names(saying(aged(9), MOTHER), 'share')).toBe('nobody');
    expect(names(saying(saying(aged(9), MOTHER), HAPPY), 'share')).toEqual(['one', 'Máire Kelly']);
    expect(names(saying(saying(aged(9), MOTHER), HAPPY), 'teaching')).toEqual(['one', 'Máire Kelly']);
  });

  test('[R24] an attorney agrees to sharing for an adult who cannot, and to teaching nobody does', () => {
    const lacking = saying(saying(aged(80), LACKS), ATTORNEY);
    expect(names(lacking, 'share')).toEqual(['one', 'Pádraig Ó Conaill']);
    expect(names(lacking, 'teaching')).toBe('nobody');
    expect(names(saying(aged(80), LACKS), 'share')).toBe('nobody');
  });

  test('[R3] the patient can always withdraw, whoever decides', () => {
    const child = saying(saying(aged(9), MOTHER), HAPPY);
    const withdrawers = (facts: ConsultationFacts) =>
      withdrawersOf(whoGives(facts, 'Seán', 'share'), 'Seán').map(({ name }) => name);
    expect(withdrawers(child)).toEqual(['Seán', 'Máire Kelly']);
    expect(withdrawers(aged(9))).toEqual(['Seán']);
    expect(withdrawers(aged(69))).toEqual(['Seán']);
  });
});

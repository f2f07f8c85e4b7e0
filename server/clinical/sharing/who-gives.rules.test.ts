import { describe, expect, test } from 'vitest';
import type { ClinicianStatement, ConsultationFacts } from '../../../shared/consultation.ts';
import { openFacts, saying } from '../../../tests/support/consultation-facts.ts';
import { giversOf, whoGives, withdrawersOf } from './who-gives.rules.ts';

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
    expect(giversOf(whoGives(aged(69), 'Seán', 'share'), 1)).toBe(null);
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

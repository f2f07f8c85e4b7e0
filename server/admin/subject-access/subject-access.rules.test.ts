import { describe, expect, test } from 'vitest';
import type { Asker } from '../../../shared/http-access.ts';
import { IRELAND } from '../../clinical/policy/ie.ts';
import { askProblems, dueOn } from './subject-access.rules.ts';

const DAY = '2026-11-23';
const bySelf: Asker = {
  as: 'self',
  name: '',
  relationship: '',
  identity: 'photo_id',
  identityNote: '',
  authority: '',
  inForceFrom: null,
  expires: null,
  covers: [],
};
const byOther = (as: Asker['as'], changes: Partial<Asker> = {}): Asker => ({
  ...bySelf,
  as,
  name: 'Máire Ní Mhurchú',
  relationship: 'mother',
  authority: 'Seen at the desk',
  ...changes,
});
const instrument = { inForceFrom: '2024-01-10', covers: ['healthcare' as const] };
const problems = (asker: Asker, age: number, receivedOn = DAY) =>
  askProblems(asker, { age, receivedOn, today: DAY, bases: IRELAND.bases, ages: IRELAND.ages });

describe('GDPR Art. 15: who may ask', () => {
  test.each([16, 17, 18, 80])('[R4] the patient asks for themselves at %i', (age) => {
    expect(problems(bySelf, age)).toEqual([]);
  });

  test.each([0, 9, 15])('[R4] a child of %i does not ask alone, nor authorise somebody', (age) => {
    expect(problems(bySelf, age)).toEqual(['under_16_asks']);
    expect(problems(byOther('written_authority', instrument), age)).toEqual(['under_16_asks']);
  });

  test.each([
    [15, []],
    [16, ['young_person_decides']],
    [17, ['young_person_decides']],
    [18, ['basis_for_minors']],
  ])('[R4] a parent who is a guardian, for somebody of %i', (age, expected) => {
    expect(problems(byOther('parent_guardian'), age)).toEqual(expected);
  });

  test('[R4] a court or the State’s agency stands in up to 18, with its order', () => {
    expect(problems(byOther('court_for_child', instrument), 17)).toEqual([]);
    expect(problems(byOther('state_agency', instrument), 17)).toEqual([]);
    expect(problems(byOther('court_for_child', instrument), 18)).toEqual(['basis_for_minors']);
    expect(problems(byOther('court_for_child', { covers: ['healthcare'] }), 9)).toEqual(['needs_date']);
  });

  test('[R6] next of kin is never an authority', () => {
    expect(problems(byOther('next_of_kin', instrument), 80)).toContain('no_authority');
  });

  test('[R6] an enduring power that reaches healthcare, in force, for an adult', () => {
    expect(problems(byOther('enduring_power_2015', instrument), 80)).toEqual([]);
    expect(problems(byOther('enduring_power_2015', instrument), 17)).toEqual(['basis_for_adults']);
  });

  test('[R6] a power whose scope stops at property, and one of the 1996 Act, do not reach a medical record', () => {
    const property = { ...instrument, covers: ['property' as const] };
    expect(problems(byOther('enduring_power_2015', property), 80)).toEqual(['not_healthcare']);
    expect(problems(byOther('enduring_power_1996', instrument), 80)).toEqual(['not_healthcare']);
  });

  test('[R6] a power that is not in force yet, or no longer, on the day of the request', () => {
    const late = { ...instrument, inForceFrom: '2026-11-24' };
    expect(problems(byOther('enduring_power_2015', late), 80)).toEqual(['not_in_force']);
    const over = { ...instrument, expires: '2026-11-22' };
    expect(problems(byOther('enduring_power_2015', over), 80)).toEqual(['not_in_force']);
    const lastDay = { ...instrument, expires: DAY };
    expect(problems(byOther('enduring_power_2015', lastDay), 80)).toEqual([]);
  });

  test('[R6] an authority that the law did not know on that day', () => {
    const power = byOther('enduring_power_2015', { ...instrument, inForceFrom: '2020-01-01' });
    expect(problems(power, 80, '2023-04-25')).toEqual(['basis_not_in_law']);
  });

  test('[R6] a supporter asks with the patient; a solicitor with the patient’s written authority', () => {
    expect(problems(byOther('decision_making_assistant'), 80)).toEqual([]);
    expect(problems(byOther('written_authority', { inForceFrom: '2026-11-20' }), 80)).toEqual([]);
    expect(problems(byOther('written_authority', { inForceFrom: '2026-11-20' }), 16)).toEqual([]);
    expect(problems(byOther('written_authority'), 80)).toEqual(['needs_date']);
  });

  test('somebody else’s request says who, in what relation, and what was seen', () => {
    const bare = byOther('parent_guardian', { name: '', relationship: '', authority: '' });
    expect(problems(bare, 9)).toEqual(['needs_name', 'needs_relationship', 'needs_authority']);
  });

  test('a request that was received tomorrow is not recorded', () => {
    expect(problems(bySelf, 40, '2026-11-24')).toEqual(['received_in_future']);
  });
});

test.each([
  ['2026-11-23', '2026-12-23'],
  ['2026-12-05', '2027-01-05'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2026-08-31', '2026-09-30'],
])('GDPR Art. 12(3): received %s, due %s', (received, due) => {
  expect(dueOn(received)).toBe(due);
});

test('GDPR Art. 12(3): two further months count from the day it was received', () => {
  expect(dueOn('2026-11-30', 3)).toBe('2027-02-28');
});

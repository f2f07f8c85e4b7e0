import { describe, expect, it } from 'vitest';
import { StatementId } from '../../../../shared/ids.ts';
import { anyUuid } from '../../../fixtures/people.ts';
import { missingIn, NOBODY_YET, personOf, statementOf, type KnownBasis } from './new-person.ts';

const declaration = StatementId.parse(anyUuid(77));
const PARENT: KnownBasis = {
  name: 'parent_guardian',
  label: 'Parent who is a guardian',
  gives: 'decides',
  needsInstrument: false,
  note: '',
  source: 'Act',
};
const POWER: KnownBasis = { ...PARENT, name: 'enduring_power_2015', needsInstrument: true };
const KIN: KnownBasis = { ...PARENT, name: 'next_of_kin', gives: 'never' };
const mother = {
  ...NOBODY_YET,
  name: 'Máire Kelly',
  relationship: 'mother',
  joins: 'beside' as const,
  verified: 'Known to the practice',
};

describe('naming somebody', () => {
  it('[R4] takes over what they declared, and never how the clinician knows', () => {
    const person = personOf({
      id: declaration,
      name: 'Máire Kelly',
      relationship: 'mother',
      guardian: 'yes',
    });
    expect(person).toEqual({ ...NOBODY_YET, name: 'Máire Kelly', relationship: 'mother', joins: 'beside' });
    expect([person.verified, person.basis]).toEqual(['', null]);
    expect(personOf(null)).toEqual(NOBODY_YET);
  });
  it('says what is missing until everything is there', () => {
    expect(Object.keys(missingIn(NOBODY_YET, null)).toSorted()).toEqual(
      ['basis', 'joins', 'name', 'relationship', 'verified'].toSorted(),
    );
    expect(statementOf({ ...mother, verified: '  ' }, PARENT, null)).toBeNull();
    expect(missingIn(mother, PARENT)).toEqual({});
  });
  it('[R4] a parent needs no document, and is verified by the declaration they made', () => {
    expect(statementOf(mother, PARENT, declaration)).toEqual({
      kind: 'representative',
      name: 'Máire Kelly',
      relationship: 'mother',
      basis: 'parent_guardian',
      joins: 'beside',
      verified: 'Known to the practice',
      evidence: '',
      inForceFrom: null,
      expires: null,
      covers: ['healthcare'],
      declaration,
    });
  });
  it('[R6] a power needs its document and what it covers; whether that reaches is the server’s to say', () => {
    expect(Object.keys(missingIn(mother, POWER))).toEqual(['evidence', 'covers']);
    const attorney = { ...mother, evidence: 'Registered 3 May 2024', covers: ['property' as const] };
    expect(statementOf(attorney, POWER, null)).toMatchObject({
      evidence: 'Registered 3 May 2024',
      inForceFrom: null,
      covers: ['property'],
      declaration: null,
    });
  });
  it('[R6] what was typed about a document is left out once the authority needs none', () => {
    const changed = { ...mother, evidence: 'Registered 3 May 2024', inForceFrom: '2025-02-01' };
    expect(statementOf(changed, PARENT, null)).toMatchObject({ evidence: '', inForceFrom: null });
  });
  it('[R6] being next of kin covers nothing', () => {
    expect(statementOf(mother, KIN, null)).toMatchObject({ covers: [] });
  });
});

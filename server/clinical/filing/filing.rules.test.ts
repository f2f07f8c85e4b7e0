import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codes, still } from '../../../tests/support/consultation-facts.ts';
import { fileBlockers, readBackBlockers } from './filing.rules.ts';

const patient = { patientName: 'Seán Ó Murchú', dateOfBirth: '1957-03-02' };

describe('read-back', () => {
  const wrong: [string, { patientName: string; dateOfBirth: string }][] = [
    ['another name', { ...patient, patientName: 'Seán Ó Murchadha' }],
    ['another date of birth', { ...patient, dateOfBirth: '1957-02-03' }],
    ['neither right', { patientName: 'Máire Kelly', dateOfBirth: '1960-01-01' }],
    ['a name without its accents', { ...patient, patientName: 'Sean O Murchu' }],
    ['nothing', { patientName: '', dateOfBirth: '' }],
  ];
  test.each(wrong)('[R19] %s is refused', (_, readBack) => {
    expect(codes(readBackBlockers(readBack, patient))).toEqual(['identifiers_differ']);
  });

  test('[R19] both identifiers, however a keyboard composes the accents', () => {
    expect(readBackBlockers(patient, patient)).toEqual([]);
    expect(
      readBackBlockers({ ...patient, patientName: ` ${patient.patientName.normalize('NFD')} ` }, patient),
    ).toEqual([]);
  });

  test('[R19] one right identifier is never enough', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => name.trim() !== '');
    const day = fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(text, text, day, day, (name, otherName, born, otherBorn) => {
        const own = { patientName: name, dateOfBirth: born };
        fc.pre(name.normalize('NFC').trim() !== otherName.normalize('NFC').trim() && born !== otherBorn);
        expect(readBackBlockers({ ...own, patientName: otherName }, own)).toHaveLength(1);
        expect(readBackBlockers({ ...own, dateOfBirth: otherBorn }, own)).toHaveLength(1);
        expect(readBackBlockers(own, own)).toEqual([]);
      }),
    );
  });
});

test('[R19] what is filed says which part of the body it shows', () => {
  expect(codes(fileBlockers(still({ site: null, side: null })))).toEqual(['still_not_labelled']);
  expect(fileBlockers(still())).toEqual([]);
});

test('[R3] an undecided withdrawal comes before filing', () => {
  expect(codes(fileBlockers(still({ awaitsDecision: true })))).toEqual(['withdrawal_undecided']);
});

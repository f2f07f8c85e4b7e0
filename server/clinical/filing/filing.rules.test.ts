import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codes, openFacts, still } from '../../../tests/support/consultation-facts.ts';
import { fileBlockers, labelBlockers, labelNeedsWhy, readBackBlockers } from './filing.rules.ts';

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

describe('the label', () => {
  const adult = openFacts();
  const thigh = { site: 'thigh', intimate: false } as const;

  test('[R3] the site that was agreed needs nothing more; another one needs a note that says why', () => {
    expect(labelBlockers('thigh', thigh, adult)).toEqual([]);
    expect(labelNeedsWhy('thigh', thigh, '')).toBe(false);
    expect(labelBlockers('knee', thigh, adult)).toEqual([]);
    expect(labelNeedsWhy('knee', thigh, '  ')).toBe(true);
    expect(labelNeedsWhy('knee', thigh, 'It reaches below the knee')).toBe(false);
  });

  test('[R28] an intimate site is no label for what was not agreed as intimate', () => {
    expect(codes(labelBlockers('genitalia', thigh, adult))).toEqual(['intimate_consent_missing']);
    expect(codes(labelBlockers('genitalia', null, adult))).toEqual(['intimate_consent_missing']);
    expect(labelBlockers('genitalia', { site: 'breast', intimate: true }, adult)).toEqual([]);
    expect(labelBlockers('breast', { site: 'breast', intimate: true }, adult)).toEqual([]);
  });

  test('[R29] under 18 an intimate site is a label only where that very site was allowed', () => {
    const young = { ...adult, patientAge: 17 };
    expect(codes(labelBlockers('genitalia', thigh, young))).toEqual(['intimate_under_18']);
    expect(codes(labelBlockers('genitalia', { site: 'breast', intimate: true }, young))).toEqual([
      'intimate_under_18',
    ]);
    expect(labelBlockers('breast', { site: 'breast', intimate: true }, young)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { draftFor, errorsOf, identifierWarning, requestFor, type PatientDraft } from './new-patient-form.ts';

const complete: PatientDraft = {
  name: ' Seán Ó Murchú ',
  preferredName: '',
  born: { day: '2', month: '3', year: '1957' },
  identifierKind: 'IHI',
  identifier: '800000 0000 1234 5678',
  phone: '',
};

describe('adding a patient', () => {
  it('names each field that is missing and sends nothing', () => {
    expect(Object.keys(errorsOf(draftFor('')))).toEqual(['name', 'born', 'identifier']);
    expect(requestFor(draftFor(''), false)).toBeNull();
  });
  it('refuses a day that does not exist', () => {
    const draft = { ...complete, born: { day: '31', month: '2', year: '1957' } };
    expect(errorsOf(draft).born).toMatch(/day, month/);
    expect(requestFor(draft, false)).toBeNull();
  });
  it('[X4] warns of an IHI that has not 18 digits, and lets it pass', () => {
    const short = { ...complete, identifier: '8000 0000 123' };
    expect(identifierWarning(short)).toMatch(/18 digits; this has 11/);
    expect(errorsOf(short)).toEqual({});
    expect(requestFor(short, false)?.identifier).toBe('80000000123');
    expect(identifierWarning({ ...complete, identifier: 'ABC' })).toMatch(/18 digits/);
  });
  it('[X4] does not warn of 18 digits with spaces, nor of a practice number', () => {
    expect(identifierWarning(complete)).toBeUndefined();
    expect(
      identifierWarning({ ...complete, identifierKind: 'Practice number', identifier: '77' }),
    ).toBeUndefined();
  });
  it('sends what was typed, trimmed', () => {
    expect(requestFor(complete, true)).toEqual({
      name: 'Seán Ó Murchú',
      preferredName: '',
      dateOfBirth: '1957-03-02',
      identifierKind: 'IHI',
      identifier: '800000000012345678',
      phone: '',
      confirmNew: true,
    });
  });
  it('carries over a name that was looked for, but not a number', () => {
    expect(draftFor('Seán').name).toBe('Seán');
    expect(draftFor('2/3/1957').name).toBe('');
  });
});

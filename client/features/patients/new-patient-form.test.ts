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

const today = '2026-11-23';

describe('adding a patient', () => {
  it('names each field that is missing and sends nothing', () => {
    expect(Object.keys(errorsOf(draftFor(''), today))).toEqual(['name', 'born', 'identifier']);
    expect(requestFor(draftFor(''), false, today)).toBeNull();
  });
  it('refuses a day that does not exist', () => {
    const draft = { ...complete, born: { day: '31', month: '2', year: '1957' } };
    expect(errorsOf(draft, today).born).toBe('There is no 31 February.');
    expect(requestFor(draft, false, today)).toBeNull();
    const born = (day: string, month: string, year: string) =>
      errorsOf({ ...complete, born: { day, month, year } }, today).born;
    expect(born('29', '02', '2023')).toBe('There is no 29 February in 2023.');
    expect(born('29', '2', '2024')).toBeUndefined();
    expect(born('1', '13', '1957')).toMatch(/month as a number from 1 to 12/);
    expect(born('2', '3', '57')).toMatch(/year of four digits/);
    expect(born('', '', '')).toMatch(/day, month/);
  });
  it('refuses a day to come and a year nobody living was born in, and takes today', () => {
    const born = (day: string, month: string, year: string) =>
      errorsOf({ ...complete, born: { day, month, year } }, today).born;
    expect(born('1', '1', '2030')).toMatch(/in the future/);
    expect(born('24', '11', '2026')).toMatch(/in the future/);
    expect(born('23', '11', '2026')).toBeUndefined();
    expect(born('1', '1', '1850')).toMatch(/1850 is too long ago/);
    expect(born('1', '1', '1880')).toBeUndefined();
  });
  it('refuses words for a telephone number, takes it as people write it, or left empty', () => {
    const phone = (text: string) => errorsOf({ ...complete, phone: text }, today).phone;
    expect(phone('abc')).toMatch(/telephone number/);
    expect(requestFor({ ...complete, phone: 'abc' }, false, today)).toBeNull();
    for (const text of ['', '085 555 0111', '+353 21 555 0100', '(021) 555-0100'])
      expect(phone(text)).toBeUndefined();
  });
  it('[X4] warns of an IHI that has not 18 digits, and lets it pass', () => {
    const short = { ...complete, identifier: '8000 0000 123' };
    expect(identifierWarning(short)).toMatch(/18 digits; this has 11/);
    expect(errorsOf(short, today)).toEqual({});
    expect(requestFor(short, false, today)?.identifier).toBe('80000000123');
    expect(identifierWarning({ ...complete, identifier: 'ABC' })).toMatch(/18 digits/);
  });
  it('[X4] does not warn of 18 digits with spaces, nor of a practice number', () => {
    expect(identifierWarning(complete)).toBeUndefined();
    expect(
      identifierWarning({ ...complete, identifierKind: 'Practice number', identifier: '77' }),
    ).toBeUndefined();
  });
  it('sends what was typed, trimmed', () => {
    expect(requestFor(complete, true, today)).toEqual({
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

import { describe, expect, it } from 'vitest';
import { patientView, stated } from '../patient.fixtures.ts';
import { agreedElsewhere, askedWords, needsName, whoIsWith } from './who-words.ts';

const MOTHER = { by: '00000000-0000-4000-8000-000000000077', name: 'Máire Kelly', relationship: 'Mother' };
const oisin = (change: object = {}) =>
  patientView({ patientName: 'Oisín', asksWhoAnswers: true, answering: null, ...change });
const asking = (view: ReturnType<typeof oisin>) => {
  if (!view.answering) throw new Error('nobody is asked');
  return view.answering;
};

describe('whose answer it is', () => {
  it('[R7] names whoever decides and whose they are, and speaks to the patient as "you"', () => {
    const forMother = oisin({ answering: MOTHER });
    expect(askedWords(asking(forMother), 'Oisín')).toBe('For Máire Kelly, Oisín’s mother');
    const forPatient = oisin({ answering: { by: null, name: 'Oisín', relationship: '' } });
    expect(askedWords(asking(forPatient), 'Oisín')).toBe('For you, Oisín');
  });

  it('[R7] is said wherever more than one person may be asked, not to an adult alone', () => {
    const alone = patientView();
    expect(needsName(alone, asking(alone))).toBe(false);
    const jointly = patientView({ othersHere: [MOTHER] });
    expect(needsName(jointly, asking(jointly))).toBe(true);
    expect(needsName(oisin({ answering: MOTHER }), asking(oisin({ answering: MOTHER })))).toBe(true);
  });
});

describe('who has to agree', () => {
  const elsewhere = [{ name: 'Máire Kelly', relationship: 'Mother' }];

  it('[R4] says that the guardian is asked on a page of her own', () => {
    expect(agreedElsewhere(oisin({ elsewhere }))).toBe(
      'Máire Kelly, Oisín’s mother, is asked on a page of their own. Nothing begins before they agree.',
    );
  });

  it('[R6] says that somebody is asked as well where the patient decides with them', () => {
    const attorney = [{ name: 'Tomás Byrne', relationship: 'co-decision-maker' }];
    expect(agreedElsewhere(patientView({ elsewhere: attorney }))).toBe(
      'Tomás Byrne, Nora Byrne’s co-decision-maker, is asked as well, on a page of their own.',
    );
  });

  it('[R4] promises nobody while no guardian is known', () => {
    expect(agreedElsewhere(oisin())).toBe(
      'A parent or guardian has to agree before anything begins. Dr Aoife Murphy will talk with you about who that is.',
    );
  });

  it('says nothing where somebody here is asked, nor on the page of whoever decides', () => {
    expect(agreedElsewhere(patientView())).toBeNull();
    expect(agreedElsewhere(oisin({ page: 'representative', answering: MOTHER }))).toBeNull();
  });
});

it('[R4] a young patient on their own has nobody with them', () => {
  const said = (relationship: string) =>
    oisin({
      statements: [stated(11, { kind: 'answering_for', name: 'Oisín', relationship, guardian: 'no' })],
    });
  expect(whoIsWith(said('the patient, on their own'))).toBeUndefined();
  expect(whoIsWith(said('aunt'))?.relationship).toBe('aunt');
});

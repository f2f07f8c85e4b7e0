import { describe, expect, test } from 'vitest';
import { namesPatient, refileBlockers } from './refile.rules.ts';

const right = { patientName: 'Gráinne Ní Bhriain', dateOfBirth: '1990-11-14', identifier: 'H 4711' };
const filed = { awaitsDecision: false };
const codes = (...given: Parameters<typeof refileBlockers>) =>
  refileBlockers(...given).map(({ code }) => code);

describe('[R19] moving a misfiled still', () => {
  test('a clinician who treats both confirms name and date of birth', () => {
    expect(codes(filed, { ...right, identifier: '' }, right, true)).toEqual([]);
    expect(codes(filed, { ...right, dateOfBirth: '1990-11-15' }, right, true)).toEqual([
      'identifiers_differ',
    ]);
    expect(codes(filed, { ...right, patientName: 'Gráinne Ní Bhrian' }, right, true)).toEqual([
      'identifiers_differ',
    ]);
  });

  test('one who does not treat the right patient confirms the third identifier as well', () => {
    expect(codes(filed, right, right, false)).toEqual([]);
    expect(codes(filed, { ...right, identifier: 'h4711 ' }, right, false)).toEqual([]);
    expect(codes(filed, { ...right, identifier: '' }, right, false)).toEqual(['identifiers_differ']);
    expect(codes(filed, { ...right, identifier: 'H 4712' }, right, false)).toEqual(['identifiers_differ']);
  });

  test('[R3] an undecided withdrawal comes first', () => {
    expect(codes({ awaitsDecision: true }, right, right, true)).toEqual(['withdrawal_undecided']);
  });
});

describe('[R1] words that stand in somebody else’s record', () => {
  const grainne = { name: 'Gráinne Ní Bhriain', preferredName: 'Grá', identifier: 'H 4711' };
  test.each(['It shows Gráinne’s arm', 'Belongs to Ms Bhriain', 'ask Grá', 'see h4711', 'H-4711 no, H 4711'])(
    '“%s” names her',
    (text) => {
      expect(namesPatient(text, grainne)).toBe(true);
    },
  );
  test('[R19] a name that the family shares may stand in the right patient’s own record', () => {
    const sister = { name: 'Orla Ní Bhriain', preferredName: '', identifier: 'H 4712' };
    expect(namesPatient('Orla Bhriain is content', grainne, sister)).toBe(false);
    expect(namesPatient('Gráinne is content', grainne, sister)).toBe(true);
  });
  test.each(['Booked under the wrong member of the family', 'Ní hea', 'wrong line of the list'])(
    '“%s” does not',
    (text) => {
      expect(namesPatient(text, grainne)).toBe(false);
    },
  );
});

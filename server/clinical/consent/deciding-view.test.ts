import { describe, expect, test } from 'vitest';
import { StatementId } from '../../../shared/ids.ts';
import type { ClinicianStatement } from '../../../shared/consultation.ts';
import { REPRESENTATIVE, minute, openFacts, saying } from '../../../tests/support/consultation-facts.ts';
import { decidingView } from './deciding-view.ts';

const id = (n: number): StatementId =>
  StatementId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

const DECLARED = {
  kind: 'answering_for',
  name: 'Máire Kelly',
  relationship: 'mother',
  guardian: 'yes',
} as const;
const MOTHER: Extract<ClinicianStatement, { kind: 'representative' }> = {
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
  declaration: null,
};
const FATHER = { ...MOTHER, name: 'Tomás Kelly', relationship: 'father' };
const LACKS = {
  kind: 'capacity_assessed',
  understands: false,
  retains: true,
  weighs: true,
  communicates: true,
  note: 'Could not say what is planned',
} as const;

describe('whose answers count, as the GP’s screen is told', () => {
  test('[R7] an adult’s own, and nobody has to be asked anything', () => {
    expect(decidingView(openFacts())).toMatchObject({
      who: 'patient',
      each: false,
      capacity: 'presumed',
      answerers: [{ by: null, ids: [null], name: '' }],
    });
  });

  test('[R4] what a mother answered before she was verified is hers afterwards too', () => {
    const declared = saying(openFacts({ patientAge: 9 }), DECLARED, minute(1), id(50));
    expect(decidingView(declared).answerers).toEqual([
      { by: id(50), ids: [id(50)], name: 'Máire Kelly', relationship: 'mother' },
    ]);
    const verified = saying(declared, { ...MOTHER, declaration: id(50) }, minute(3), id(51));
    expect(decidingView(verified).answerers).toEqual([
      { by: id(51), ids: [id(51), id(50)], name: 'Máire Kelly', relationship: 'mother' },
    ]);
  });

  test('[R4] one guardian suffices, unless they are known to disagree', () => {
    const both = saying(
      saying(openFacts({ patientAge: 9 }), MOTHER, minute(3), id(51)),
      FATHER,
      minute(4),
      id(52),
    );
    expect(decidingView(both).each).toBe(false);
    const dispute = saying(both, { kind: 'guardian_dispute', known: true, note: '' }, minute(5));
    expect(decidingView(dispute)).toMatchObject({
      each: true,
      names: ['Máire Kelly', 'Tomás Kelly'],
    });
  });

  test('[R6] nobody’s where nobody has authority', () => {
    const lacking = saying(openFacts(), LACKS);
    expect(decidingView(lacking)).toMatchObject({ who: 'unknown', capacity: 'lacks' });
    const reasoned = saying(lacking, {
      kind: 'nobody_decides',
      necessity: 'It may be infected',
      willAndPreferences: 'Always lets the nurse look',
      consulted: '',
    });
    expect(decidingView(reasoned)).toMatchObject({ who: 'nobody', answerers: [], names: [] });
  });
});

test('[R4] somebody who joins from elsewhere has a place of their own from when they open their link until they leave', () => {
  const elsewhere = saying(openFacts({ patientAge: 9 }), { ...MOTHER, joins: 'own_link' }, minute(3), id(51));
  const [patient] = elsewhere.participants;
  if (!patient) throw new Error('nobody there');
  const joined = {
    ...elsewhere,
    participants: [
      ...elsewhere.participants,
      { ...patient, id: REPRESENTATIVE, role: 'representative' as const },
    ],
    standsFor: new Map([[REPRESENTATIVE, id(51)]]),
  };
  expect(decidingView(elsewhere).people[0]?.participantId).toBeNull();
  expect(decidingView(joined).people[0]?.participantId).toBe(REPRESENTATIVE);
  const left = {
    ...joined,
    participants: joined.participants.map((each) =>
      each.id === REPRESENTATIVE ? { ...each, status: 'left' as const } : each,
    ),
  };
  expect(decidingView(left).people[0]?.participantId).toBeNull();
});

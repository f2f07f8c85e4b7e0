import { expect, test } from 'vitest';
import type { ConsultationFacts } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import { consent, minute, openFacts, saying } from '../../../tests/support/consultation-facts.ts';
import { MOTHER as ELSEWHERE } from '../../../tests/support/guardian.ts';
import type { Named } from '../../../tests/support/guardian.ts';
import { releaseRelated } from './release-deciders.ts';

const id = (n: number): StatementId =>
  StatementId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const MOTHER: Named = { ...ELSEWHERE, joins: 'beside' };
const NEPHEW: Named = {
  ...MOTHER,
  name: 'Pádraig Ó Conaill',
  relationship: 'nephew',
  basis: 'enduring_power_2015',
  evidence: 'Registered instrument of 3 May 2024',
  inForceFrom: '2025-02-01',
};
const child = openFacts({ patientAge: 9 });
const saidYes = (facts: ConsultationFacts, by: StatementId | null): ConsultationFacts => ({
  ...facts,
  consents: [...facts.consents, consent('take', { by })],
});
const told = (facts: ConsultationFacts) => releaseRelated(facts).map(({ name, does }) => [name, does]);
const removing = (facts: ConsultationFacts) =>
  saying(
    facts,
    { kind: 'representative_removed', representativeId: id(50), why: 'Wrong' },
    minute(5),
    id(52),
  );
const declaring = (facts: ConsultationFacts) =>
  saying(
    facts,
    { kind: 'answering_for', name: 'Bríd', relationship: 'aunt', guardian: 'yes' },
    minute(2),
    id(51),
  );

test('[R4] a mother whom the clinician verified decides', () => {
  expect(told(saying(child, MOTHER, minute(3), id(50)))).toEqual([['Máire Ní Cheallaigh', 'decides']]);
});

test('[R4] whoever was removed is released only if they had answered', () => {
  const named = saying(child, MOTHER, minute(3), id(50));
  expect(told(removing(named))).toEqual([]);
  expect(releaseRelated(removing(saidYes(named, id(50))))).toMatchObject([{ removed: true }]);
});

test('[R4] somebody who says that they decide is released only with an answer, as not verified', () => {
  expect(told(declaring(child))).toEqual([]);
  expect(told(saidYes(declaring(child), id(51)))).toEqual([['Bríd', 'unverified']]);
});

test('[R4] verifying a declaration makes them one person, under the clinician’s statement', () => {
  const both = saying(
    saidYes(declaring(child), id(51)),
    { ...MOTHER, declaration: id(51) },
    minute(3),
    id(50),
  );
  expect(releaseRelated(both)).toMatchObject([{ id: id(50), ids: [id(50), id(51)], does: 'decides' }]);
});

test('[R6] an authority over property, and being next of kin, are no authority; one that has expired since was one', () => {
  const adult = openFacts({ patientAge: 80 });
  const as = (person: Named, facts = adult) => told(saying(facts, person, minute(3), id(50)))[0]?.[1];
  expect(as(NEPHEW)).toBe('decides');
  expect(as({ ...NEPHEW, covers: ['property'] })).toBe('no_authority');
  expect(as({ ...NEPHEW, basis: 'next_of_kin' })).toBe('no_authority');
  const day = adult.startsAt.slice(0, 10);
  expect(as({ ...NEPHEW, expires: day }, { ...adult, today: '2099-01-01' })).toBe('decides');
});

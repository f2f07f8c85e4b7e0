import { describe, expect, it } from 'vitest';
import { answeredAt, wordsOn } from './facts.ts';
import { views } from './consultation.fixtures.ts';
import { decidingViews } from './who-decides.fixtures.ts';

const { elsewhereTalking, dispute, jointly, nobody } = decidingViews;
const names = (words: ReturnType<typeof wordsOn>) =>
  words.map(({ name, consent, counts }) => [name, consent?.decision ?? null, counts]);

describe('everybody’s last word on what was asked', () => {
  it('[R3] an adult’s own', () => {
    expect(names(wordsOn(views.examining, 'take'))).toEqual([['Seán Ó Murchú', 'yes', true]]);
    expect(names(wordsOn(views.withdrawn, 'take'))).toEqual([['Seán Ó Murchú', 'withdrawn', true]]);
  });
  it('[R7] the mother’s counts, and the child’s own no is heard and is no consent', () => {
    expect(names(wordsOn(elsewhereTalking, 'examination'))).toEqual([
      ['Máire Ní Chonchúir-Kelly', 'yes', true],
    ]);
    expect(names(wordsOn(elsewhereTalking, 'take'))).toEqual([
      ['Máire Ní Chonchúir-Kelly', null, true],
      ['Oisín', 'no', false],
    ]);
  });
  it('[R7] a child’s answer is not when the question was answered', () => {
    expect(answeredAt(elsewhereTalking, 'take')).toBeNull();
    expect(answeredAt(elsewhereTalking, 'examination')).toBe('2026-11-23T10:51:00.000Z');
  });
  it('[R4] in a dispute each of them is listed, whoever has not answered too', () => {
    expect(names(wordsOn(dispute, 'examination'))).toEqual([
      ['Máire Ní Chonchúir-Kelly', 'yes', true],
      ['Pádraig Ó Conchúir', null, true],
    ]);
  });
  it('[R6] the patient and the co-decision-maker each', () => {
    expect(names(wordsOn(jointly, 'take'))).toEqual([
      ['Seán Ó Murchú', 'yes', true],
      ['Tomás Mac Gearailt', null, true],
    ]);
  });
  it('[R6] nobody’s word where nobody has authority', () => {
    expect(wordsOn(nobody, 'examination')).toEqual([]);
  });
});

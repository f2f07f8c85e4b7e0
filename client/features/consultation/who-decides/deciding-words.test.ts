import { describe, expect, it } from 'vitest';
import { decidingViews as views, ordinary } from '../who-decides.fixtures.ts';
import { ALONE } from '../../../../shared/answering-for.ts';
import { declaredWords, decidesWords, inForceWords, reasonWords, standingOf } from './deciding-words.ts';

const standings = (view: (typeof views)['declared']) =>
  view.deciding.people.map((person) => standingOf(view, person).words);

describe('whose decision it is, in a sentence', () => {
  it('[R6] an adult decides, and capacity is presumed', () => {
    expect(decidesWords(ordinary)).toBe('Seán Ó Murchú decides.');
    expect(reasonWords(ordinary)).toBe('Capacity is presumed.');
  });
  it('[R4] a verified mother decides for a child of nine', () => {
    expect(decidesWords(views.verified)).toBe('Máire Ní Chonchúir-Kelly (mother) decides for Oisín.');
    expect(reasonWords(views.verified)).toBe('Oisín is 9: a parent or guardian decides.');
  });
  it('[R4] while she has not been verified nobody is said to decide', () => {
    expect(decidesWords(views.declared)).toBe('It is not known yet who decides.');
  });
  it('[R4] one of two guardians is enough; in a dispute each has to agree', () => {
    const { dispute } = views;
    expect(decidesWords(dispute)).toBe(
      'Máire Ní Chonchúir-Kelly (mother) and Pádraig Ó Conchúir (father) decide for Oisín: each of them has to say yes.',
    );
    const agreed = { ...dispute, deciding: { ...dispute.deciding, each: false } };
    expect(decidesWords(agreed)).toContain(
      'or Pádraig Ó Conchúir (father) decides for Oisín: one of them is enough.',
    );
  });
  it('[R4] at 17 the question about mental health comes first, and its answer decides', () => {
    const { mentalHealth } = views;
    expect(reasonWords(mentalHealth)).toBe(
      'At 17 it depends on whether this is treatment for mental health.',
    );
  });
  it('[R6] with a co-decision-maker both say yes', () => {
    expect(decidesWords(views.jointly)).toBe(
      'Seán Ó Murchú and Tomás Mac Gearailt (brother) decide together: each has to say yes.',
    );
  });
  it('[R6] nobody: the reasoning stands, and when capacity was assessed is said', () => {
    expect(decidesWords(views.nobody)).toContain('Nobody has authority to decide for Mary Fitzgerald.');
    expect(reasonWords(views.nobody)).toBe(
      'Mary Fitzgerald lacks capacity for this decision, assessed at 10:47.',
    );
    expect(reasonWords(views.doubt)).toBe('Capacity for this decision is in doubt since 10:44.');
  });
  it('[R6] a supporter is said to support and not to decide', () => {
    const [person] = views.jointly.deciding.people;
    if (!person) throw new Error('nobody named');
    const deciding = {
      ...ordinary.deciding,
      people: [{ ...person, basis: 'decision_making_assistant' as const, gives: 'supports' as const }],
    };
    expect(decidesWords({ ...ordinary, deciding })).toBe(
      'Seán Ó Murchú decides. Tomás Mac Gearailt supports and does not decide.',
    );
  });
});

describe('what somebody said of themselves', () => {
  it('[R4] is quoted as theirs, also where it is no or unsure', () => {
    const said = (guardian: 'yes' | 'no' | 'not_sure') =>
      declaredWords({ relationship: 'aunt', guardian }, 'Oisín');
    expect(said('yes')).toBe('“I am Oisín’s aunt and legal guardian.”');
    expect(said('no')).toBe('“I am Oisín’s aunt, not a legal guardian.”');
    expect(declaredWords({ relationship: ALONE, guardian: 'no' }, 'Oisín')).toBe(
      '“I am Oisín, and I am on my own.”',
    );
    expect(said('not_sure')).toBe('“I am Oisín’s aunt. I am not sure whether I am a legal guardian.”');
  });
});

describe('how a named person stands', () => {
  it('[R6] a power that does not reach does not count, with the server’s reason; nor does a next of kin', () => {
    expect(standings(views.outOfScope)).toEqual(['Does not count', 'Does not count']);
    const [power, kin] = views.outOfScope.deciding.people.map(
      (each) => standingOf(views.outOfScope, each).why,
    );
    expect(power?.code).toBe('authority_out_of_scope');
    expect(kin?.rule).toBe('R6');
  });
  it('[R7] one whose word counts decides; one who is not asked now is said to be', () => {
    expect(standings(views.attorney)).toEqual(['Decides']);
    expect(standings(views.jointly)).toEqual(['Decides with Seán Ó Murchú']);
    const { attorney } = views;
    const capable = {
      ...attorney,
      deciding: { ...attorney.deciding, answerers: ordinary.deciding.answerers },
    };
    expect(standings(capable)).toEqual(['Not asked now']);
  });
  it('[R6] from when and until when a document holds', () => {
    expect(inForceWords({ inForceFrom: '2025-02-01', expires: '2030-01-31' })).toBe(
      'From 1 Feb 2025, until 31 Jan 2030',
    );
    expect(inForceWords({ inForceFrom: null, expires: null })).toBe('No date from which it is in force');
  });
});

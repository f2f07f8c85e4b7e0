import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BodySite } from '../../../shared/body-sites.ts';
import type { Consent, ConsentScope } from '../../../shared/consultation.ts';
import {
  OTHER_PLAN,
  PLAN,
  PLAN_SAID,
  TOLD,
  answering,
  chaperonedFacts,
  codes,
  consent,
  minute,
  openFacts,
  saying,
  unasked,
  without,
} from '../../../tests/support/consultation-facts.ts';
import {
  bindsTo,
  examinationBlockers,
  minorIntimateBlockers,
  photographBlockers,
  photographsExplainedBlockers,
  toldNow,
  videoBlockers,
} from './consent.rules.ts';
import { answersTo } from './standing.rules.ts';

const facts = openFacts();
const breast = saying(facts, { ...PLAN_SAID, site: 'breast' }, minute(13), OTHER_PLAN);

describe('what the patient is told', () => {
  test('[R3] nothing is told while there is no plan', () => {
    expect(toldNow(without(facts, 'plan'))).toBeNull();
  });

  test('[R3] purpose, site, and everyone who will see it by name', () => {
    expect(toldNow(facts)).toEqual(TOLD);
    expect(toldNow(chaperonedFacts())?.viewers).toEqual([
      'Dr Aoife Byrne',
      'Niamh Kelly',
      'Staff who care for you at Example Surgery',
    ]);
  });

  test('[R28] breasts, genitalia and rectum are intimate, and nothing else is by itself', () => {
    const intimate = BodySite.options.filter(
      (site) => toldNow(saying(facts, { ...PLAN_SAID, site }, minute(13), OTHER_PLAN))?.intimate,
    );
    expect(intimate.toSorted()).toEqual(['breast', 'genitalia', 'rectum']);
  });

  test('[R28] the clinician or the patient may mark any site intimate, and neither can unmark a breast', () => {
    const byClinician = saying(facts, { ...PLAN_SAID, markedIntimate: true }, minute(13), OTHER_PLAN);
    expect(toldNow(byClinician)?.intimate).toBe(true);
    expect(toldNow(saying(facts, { kind: 'marked_intimate', intimate: true }))?.intimate).toBe(true);
    expect(toldNow(saying(breast, { kind: 'marked_intimate', intimate: false }))?.intimate).toBe(true);
  });
});

describe('talking by video', () => {
  test('[R12] not asked', () => {
    expect(codes(videoBlockers(unasked(facts, 'video')))).toEqual(['video_not_agreed']);
  });

  test.each(['no', 'withdrawn'] as const)('[R12] answered %s', (decision) => {
    expect(codes(videoBlockers(answering(facts, 'video', { decision })))).toEqual(['video_declined']);
  });

  test('[R12] agreed', () => {
    expect(videoBlockers(facts)).toEqual([]);
  });
});

describe('the examination', () => {
  test('[R27] no plan', () => {
    expect(codes(examinationBlockers(without(facts, 'plan')))).toEqual(['plan_missing']);
  });

  test('[R27] not explained, though agreed', () => {
    expect(codes(examinationBlockers(without(facts, 'examination_explained')))).toEqual([
      'examination_not_explained',
    ]);
  });

  test('[R27] not agreed', () => {
    expect(codes(examinationBlockers(unasked(facts, 'examination')))).toEqual(['examination_not_agreed']);
  });

  test.each(['no', 'withdrawn'] as const)('[R27] answered %s', (decision) => {
    expect(codes(examinationBlockers(answering(facts, 'examination', { decision })))).toEqual([
      'examination_refused',
    ]);
  });

  test('[R27] agreed before it was explained', () => {
    expect(codes(examinationBlockers(answering(facts, 'examination', { provisional: true })))).toEqual([
      'examination_not_agreed',
    ]);
  });

  test('[R27] another plan needs another explanation and another answer', () => {
    const replanned = saying(facts, { ...PLAN_SAID, site: 'hand' }, minute(13), OTHER_PLAN);
    expect(codes(examinationBlockers(replanned))).toEqual([
      'examination_not_explained',
      'examination_not_agreed',
    ]);
  });

  test('[R28] an intimate one waits for a consent that says so, before it begins', () => {
    expect(codes(examinationBlockers(breast))).toContain('intimate_consent_missing');
    const marked = saying(facts, { kind: 'marked_intimate', intimate: true });
    expect(codes(examinationBlockers(marked))).toEqual(['intimate_consent_missing']);
    expect(
      examinationBlockers(answering(marked, 'examination', { told: { ...TOLD, intimate: true } })),
    ).toEqual([]);
  });

  test('[R27] explained and agreed', () => {
    expect(examinationBlockers(facts)).toEqual([]);
  });
});

describe('photographs', () => {
  test('[R3] taking and storing are two answers: neither stands for the other', () => {
    expect(codes(photographBlockers(unasked(facts, 'take')))).toEqual(['take_not_agreed']);
    expect(codes(photographBlockers(unasked(facts, 'store')))).toEqual(['store_not_agreed']);
    expect(codes(photographBlockers(unasked(facts, 'take', 'store')))).toEqual([
      'take_not_agreed',
      'store_not_agreed',
    ]);
  });

  const scopes: ConsentScope[] = ['take', 'store'];
  test.each(scopes)('[R3] a no to %s is a no', (scope) => {
    expect(codes(photographBlockers(answering(facts, scope, { decision: 'no' })))).toEqual([
      'photographs_refused',
    ]);
  });

  test.each(scopes)('[R3] withdrawing %s closes at once', (scope) => {
    expect(codes(photographBlockers(answering(facts, scope, { decision: 'withdrawn' })))).toEqual([
      'consent_withdrawn',
    ]);
  });

  test.each(scopes)('[R3] a %s answered before the explanation is provisional', (scope) => {
    expect(codes(photographBlockers(answering(facts, scope, { provisional: true })))).toEqual([
      'consent_provisional',
    ]);
  });

  test('[R3] an answer to nothing in particular does not bind', () => {
    expect(codes(photographBlockers(answering(facts, 'take', { told: null })))).toEqual([
      'consent_for_another_plan',
    ]);
  });

  const changes: [string, (now: typeof facts) => typeof facts][] = [
    [
      'the body site or purpose',
      (now) => saying(now, { ...PLAN_SAID, why: 'something else' }, minute(13), OTHER_PLAN),
    ],
    ['intimate or not', (now) => saying(now, { kind: 'marked_intimate', intimate: true })],
    ['who will see it', (now) => ({ ...now, participants: chaperonedFacts().participants })],
    ['who the doctor is', (now) => ({ ...now, clinician: { ...now.clinician, name: 'Dr Somebody Else' } })],
  ];
  test.each(changes)('[R3] a change of %s asks again', (_, change) => {
    expect(codes(photographBlockers(change(facts)))).toEqual(['consent_for_another_plan']);
  });

  test('[R3] yes to both, confirmed, about what is planned now', () => {
    expect(photographBlockers(facts)).toEqual([]);
    expect(photographBlockers(chaperonedFacts())).toEqual([]);
  });

  test('[R24] not explained for this plan', () => {
    expect(codes(photographsExplainedBlockers(without(facts, 'photographs_explained')))).toEqual([
      'photographs_not_explained',
    ]);
    expect(codes(photographsExplainedBlockers(breast))).toEqual(['photographs_not_explained']);
    expect(photographsExplainedBlockers(facts)).toEqual([]);
  });

  test('[R24] an explanation without a plan explained nothing', () => {
    expect(codes(photographsExplainedBlockers(without(facts, 'plan')))).toEqual([
      'photographs_not_explained',
    ]);
  });
});

describe('intimate and under 18', () => {
  test.each([0, 15, 17])('[R29] is blocked outright at %i', (patientAge) => {
    expect(codes(minorIntimateBlockers({ ...breast, patientAge }))).toEqual(['intimate_under_18']);
    const marked = saying(openFacts({ patientAge }), { kind: 'marked_intimate', intimate: true });
    expect(codes(minorIntimateBlockers(marked))).toEqual(['intimate_under_18']);
  });

  test('[R29] an adult, or a site that is not intimate, is not its business', () => {
    expect(minorIntimateBlockers({ ...breast, patientAge: 18 })).toEqual([]);
    expect(minorIntimateBlockers(openFacts({ patientAge: 17 }))).toEqual([]);
  });
});

describe('properties', () => {
  const decision = fc.constantFrom('yes' as const, 'no' as const, 'withdrawn' as const);
  const scope = fc.constantFrom<ConsentScope>('video', 'examination', 'take', 'store');

  test('[R3] only the last answer to a scope counts, and answers to other scopes never do', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scope, decision), { minLength: 1 }), (answers) => {
        const consents = answers.map(([to, said]) => consent(to, { decision: said }));
        for (const asked of ['video', 'examination', 'take', 'store'] as const) {
          const last = answers.filter(([to]) => to === asked).at(-1);
          expect(answersTo(openFacts({ consents }), asked)[0]?.decision).toBe(last?.[1]);
        }
      }),
    );
  });

  test('[R3] whatever was answered before, a last word other than a final yes keeps the shutter closed', () => {
    const last = fc.constantFrom<Partial<Consent>>(
      { decision: 'no' },
      { decision: 'withdrawn' },
      { provisional: true },
      {
        told: null,
      } as const,
    );
    fc.assert(
      fc.property(
        fc.array(decision),
        fc.constantFrom('take' as const, 'store' as const),
        last,
        (before, to, final) => {
          const now = before.reduce((so, said) => answering(so, to, { decision: said }), facts);
          expect(photographBlockers(answering(now, to, final))).not.toEqual([]);
        },
      ),
    );
  });

  test('[R3] a yes binds to the same viewers in any order and to no others', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }),
        fc.string({ minLength: 1 }),
        (named, more) => {
          const given = consent('take', { told: { ...TOLD, viewers: named } });
          expect(bindsTo(given, { ...TOLD, viewers: named.toReversed() })).toBe(true);
          if (!named.includes(more))
            expect(bindsTo(given, { ...TOLD, viewers: [...named, more] })).toBe(false);
          expect(bindsTo(given, { ...TOLD, viewers: named.slice(1) })).toBe(false);
        },
      ),
    );
  });

  test('[R3] a yes to one plan binds to no other', () => {
    expect(bindsTo(consent('take'), TOLD)).toBe(true);
    expect(bindsTo(consent('take'), { ...TOLD, planId: OTHER_PLAN })).toBe(false);
    expect(TOLD.planId).toBe(PLAN);
  });
});

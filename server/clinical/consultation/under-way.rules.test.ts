import { describe, expect, test } from 'vitest';
import type { Capture, ConsultationFacts } from '../../../shared/consultation.ts';
import {
  CHAPERONE,
  OTHER_PLAN,
  PATIENT,
  PLAN_SAID,
  TOLD,
  answering,
  capture,
  chaperonedFacts,
  codes,
  disconnected,
  minute,
  openFacts,
  pause,
  saying,
  withParticipant,
} from '../../../tests/support/consultation-facts.ts';
import { mayNotGoOn } from './under-way.rules.ts';
import type { Source } from './under-way.rules.ts';

type Change = (facts: ConsultationFacts) => ConsultationFacts;
const there = chaperonedFacts({ captures: [capture('requested')] });
const standing = (facts: ConsultationFacts, state: Capture['state'], source: Source = 'device') =>
  codes(mayNotGoOn(facts, { state, source, told: TOLD }));

test('[R13] while its gate is open a photograph goes on, and is not in its own way', () => {
  for (const state of ['requested', 'uploading', 'processing'] as const)
    expect(standing(there, state)).toEqual([]);
});

test('[R13] a cut in the patient’s own connection stops nothing, before or after the shutter', () => {
  const cut = disconnected(there, PATIENT);
  for (const state of ['requested', 'uploading', 'processing'] as const)
    expect(standing(cut, state)).toEqual([]);
});

const GONE: [string, string, Change][] = [
  ['R3', 'consent to storing', (facts) => answering(facts, 'store', { decision: 'withdrawn' })],
  ['R3', 'the plan', (facts) => saying(facts, { ...PLAN_SAID, site: 'knee' }, minute(20), OTHER_PLAN)],
  ['R28', 'that it is not intimate', (facts) => saying(facts, { kind: 'marked_intimate', intimate: true })],
  ['R5', 'the views of somebody under 18', (facts) => ({ ...facts, patientAge: 17 })],
  ['R4', 'the guardian of a child', (facts) => ({ ...facts, patientAge: 9 })],
  [
    'R6',
    'that nobody doubts capacity',
    (facts) => saying(facts, { kind: 'capacity_doubt', note: 'Confused' }),
  ],
  ['R11', 'that it is safe to talk', (facts) => saying(facts, { kind: 'safe_to_talk', answer: 'no' })],
  [
    'R9',
    'a modality with photographs',
    (facts) => saying(facts, { kind: 'modality', modality: 'video', reason: 'Enough' }),
  ],
];

describe('what was agreed', () => {
  test.each(GONE)('[%s] gone: %s. The photograph stops at any point', (rule, _, change) => {
    for (const state of ['requested', 'uploading', 'processing'] as const) {
      const rules = mayNotGoOn(change(there), { state, source: 'device', told: TOLD }).map(
        (each) => each.rule,
      );
      expect(rules).toContain(rule);
    }
  });

  test('[R3] a new plan that is agreed to is not what this photograph was asked for', () => {
    const told = { planId: OTHER_PLAN, intimate: false };
    expect(codes(mayNotGoOn(there, { state: 'processing', source: 'device', told }))).toEqual([
      'consent_for_another_plan',
    ]);
  });
});

const MOMENT: [string, string, Change][] = [
  ['R30', 'the chaperone pauses', (facts) => ({ ...facts, pauses: [pause()] })],
  ['R31', 'the chaperone drops out', (facts) => disconnected(facts, CHAPERONE)],
  ['R13', 'the patient is put on hold', (facts) => withParticipant(facts, PATIENT, { status: 'held' })],
  [
    'R13',
    'the call ends',
    (facts) => ({ ...facts, state: { name: 'finishing', openedAt: minute(5), endedAt: minute(21) } }),
  ],
];

describe('who is there', () => {
  test.each(MOMENT)(
    '[%s] %s: what was only asked for stops, what is being sent arrives',
    (rule, _, change) => {
      const rules = mayNotGoOn(change(there), { state: 'requested', source: 'device', told: TOLD }).map(
        (each) => each.rule,
      );
      expect(rules).toContain(rule);
      expect(standing(change(there), 'uploading')).toEqual([]);
      expect(standing(change(there), 'processing')).toEqual([]);
    },
  );

  test('[R13] the visit happens in person instead: nothing arrives any more', () => {
    const state = { name: 'in_person', at: minute(20), why: 'x', safetyNet: 'y' } as const;
    expect(standing({ ...there, state }, 'uploading')).toEqual(['conversation_not_open']);
    expect(standing({ ...there, state }, 'uploading', 'own_picture')).toEqual(['conversation_not_open']);
  });
});

describe('a picture that the patient already had', () => {
  const waiting = openFacts({
    state: { name: 'waiting', since: minute(4) },
    captures: [capture('uploading')],
  });

  test('[R35] needs no call, no chaperone and no examination, from its first byte to its last', () => {
    for (const state of ['requested', 'uploading', 'processing'] as const)
      expect(standing(disconnected(waiting, PATIENT), state, 'own_picture')).toEqual([]);
  });

  test('[R3] [R35] stops at any point when a yes has gone', () => {
    const withdrawn = answering(waiting, 'take', { decision: 'withdrawn' });
    for (const state of ['requested', 'uploading', 'processing'] as const)
      expect(standing(withdrawn, state, 'own_picture')).toEqual(['consent_withdrawn']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClinicianStatement, ConsultationFacts, StatementKind } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import { anyFacts } from '../../../tests/support/any-facts.ts';
import {
  CHAPERONE,
  PATIENT,
  REPRESENTATIVE,
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
  still,
  unasked,
  withParticipant,
  without,
} from '../../../tests/support/consultation-facts.ts';
import {
  captureGateBlockers,
  closeBlockers,
  examinationGateBlockers,
  gates,
  openBlockers,
} from './gates.rules.ts';

const open = openFacts();
type Change = (facts: ConsultationFacts) => ConsultationFacts;
const minus =
  (...kinds: StatementKind[]): Change =>
  (facts) =>
    without(facts, ...kinds);

const LACKS = {
  kind: 'capacity_assessed',
  understands: true,
  retains: false,
  weighs: true,
  communicates: true,
  note: 'Cannot keep it in mind',
} as const;

/** What each gate needs, with the rule it comes from: taking any of it away closes that gate and every later one. */
const CONVERSATION: [string, string, Change][] = [
  ['R13', 'a confirmed identity', (facts) => ({ ...facts, verifiedAt: null })],
  ['R8', 'a reason not to wait', minus('best_interest')],
  ['R9', 'a modality', minus('modality')],
  ['R11', 'the patient’s privacy', minus('privacy')],
  ['R11', 'the patient’s word that it is safe to talk', minus('safe_to_talk')],
  ['R11', 'the clinician’s privacy', minus('no_interruption')],
  ['R12', 'agreement to talk by video', (facts) => unasked(facts, 'video')],
  [
    'R12',
    'agreement to talk by video that stands',
    (facts) => answering(facts, 'video', { decision: 'withdrawn' }),
  ],
];
const EXAMINATION: [string, string, Change][] = [
  ['R4', 'to know who decides at 17', (facts) => ({ ...facts, patientAge: 17 })],
  ['R4', 'a guardian at 9', (facts) => ({ ...facts, patientAge: 9 })],
  ['R5', 'the views of a 17-year-old', (facts) => ({ ...facts, patientAge: 17 })],
  ['R13', 'an open conversation', (facts) => ({ ...facts, state: { name: 'waiting', since: minute(4) } })],
  ['R13', 'the patient in the call', (facts) => withParticipant(facts, PATIENT, { status: 'held' })],
  ['R13', 'the patient connected', (facts) => disconnected(facts, PATIENT)],
  ['R13', 'the opening', minus('opening')],
  ['R6', 'no doubt about capacity', (facts) => saying(facts, { kind: 'capacity_doubt', note: 'Confused' })],
  ['R6', 'an authority for somebody who lacks capacity', (facts) => saying(facts, LACKS)],
  ['R10', 'the limits discussed', minus('limitations_discussed')],
  ['R10', 'the limits acknowledged', minus('limitations_acknowledged')],
  ['R30', 'an answer about a chaperone', minus('chaperone_answer')],
  ['R30', 'no pause', (facts) => ({ ...facts, pauses: [pause()] })],
  ['R27', 'a plan', minus('plan')],
  ['R27', 'an explanation', minus('examination_explained')],
  ['R27', 'agreement to the examination', (facts) => unasked(facts, 'examination')],
  [
    'R28',
    'a consent that knows it is intimate',
    (facts) => saying(facts, { kind: 'marked_intimate', intimate: true }),
  ],
];
const CAPTURE: [string, string, Change][] = [
  ['R2', 'necessity', minus('necessity')],
  ['R3', 'consent to taking', (facts) => unasked(facts, 'take')],
  ['R3', 'consent to storing', (facts) => unasked(facts, 'store')],
  ['R3', 'consent that was not withdrawn', (facts) => answering(facts, 'take', { decision: 'withdrawn' })],
  ['R3', 'consent that was confirmed', (facts) => answering(facts, 'store', { provisional: true })],
  [
    'R9',
    'a modality with photographs',
    (facts) => saying(facts, { kind: 'modality', modality: 'video', reason: 'Enough' }),
  ],
  ['R13', 'no other photograph under way', (facts) => ({ ...facts, captures: [capture('requested')] })],
  ['R15', 'the device notice read', minus('device_notice_acknowledged')],
  ['R24', 'an explanation of the photographs', minus('photographs_explained')],
];

const named = (rows: [string, string, Change][]) =>
  rows.map(([rule, what, change]): [string, Change, string] => [`[${rule}] needs ${what}`, change, rule]);

const MOTHERS = StatementId.parse('00000000-0000-4000-8000-000000000050');
const FATHER = StatementId.parse('00000000-0000-4000-8000-000000000051');
const MOTHER: Extract<ClinicianStatement, { kind: 'representative' }> = {
  kind: 'representative',
  name: 'Máire Kelly',
  relationship: 'mother',
  basis: 'parent_guardian',
  joins: 'own_link',
  verified: 'Known to the practice',
  evidence: '',
  inForceFrom: null,
  expires: null,
  covers: ['healthcare'],
  declaration: null,
};
const WITH_MOTHER = { ...TOLD, viewers: [...TOLD.viewers, 'Máire Kelly'] };

/** A nine-year-old whose mother joined by her own link, is in the call and agreed to everything: all gates open. */
const decidedElsewhere = (): ConsultationFacts => {
  const facts = openFacts({ patientAge: 9 });
  const [, patient] = facts.participants;
  const there: ConsultationFacts = {
    ...facts,
    participants: [
      ...facts.participants,
      { ...patient!, id: REPRESENTATIVE, role: 'representative', name: MOTHER.name, title: 'mother' },
    ],
    connected: new Set([...facts.connected, REPRESENTATIVE]),
    standsFor: new Map([[REPRESENTATIVE, MOTHERS]]),
    consents: facts.consents.map((consent) => ({
      ...consent,
      by: MOTHERS,
      told: consent.told && WITH_MOTHER,
    })),
  };
  const named = saying(there, MOTHER, minute(4), MOTHERS);
  const welcome = saying(
    named,
    { kind: 'newcomer', participantId: REPRESENTATIVE, comfortable: true },
    minute(5),
  );
  const undisturbed = saying(welcome, { kind: 'no_interruption', participants: [REPRESENTATIVE] }, minute(5));
  return saying(undisturbed, { kind: 'own_view', view: 'happy', words: '' }, minute(5));
};

describe('the conversation gate', () => {
  test.each(named(CONVERSATION))('%s', (_, change, rule) => {
    const { conversation, examination, capture: shutter } = gates(change(open));
    expect([conversation.open, examination.open, shutter.open]).toEqual([false, false, false]);
    expect(conversation.blockers.map((blocker) => blocker.rule)).toContain(rule);
  });

  test('[R13] before the call it also waits for the patient to finish the questions', () => {
    const preparing = openFacts({ state: { name: 'preparing', since: minute(0) } });
    expect(codes(openBlockers(preparing))).toEqual(['patient_not_waiting']);
    expect(openBlockers(openFacts({ state: { name: 'waiting', since: minute(4) } }))).toEqual([]);
  });
});

describe('the examination gate', () => {
  test.each(named(EXAMINATION))('%s', (_, change, rule) => {
    const { examination, capture: shutter } = gates(change(open));
    expect([examination.open, shutter.open]).toEqual([false, false]);
    expect(examination.blockers.map((blocker) => blocker.rule)).toContain(rule);
  });

  test('[R31] needs the chaperone whom the patient wants', () => {
    expect(codes(examinationGateBlockers(disconnected(chaperonedFacts(), CHAPERONE)))).toEqual([
      'chaperone_not_present',
    ]);
  });

  test('[R7] needs whoever decides and joined from elsewhere in the call, as long as they do', () => {
    const there = decidedElsewhere();
    expect(examinationGateBlockers(there)).toEqual([]);
    expect(captureGateBlockers(there)).toEqual([]);
    const away: [string, ConsultationFacts][] = [
      ['not connected', disconnected(there, REPRESENTATIVE)],
      ['not let in', withParticipant(there, REPRESENTATIVE, { status: 'held' })],
      ['gone for good', withParticipant(there, REPRESENTATIVE, { status: 'left' })],
      ['not joined yet', { ...there, standsFor: new Map() }],
    ];
    for (const [why, facts] of away) {
      expect(codes(examinationGateBlockers(facts)), why).toEqual(['decider_not_present']);
      expect(codes(captureGateBlockers(facts)), why).toEqual(['decider_not_present']);
      expect(gates(facts).conversation.open, why).toBe(true);
    }
  });

  test('[R4, R7] one guardian suffices: the one who agreed is there, wherever the other is; in a dispute each of them', () => {
    const there = decidedElsewhere();
    const father = (joins: 'beside' | 'own_link'): ConsultationFacts =>
      saying(there, { ...MOTHER, name: 'Tomás Kelly', joins }, minute(6), FATHER);
    expect(examinationGateBlockers(father('own_link'))).toEqual([]);
    const gone = (facts: ConsultationFacts) =>
      codes(examinationGateBlockers(disconnected(facts, REPRESENTATIVE)));
    // He sits beside the child, and it is the mother who agreed.
    expect(gone(father('beside'))).toEqual(['decider_not_present']);
    const bothAgreed = answering(father('beside'), 'examination', { by: FATHER, told: WITH_MOTHER });
    expect(gone(bothAgreed)).toEqual([]);
    const dispute = saying(bothAgreed, { kind: 'guardian_dispute', known: true, note: '' }, minute(7));
    expect(examinationGateBlockers(dispute)).toEqual([]);
    expect(gone(dispute)).toEqual(['decider_not_present']);
  });

  test('[R29] stays closed for an intimate examination of somebody under 18, whatever was agreed', () => {
    const intimate = saying(openFacts({ patientAge: 17 }), { kind: 'marked_intimate', intimate: true });
    expect(codes(examinationGateBlockers(intimate))).toContain('intimate_under_18');
    expect(codes(captureGateBlockers(intimate))).toContain('intimate_under_18');
  });
});

describe('the capture gate', () => {
  test.each(named(CAPTURE))('%s', (_, change, rule) => {
    const { examination, capture: shutter } = gates(change(open));
    expect([examination.open, shutter.open]).toEqual([true, false]);
    expect(shutter.blockers.map((blocker) => blocker.rule)).toContain(rule);
  });
});

test('[R13] all three are open when nothing is missing, with a chaperone and without', () => {
  for (const facts of [open, chaperonedFacts()]) {
    const { conversation, examination, capture: shutter } = gates(facts);
    expect([conversation, examination, shutter]).toEqual(Array(3).fill({ open: true, blockers: [] }));
  }
});

test('[R18] closing waits for unfiled stills, [R3] and for what was withdrawn', () => {
  const stills = [still(), still({ state: 'filed', awaitsDecision: true })];
  expect(codes(closeBlockers(openFacts({ stills })))).toEqual(['stills_unfiled', 'withdrawal_undecided']);
  expect(gates(openFacts({ stills: [still({ state: 'filed' })] })).close).toEqual({
    open: true,
    blockers: [],
  });
});

describe('properties', () => {
  const everything = [...CONVERSATION, ...EXAMINATION, ...CAPTURE].map(([, , change]) => change);

  test('[R13] no combination of missing pieces opens the shutter', () => {
    const missing = fc.subarray(everything, { minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(open, chaperonedFacts()), missing, (facts, changes) => {
        const changed = changes.reduce((now, change) => change(now), facts);
        expect(gates(changed).capture.open).toBe(false);
      }),
    );
  });

  test('[R13] an open shutter means an open examination, and that means an open conversation', () => {
    let opened = 0;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { conversation, examination, capture: shutter } = gates(facts);
        if (shutter.open) opened += 1;
        if (shutter.open) expect(examination.open).toBe(true);
        if (!examination.open) return;
        expect(facts.state.name).toBe('conversation');
        expect(conversation.open).toBe(true);
      }),
      { numRuns: 1000, seed: 20261122 },
    );
    // The property would be empty if nothing drawn were ever open.
    expect(opened).toBeGreaterThan(20);
  });

  test('[R13] every closed gate says why, with a rule, a sentence and a way out', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const gate of Object.values(gates(facts))) {
          expect(gate.open).toBe(gate.blockers.length === 0);
          for (const { rule, text } of gate.blockers) {
            expect(rule).toMatch(/^R\d+$/);
            expect(text.length).toBeGreaterThan(10);
          }
        }
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { StatementId } from '../../../shared/ids.ts';
import { BLOCKERS, blocker, type BlockerCode } from '../../../shared/blockers.ts';
import { BlockerCode as KnownCode } from '../../../shared/gates.ts';
import type { ClinicianStatement, ConsultationFacts } from '../../../shared/consultation.ts';
import {
  OTHER_PLAN,
  PATIENT,
  PLAN,
  answering,
  codes,
  disconnected,
  minute,
  openFacts,
  pause,
  saying,
  unasked,
  without,
} from '../../../tests/support/consultation-facts.ts';
import { captureGateBlockers, emergency, examinationGateBlockers } from './gates.rules.ts';
import { notPassable, overridesNow, passable } from './override.rules.ts';

const open = openFacts();
const intimate = saying(open, { kind: 'marked_intimate', intimate: true }, minute(13));

/**
 * What an emergency may pass, written down here on its own: everything that is not on one of these three lists may never be
 * passed. A new reason has to be put on one of them, or it is refused.
 */
const MAY = [
  'take_not_agreed',
  'store_not_agreed',
  'consent_provisional',
  'consent_for_another_plan',
  'views_not_sought',
  'authority_missing',
  'authority_not_recognised',
  'next_of_kin_is_no_authority',
  'authority_for_somebody_else',
  'authority_out_of_scope',
  'authority_without_evidence',
  'authority_not_in_force',
  'authority_expired',
  'capacity_in_doubt',
  'decider_not_present',
  'modality_without_photograph',
  'limitations_not_discussed',
  'limitations_not_acknowledged',
  'video_not_agreed',
  'opening_missing',
  'device_notice_not_acknowledged',
  'photographs_not_explained',
  'examination_not_explained',
  'examination_not_agreed',
];
const MAY_UNLESS_INTIMATE = ['chaperone_not_answered', 'chaperone_wanted_declined'];

describe('what an emergency may pass, reason by reason', () => {
  const all = Object.keys(BLOCKERS).map((code) => KnownCode.parse(code));

  test.each(all)('[R13] %s', (code) => {
    const may = MAY.includes(code);
    const unless = MAY_UNLESS_INTIMATE.includes(code);
    expect(passable(open, [blocker(code)])).toEqual(may || unless ? [code] : []);
    expect(passable(intimate, [blocker(code)])).toEqual(may ? [code] : []);
  });

  test('[R13] one reason that may not be passed, and the override opens nothing', () => {
    const both = [blocker('opening_missing'), blocker('examination_refused')];
    expect(passable(open, both)).toEqual([]);
    expect(codes(notPassable(open, both))).toEqual(['examination_refused']);
  });

  test('[R3, R5, R12, R27, R30, R31] no refusal, withdrawal, objection or wish of the patient is among them', () => {
    const theirs = [
      'photographs_refused',
      'consent_withdrawn',
      'objection_not_decided',
      'objection_stands',
      'video_declined',
      'examination_refused',
      'chaperone_person_refused',
      'chaperone_not_present',
      'chaperone_choice_missing',
      'patient_rearranges',
      'patient_not_safe',
    ];
    expect(theirs.filter((code) => MAY.includes(code) || MAY_UNLESS_INTIMATE.includes(code))).toEqual([]);
  });
});

const override = (
  facts: ConsultationFacts,
  overridden: readonly BlockerCode[],
  over: { gate?: 'examination' | 'capture'; planId?: typeof PLAN } = {},
): ConsultationFacts =>
  saying(
    facts,
    {
      kind: 'emergency_override',
      planId: over.planId ?? PLAN,
      gate: over.gate ?? 'examination',
      reason: 'The throat is swelling',
      codes: [...overridden],
    },
    minute(20),
  );

const CO_DECIDER: Extract<ClinicianStatement, { kind: 'representative' }> = {
  kind: 'representative',
  name: 'Pádraig Ó Conaill',
  relationship: 'Nephew',
  basis: 'co_decision_maker',
  joins: 'beside',
  verified: 'Saw it',
  evidence: 'Agreement of 3 May 2024',
  inForceFrom: '2025-02-01',
  expires: '2026-11-21',
  covers: ['healthcare'],
  declaration: null,
};

describe('an override', () => {
  const hurried = without(open, 'limitations_discussed', 'chaperone_answer');
  const passed = override(hurried, ['limitations_not_discussed', 'chaperone_not_answered']);

  test('[R13] opens the gate past what it names', () => {
    expect(codes(examinationGateBlockers(hurried))).toEqual([
      'limitations_not_discussed',
      'chaperone_not_answered',
    ]);
    expect(examinationGateBlockers(passed)).toEqual([]);
    expect(captureGateBlockers(passed)).toEqual([]);
  });

  test('[R13] passes nothing that it does not name, and nothing that came later', () => {
    expect(codes(examinationGateBlockers(override(hurried, ['limitations_not_discussed'])))).toEqual([
      'chaperone_not_answered',
    ]);
    expect(codes(examinationGateBlockers(without(passed, 'opening')))).toEqual(['opening_missing']);
  });

  test('[R13] ends with the plan', () => {
    const other = override(hurried, ['limitations_not_discussed', 'chaperone_not_answered'], {
      planId: OTHER_PLAN,
    });
    expect(overridesNow(other)).toEqual([]);
    expect(examinationGateBlockers(other)).toHaveLength(2);
  });

  test('[R13] a name on the list that may not be passed counts for nothing, whoever wrote it there', () => {
    const refused = answering(open, 'examination', { decision: 'no' });
    expect(codes(examinationGateBlockers(override(refused, ['examination_refused'])))).toEqual([
      'examination_refused',
    ]);
  });

  test('[R27] a no after it closes the gate again', () => {
    const unaskedYet = override(unasked(open, 'examination'), ['examination_not_agreed']);
    expect(examinationGateBlockers(unaskedYet)).toEqual([]);
    expect(codes(examinationGateBlockers(answering(unaskedYet, 'examination', { decision: 'no' })))).toEqual([
      'examination_refused',
    ]);
  });

  test('[R3] a withdrawal after it closes the shutter', () => {
    const untaken = override(unasked(open, 'take'), ['take_not_agreed'], { gate: 'capture' });
    expect(captureGateBlockers(untaken)).toEqual([]);
    const withdrawn = answering(untaken, 'take', { decision: 'withdrawn' });
    expect(codes(captureGateBlockers(withdrawn))).toContain('consent_withdrawn');
  });

  const doubtful = (facts: ConsultationFacts) =>
    saying(facts, { kind: 'capacity_doubt', note: 'Confused today' }, minute(21));
  const DOUBT: readonly BlockerCode[] = [
    'capacity_in_doubt',
    'examination_not_agreed',
    'take_not_agreed',
    'store_not_agreed',
  ];

  test.each(['no', 'withdrawn'] as const)(
    '[R3, R13] a doubt about capacity does not make a %s disappear: no emergency, and an override opens nothing',
    (decision) => {
      const stopped = doubtful(answering(open, 'take', { decision }));
      expect(emergency(stopped).capture).toEqual([]);
      const code = decision === 'no' ? 'photographs_refused' : 'consent_withdrawn';
      expect(codes(captureGateBlockers(override(stopped, DOUBT, { gate: 'capture' })))).toContain(code);
    },
  );

  test('[R3, R13] a stop that comes after the doubt and after the override closes the shutter', () => {
    const doubted = override(doubtful(open), DOUBT, { gate: 'capture' });
    expect(captureGateBlockers(doubted)).toEqual([]);
    const stopped = answering(doubted, 'take', { decision: 'withdrawn', at: minute(22) });
    expect(codes(captureGateBlockers(stopped))).toContain('consent_withdrawn');
    const refused = answering(doubted, 'examination', { decision: 'no', at: minute(22) });
    expect(codes(captureGateBlockers(refused))).toContain('examination_refused');
  });

  test('[R5, R13] while it is not known who decides, an adult’s objection in words or gestures closes it as well', () => {
    const doubted = override(doubtful(open), DOUBT, { gate: 'capture' });
    const objects = saying(doubted, { kind: 'view_noted', view: 'objects', words: 'Turns away' }, minute(22));
    expect(codes(captureGateBlockers(objects))).toEqual(['objection_not_decided']);
  });

  test('[R5, R13] a child whose views nobody asked for and who stops has objected: no emergency passes it', () => {
    const guardian = StatementId.parse('00000000-0000-4000-8000-000000000051');
    const named = saying(
      { ...open, patientAge: 9 },
      { ...CO_DECIDER, basis: 'parent_guardian', expires: null },
      minute(3),
      guardian,
    );
    const agreed = { ...named, consents: named.consents.map((each) => ({ ...each, by: guardian })) };
    expect(codes(captureGateBlockers(agreed))).toEqual(['views_not_sought']);
    const hurriedOn = override(agreed, ['views_not_sought'], { gate: 'capture' });
    expect(captureGateBlockers(hurriedOn)).toEqual([]);
    const stops = answering(hurriedOn, 'take', { decision: 'withdrawn', at: minute(22) });
    expect(codes(captureGateBlockers(stops))).toEqual(['objection_not_decided']);
  });

  test('[R3, R13] nor does the no of somebody named disappear while it is not known who decides', () => {
    const lapsedId = StatementId.parse('00000000-0000-4000-8000-000000000050');
    const lapsed = saying(doubtful(open), CO_DECIDER, minute(3), lapsedId);
    const codesNow: readonly BlockerCode[] = [...DOUBT, 'authority_expired'];
    expect(captureGateBlockers(override(lapsed, codesNow, { gate: 'capture' }))).toEqual([]);
    const refused = answering(lapsed, 'take', { by: lapsedId, decision: 'no' });
    expect(codes(captureGateBlockers(override(refused, codesNow, { gate: 'capture' })))).toContain(
      'photographs_refused',
    );
  });

  test('[R30] a pause, and a patient who is gone, close it; an intimate examination waits for the chaperone’s answer', () => {
    expect(codes(examinationGateBlockers({ ...passed, pauses: [pause()] }))).toEqual(['paused']);
    expect(codes(examinationGateBlockers(disconnected(passed, PATIENT)))).toEqual(['patient_not_present']);
    const turned = saying(passed, { kind: 'marked_intimate', intimate: true }, minute(21));
    expect(codes(examinationGateBlockers(turned))).toContain('chaperone_not_answered');
  });

  test('[R4, R29] nobody under 16 is examined past the missing guardian, and never intimately', () => {
    const child = override({ ...open, patientAge: 9 }, ['guardian_missing', 'views_not_sought']);
    expect(codes(examinationGateBlockers(child))).toContain('guardian_missing');
    expect(emergency({ ...open, patientAge: 9 })).toEqual({ examination: [], capture: [] });
  });

  test('[R2] the written reason for a photograph is never passed', () => {
    const bare = override(without(open, 'necessity'), ['necessity_missing'], { gate: 'capture' });
    expect(codes(captureGateBlockers(bare))).toEqual(['necessity_missing']);
  });
});

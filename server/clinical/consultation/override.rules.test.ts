import { describe, expect, test } from 'vitest';
import { BLOCKERS, blocker, type BlockerCode } from '../../../shared/blockers.ts';
import { BlockerCode as KnownCode } from '../../../shared/gates.ts';
import type { ConsultationFacts } from '../../../shared/consultation.ts';
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

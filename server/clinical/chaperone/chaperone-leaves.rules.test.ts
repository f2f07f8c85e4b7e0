import { expect, test } from 'vitest';
import {
  CHAPERONE,
  OTHER_PLAN,
  PATIENT,
  PLAN_SAID,
  TOLD,
  answering,
  chaperonedFacts,
  codes,
  disconnected,
  minute,
  saying,
  withParticipant,
} from '../../../tests/support/consultation-facts.ts';
import { privacyBlockers } from '../checklist/checklist.rules.ts';
import { toldNow } from '../consent/consent.rules.ts';
import { examinationGateBlockers } from '../consultation/gates.rules.ts';
import { grants } from '../consultation/grants.rules.ts';

const there = chaperonedFacts();
const patientSends = (facts: typeof there): string[] => [...(grants(facts).produce.get(PATIENT) ?? [])];

test('[R11] the last answer about being at ease with the newcomer counts, not any earlier one', () => {
  const uneasy = saying(there, {
    kind: 'chaperone_person',
    participantId: CHAPERONE,
    accepted: true,
    comfortable: false,
  });
  expect(codes(privacyBlockers(uneasy))).toContain('privacy_before_newcomer');
});

test('[R30] a chaperone whom the patient refuses meanwhile is not the chaperone any more', () => {
  const refused = saying(there, {
    kind: 'chaperone_person',
    participantId: CHAPERONE,
    accepted: false,
    comfortable: true,
  });
  expect(codes(examinationGateBlockers(refused))).toContain('chaperone_not_present');
});

test('[R30] the chaperone drops out of an intimate examination: the picture stops, the sound stays', () => {
  let facts = saying(there, { kind: 'marked_intimate', intimate: true }, minute(9));
  facts = saying(facts, { kind: 'examination_began', planId: TOLD.planId }, minute(20));
  expect(patientSends(facts)).toEqual(['camera', 'microphone']);
  expect(patientSends(disconnected(facts, CHAPERONE))).toEqual(['microphone']);
});

/** Intimate, explained and agreed to with the chaperone there, and not begun: no gate asks for "Begin". */
const agreed = (): typeof there => {
  const marked = saying(there, { kind: 'marked_intimate', intimate: true }, minute(9));
  const told = { ...toldNow(marked)!, intimate: true };
  return answering(marked, 'examination', { at: minute(12), told });
};

/** Their connection went at this minute, as the presence intervals say. */
const droppedAt = (facts: typeof there, n: number): typeof there => ({
  ...disconnected(facts, CHAPERONE),
  chaperoneLeftAt: minute(n),
});

test('[R30] intimate, explained and agreed: the picture stops when the chaperone drops out, begun or not', () => {
  expect(patientSends(agreed())).toEqual(['camera', 'microphone']);
  expect(patientSends(droppedAt(agreed(), 20))).toEqual(['microphone']);
  // The interval is not closed yet: it is as if it ended now.
  expect(patientSends(disconnected(agreed(), CHAPERONE))).toEqual(['microphone']);
});

test('[R30] ending the examination after the chaperone dropped out does not bring the picture back', () => {
  let facts = saying(agreed(), { kind: 'examination_began', planId: TOLD.planId }, minute(15));
  facts = saying(droppedAt(facts, 20), { kind: 'examination_ended' }, minute(21));
  expect(patientSends(facts)).toEqual(['microphone']);
});

test('[R30] nor does a new plan that is not intimate', () => {
  const unmarked = saying(droppedAt(agreed(), 20), { kind: 'marked_intimate', intimate: false }, minute(21));
  expect(patientSends(saying(unmarked, PLAN_SAID, minute(22), OTHER_PLAN))).toEqual(['microphone']);
});

test('[R30] the chaperone is back, or the patient taps that they go on: the picture is back', () => {
  const back = { ...agreed(), chaperoneLeftAt: minute(20), chaperoneCameAt: minute(23) };
  expect(patientSends(back)).toEqual(['camera', 'microphone']);
  let facts = droppedAt(agreed(), 20);
  facts = saying(facts, { kind: 'chaperone_unavailable', delayWouldHarm: false, note: 'x' }, minute(21));
  expect(patientSends(facts)).toEqual(['microphone']);
  facts = saying(facts, { kind: 'chaperone_absent_choice', choice: 'proceed' }, minute(22));
  expect(patientSends(facts)).toEqual(['camera', 'microphone']);
});

test('[R30] a chaperone who leaves when the intimate examination has ended takes no picture with them', () => {
  let facts = saying(agreed(), { kind: 'examination_began', planId: TOLD.planId }, minute(15));
  facts = saying(facts, { kind: 'examination_ended' }, minute(18));
  expect(patientSends(droppedAt(facts, 20))).toEqual(['camera', 'microphone']);
});

test('[R30] an intimate plan that comes after the chaperone has left was none of their going', () => {
  const facts = agreed();
  expect(patientSends(droppedAt(facts, 8))).toEqual(['camera', 'microphone']);
});

test('[R30] a chaperone whom the patient refuses during an intimate examination: the picture stops', () => {
  const refused = saying(
    agreed(),
    { kind: 'chaperone_person', participantId: CHAPERONE, accepted: false, comfortable: true },
    minute(20),
  );
  expect(patientSends(refused)).toEqual(['microphone']);
});

test('[R30] the chaperone drops out of an examination that is not intimate: the picture stays', () => {
  const facts = saying(there, { kind: 'examination_began', planId: TOLD.planId }, minute(20));
  expect(patientSends(disconnected(facts, CHAPERONE))).toEqual(['camera', 'microphone']);
});

test('[R31] whoever chose to go on when the chaperone dropped out is asked again when they came back and drop out anew', () => {
  let facts = saying(there, { kind: 'marked_intimate', intimate: true }, minute(9));
  facts = saying(facts, { kind: 'examination_began', planId: TOLD.planId }, minute(20));
  facts = disconnected(facts, CHAPERONE);
  facts = saying(facts, { kind: 'chaperone_unavailable', delayWouldHarm: false, note: 'x' }, minute(21));
  facts = saying(facts, { kind: 'chaperone_absent_choice', choice: 'proceed' }, minute(22));
  expect(patientSends(facts)).toEqual(['camera', 'microphone']);
  const droppedAnew = { ...facts, chaperoneCameAt: minute(24) };
  expect(patientSends(droppedAnew)).toEqual(['microphone']);
  expect(codes(examinationGateBlockers(droppedAnew))).toContain('chaperone_not_present');
});

test('[R31] going on without a chaperone, said before one came, does not answer their dropping out', () => {
  let facts = saying(there, { kind: 'chaperone_unavailable', delayWouldHarm: false, note: 'x' }, minute(1));
  facts = saying(facts, { kind: 'chaperone_absent_choice', choice: 'proceed' }, minute(2));
  facts = withParticipant(facts, CHAPERONE, { admittedAt: minute(5) });
  expect(codes(examinationGateBlockers(disconnected(facts, CHAPERONE)))).toContain('chaperone_not_present');
});

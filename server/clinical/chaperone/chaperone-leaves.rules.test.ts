import { expect, test } from 'vitest';
import {
  CHAPERONE,
  PATIENT,
  TOLD,
  chaperonedFacts,
  codes,
  disconnected,
  minute,
  saying,
  withParticipant,
} from '../../../tests/support/consultation-facts.ts';
import { privacyBlockers } from '../checklist/checklist.rules.ts';
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

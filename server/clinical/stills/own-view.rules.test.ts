import { expect, test } from 'vitest';
import { mayLook } from './own-view.rules.ts';

const still = { state: 'filed', patientMaySee: true, awaitsDecision: false } as const;
const allowed = { patientMaySeeStills: true };

test('[R1] a patient looks at a filed still that the GP shows them, where the practice allows it', () => {
  expect(mayLook(still, allowed)).toBe(true);
});

test.each([
  ['the GP has not said so', { ...still, patientMaySee: false }, allowed],
  ['the practice does not allow it', still, { patientMaySeeStills: false }],
  ['it is not filed', { ...still, state: 'unfiled' }, allowed],
  ['it was discarded', { ...still, state: 'discarded' }, allowed],
  ['it was moved', { ...still, state: 'moved' }, allowed],
  ['consent was withdrawn and nobody has decided', { ...still, awaitsDecision: true }, allowed],
] as const)('[R1] not when %s', (_why, each, policy) => {
  expect(mayLook(each, policy)).toBe(false);
});

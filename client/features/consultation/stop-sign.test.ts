import { expect, it } from 'vitest';
import { blocker } from '../../../shared/blockers.ts';
import { stopsFirst } from './stop-sign.tsx';

it('[R5, R11] what says stop comes before what is only missing, which keeps its order', () => {
  const codes = [
    'best_interest_missing',
    'objection_not_decided',
    'modality_missing',
    'patient_not_safe',
  ] as const;
  expect(stopsFirst(codes.map(blocker)).map((each) => each.code)).toEqual([
    'objection_not_decided',
    'patient_not_safe',
    'best_interest_missing',
    'modality_missing',
  ]);
});

import { expect, test } from 'vitest';
import { capture, codes, still } from '../../../tests/support/consultation-facts.ts';
import {
  captureInProgressBlockers,
  isUnderWay,
  unfiledBlockers,
  withdrawalBlockers,
} from './stills.rules.ts';

test('[R13] while a photograph is asked for, there is no second', () => {
  const captures = [capture('stored'), capture('requested')];
  expect(codes(captureInProgressBlockers({ captures }))).toEqual(['capture_in_progress']);
});

test('[R13] one that has ended, however it ended, does not stand in the way', () => {
  const captures = (['stored', 'refused', 'failed', 'stopped', 'expired'] as const).map(capture);
  expect(captureInProgressBlockers({ captures })).toEqual([]);
  expect(captures.some(isUnderWay)).toBe(false);
  expect((['requested', 'uploading', 'processing'] as const).map(capture).every(isUnderWay)).toBe(true);
});

test('[R18] a still that is neither filed nor discarded keeps the consultation open', () => {
  const stills = [still({ state: 'filed' }), still({ state: 'unfiled' })];
  expect(codes(unfiledBlockers({ stills }))).toEqual(['stills_unfiled']);
});

test('[R18] filed and discarded stills do not', () => {
  expect(unfiledBlockers({ stills: [still({ state: 'filed' }), still({ state: 'discarded' })] })).toEqual([]);
  expect(unfiledBlockers({ stills: [] })).toEqual([]);
});

test('[R3] after a withdrawal the clinician says what becomes of each still already taken', () => {
  const stills = [still({ state: 'filed' }), still({ state: 'filed', awaitsDecision: true })];
  expect(codes(withdrawalBlockers({ stills }))).toEqual(['withdrawal_undecided']);
  expect(withdrawalBlockers({ stills: [still()] })).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { ClientEventName } from '../../shared/signalling.ts';
import { ACTIONS } from '../../tests/support/actions.ts';
import { can } from './can.ts';

const roles = ['gp', 'patient', 'chaperone', 'representative'] as const;
const whoMay = (action: ClientEventName): string[] => roles.filter((role) => can(role, action));

describe('only clinicians satisfy clinical gates', () => {
  const clinical: ClientEventName[] = [
    'statement:clinician',
    'patient:ask',
    'participant:admit',
    'participant:hold',
    'consultation:open',
    'consultation:begin',
    'consultation:end',
    'consultation:close',
    'consultation:in-person',
    'capture:request',
    'capture:grab',
    'still:label',
    'still:file',
    'still:discard',
    'still:decide',
  ];
  test.each(clinical)('[R7] %s', (action) => {
    expect(whoMay(action)).toEqual(['gp']);
  });
});

describe('only the patient, or whoever decides for them, gives and withdraws consent', () => {
  test.each(['consent:answer', 'consent:withdraw'] as const)('[R7] %s', (action) => {
    expect(whoMay(action)).toEqual(['patient', 'representative']);
  });

  const own: ClientEventName[] = ['statement:patient', 'capture:refuse', 'patient:ready', 'patient:resume'];
  test.each(own)('[R7] %s', (action) => {
    expect(whoMay(action)).toEqual(['patient']);
  });

  test('[R3] what was spoken is noted by the clinician, who may not tap for the patient', () => {
    expect(whoMay('consent:noted')).toEqual(['gp']);
    expect(can('gp', 'consent:answer')).toBe(false);
  });
});

test('[R30] the chaperone pauses and goes on, leaves, and does nothing else but see and hear', () => {
  const allowed = ACTIONS.filter((action) => can('chaperone', action));
  expect(allowed.toSorted()).toEqual([
    'chaperone:attest',
    'chaperone:pause',
    'chaperone:resume',
    'media:connect',
    'media:join',
    'media:layer',
    'media:produce',
    'media:restart-ice',
    'participant:leave',
    'private:say',
  ]);
  expect(whoMay('chaperone:pause')).toEqual(['chaperone']);
});

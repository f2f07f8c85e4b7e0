import { expect, it } from 'vitest';
import { callView, waitingView } from '../patient.fixtures.ts';
import { waitingWords } from './waiting-words.ts';

it.each([
  [{ ahead: 0, clinicianBusy: false }, 'You are next.'],
  [{ ahead: 0, clinicianBusy: true }, 'Dr Aoife Murphy is with another patient. You are next.'],
  [{ ahead: 1, clinicianBusy: true }, 'Dr Aoife Murphy is with another patient. One person is before you.'],
  [{ ahead: 4, clinicianBusy: false }, '4 people are before you.'],
])('tells the truth about the wait: %o', (facts, expected) => {
  expect(waitingWords(waitingView(facts))).toBe(expected);
});

it('says that the doctor is there once the conversation is open and the patient is not let in yet', () => {
  expect(waitingWords(callView({ admitted: false, ahead: 2 }))).toBe(
    'Dr Aoife Murphy is ready and will let you in.',
  );
});

import { describe, expect, it } from 'vitest';
import { callView, patientView, waitingView } from '../patient.fixtures.ts';
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

describe('[R11] whoever decides and joined from elsewhere', () => {
  const oisin = { page: 'representative', patientName: 'Oisín' };
  const away = waitingView().participants.map((person) => ({ ...person, connected: false }));

  it('waits for the patient who is not there yet', () => {
    expect(waitingWords(waitingView({ ...oisin, participants: away }))).toBe(
      'Oisín has not opened their page yet. You wait for Oisín and Dr Aoife Murphy.',
    );
  });

  it('hears that the patient still answers, then that both wait', () => {
    expect(waitingWords(patientView(oisin))).toBe('Oisín is answering the questions before the call.');
    expect(waitingWords(waitingView({ ...oisin, ahead: 1 }))).toBe(
      'Oisín is in the waiting room too. You both wait for Dr Aoife Murphy. One person is before you.',
    );
  });

  it('hears that the patient is asked about them before they are let in', () => {
    expect(waitingWords(callView({ ...oisin, admitted: false }))).toBe(
      'Dr Aoife Murphy is with Oisín. Oisín is asked about you first, then the doctor lets you in.',
    );
  });
});

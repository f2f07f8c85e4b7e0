import { describe, expect, it } from 'vitest';
import { callView } from '../patient.fixtures.ts';
import { hereWords } from './here-words.ts';

const DOCTOR = { clinician: 'Dr Aoife Murphy', patient: 'Nora' };
const others = (gone: readonly string[] = []) =>
  callView()
    .participants.filter(({ role }) => role !== 'patient')
    .map((person) => ({ ...person, connected: !gone.includes(person.role) }));

describe('who is with the patient', () => {
  it('names everybody who is connected', () => {
    expect(hereWords(others(), DOCTOR, true)).toBe('With you now: the doctor and Máire Walsh (chaperone)');
    expect(hereWords([], DOCTOR, true)).toBe('With you now: nobody yet');
  });

  it('says that the doctor’s page is gone instead of "with you"', () => {
    expect(hereWords(others(['gp']), DOCTOR, true)).toBe(
      'Not connected just now: the doctor. With you now: Máire Walsh (chaperone)',
    );
    expect(hereWords(others(['gp', 'chaperone']), DOCTOR, true)).toBe(
      'Not connected just now: the doctor and Máire Walsh (chaperone). With you now: nobody',
    );
  });

  it('[R4] names the patient and the guardian by who they are', () => {
    const mother = { ...others()[1], role: 'representative', name: 'Máire Kelly', title: 'mother' };
    const call = callView({ participants: [...callView().participants.slice(0, 2), mother] });
    expect(hereWords(call.participants, DOCTOR, true)).toBe(
      'With you now: the doctor, Nora and Máire Kelly (mother)',
    );
  });

  it('claims nobody while the patient’s own connection is down', () => {
    expect(hereWords(others(), DOCTOR, false)).not.toContain('With you now');
  });
});

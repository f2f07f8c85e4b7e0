import { describe, expect, it } from 'vitest';
import { callView } from '../patient.fixtures.ts';
import { hereWords } from './here-words.ts';

const DOCTOR = 'Dr Aoife Murphy';
const others = (gone: readonly string[] = []) =>
  callView()
    .participants.filter(({ role }) => role !== 'patient')
    .map((person) => ({ ...person, connected: !gone.includes(person.role) }));

describe('who is with the patient', () => {
  it('names everybody who is connected', () => {
    expect(hereWords(others(), DOCTOR, true)).toBe('With you now: your doctor and Máire Walsh (chaperone)');
    expect(hereWords([], DOCTOR, true)).toBe('With you now: nobody yet');
  });

  it('says that the doctor’s page is gone instead of "with you"', () => {
    expect(hereWords(others(['gp']), DOCTOR, true)).toBe(
      'Not connected just now: your doctor. With you now: Máire Walsh (chaperone)',
    );
    expect(hereWords(others(['gp', 'chaperone']), DOCTOR, true)).toBe(
      'Not connected just now: your doctor and Máire Walsh (chaperone). With you now: nobody',
    );
  });

  it('claims nobody while the patient’s own connection is down', () => {
    expect(hereWords(others(), DOCTOR, false)).not.toContain('With you now');
  });
});

import { describe, expect, it } from 'vitest';
import { at, chaperoneHeld, representativeHeld, patientHeld, patientIn } from '../../fixtures/call.ts';
import { StatementId } from '../../../shared/ids.ts';
import { anyUuid } from '../../fixtures/people.ts';
import { isRefused, newcomerWords, presenceWords } from './person-words.ts';

const zone = 'Europe/Dublin';
const waiting = { name: 'waiting', since: at('10:36:30') } as const;

describe('who is here, in one truth with the door', () => {
  it('says of nobody that they wait while they answer questions or their page is closed', () => {
    const preparing = { name: 'preparing', since: at('10:32:00') } as const;
    expect(presenceWords(patientHeld, preparing, zone)).toBe('patient, answering the questions');
    expect(presenceWords({ ...patientHeld, connected: false }, waiting, zone)).toBe('patient, page not open');
  });
  it('counts a patient’s waiting from the waiting room, not from opening the link', () => {
    expect(presenceWords(patientHeld, waiting, zone)).toBe('patient, waiting since 10:36');
  });
  it('[R30] says of a chaperone whom the patient refused that there is nobody to let in', () => {
    const refused = { ...chaperoneHeld, acceptedByPatient: false };
    expect(presenceWords(refused, waiting, zone)).toBe('chaperone, refused by the patient');
    expect([isRefused(refused), isRefused({ ...refused, acceptedByPatient: null })]).toEqual([true, false]);
  });
  it('says since when a chaperone waits, and somebody let in is there', () => {
    expect(presenceWords(chaperoneHeld, waiting, zone)).toBe('chaperone, waiting since 10:41');
    const open = { name: 'conversation', openedAt: at('10:42:00') } as const;
    expect(presenceWords(patientIn, open, zone)).toBe('patient, since 10:42');
  });
});

describe('[R11] somebody who would join to decide', () => {
  const answer = (comfortable: boolean) => ({
    id: StatementId.parse(anyUuid(950)),
    at: at('10:43:00'),
    author: { role: 'patient', participantId: patientIn.id, name: patientIn.name } as const,
    kind: 'newcomer' as const,
    participantId: representativeHeld.id,
    comfortable,
  });
  const words = (...said: ReturnType<typeof answer>[]) =>
    newcomerWords({ statements: said }, representativeHeld, 'Oisín');
  it('is noticed until the patient has said that they are comfortable, by their last word', () => {
    expect(words()).toEqual({ words: 'Oisín is being asked about them', attention: true });
    expect(words(answer(false)).words).toBe('Oisín is not comfortable with them there');
    expect(words(answer(false), answer(true)).attention).toBe(false);
    expect(words(answer(true), answer(false)).attention).toBe(true);
  });
  it('is called what they are to the patient', () => {
    expect(presenceWords(representativeHeld, waiting, zone)).toBe('mother, waiting since 10:41');
  });
});

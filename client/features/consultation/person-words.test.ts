import { describe, expect, it } from 'vitest';
import { at, chaperoneHeld, patientHeld, patientIn } from '../../fixtures/call.ts';
import { presenceWords } from './person-words.ts';

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
  it('says since when a chaperone waits, and somebody let in is there', () => {
    expect(presenceWords(chaperoneHeld, waiting, zone)).toBe('chaperone, waiting since 10:41');
    const open = { name: 'conversation', openedAt: at('10:42:00') } as const;
    expect(presenceWords(patientIn, open, zone)).toBe('patient, since 10:42');
  });
});

import type { ChaperoneView } from '../../../shared/views.ts';

export type Saw = NonNullable<ChaperoneView['attestation']>['saw'];

/** What can be said, as a choice and as it was said. */
export const SAW: Record<Saw, { label: string; detail?: string; said: string }> = {
  all: { label: 'All of it', said: 'I saw all of the examination.' },
  part: {
    label: 'Part of it',
    detail: 'Say in the note what you did not see.',
    said: 'I saw part of the examination.',
  },
  none: { label: 'None of it', said: 'I did not see the examination.' },
};

/** Before a concern is written: who reads it, and who does not. */
export const concernReaderWords = (reader: ChaperoneView['concernReader'], clinician: string): string =>
  reader === 'another_gp'
    ? `Another GP of the practice reads it. ${clinician} does not. The manager sees that there is one, not your words. It is not in the patient’s record.`
    : `${clinician} is the practice’s only GP and does not read it: the practice manager does. Leave out what is clinical. It is not in the patient’s record.`;

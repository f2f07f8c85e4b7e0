import type { PatientView } from '../../../../shared/views.ts';

/** The truth about the wait in one sentence, from what the server says. */
export function waitingWords({ ahead, clinicianBusy, clinician, state }: PatientView): string {
  if (state.name === 'conversation') return `${clinician.name} is ready and will let you in.`;
  const queue =
    ahead === 0
      ? 'You are next.'
      : ahead === 1
        ? 'One person is before you.'
        : `${String(ahead)} people are before you.`;
  return clinicianBusy ? `${clinician.name} is with another patient. ${queue}` : queue;
}

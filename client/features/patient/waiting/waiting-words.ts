import type { PatientView } from '../../../../shared/views.ts';

function queueWords({ ahead, clinicianBusy, clinician }: PatientView): string {
  const queue =
    ahead === 0
      ? 'You are next.'
      : ahead === 1
        ? 'One person is before you.'
        : `${String(ahead)} people are before you.`;
  return clinicianBusy ? `${clinician.name} is with another patient. ${queue}` : queue;
}

/** R11: whoever joins from elsewhere waits for the patient as well, who is asked first. */
function fromElsewhere(view: PatientView): string {
  const { patientName: patient, clinician, state, participants } = view;
  if (state.name === 'conversation') {
    return `${clinician.name} is with ${patient}. ${patient} is asked about you first, then the doctor lets you in.`;
  }
  const here = participants.some(({ role, connected }) => role === 'patient' && connected);
  if (!here)
    return `${patient} has not opened their page yet. You wait for ${patient} and ${clinician.name}.`;
  if (state.name !== 'waiting') return `${patient} is answering the questions before the call.`;
  return `${patient} is in the waiting room too. You both wait for ${clinician.name}. ${queueWords(view)}`;
}

/** The truth about the wait, from what the server says. */
export function waitingWords(view: PatientView): string {
  if (view.page === 'representative') return fromElsewhere(view);
  if (view.state.name === 'conversation') return `${view.clinician.name} is ready and will let you in.`;
  return queueWords(view);
}

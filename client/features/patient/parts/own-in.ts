import type { PatientView } from '../../../../shared/views.ts';

/** Who sits before this page's camera: the patient, or whoever decides and joined from elsewhere. */
export function ownIn({ page, patientName, participants, ownParticipantId }: PatientView) {
  const own = participants.find(({ id }) => id === ownParticipantId);
  return { participant: page, name: page === 'patient' ? patientName : (own?.name ?? '') } as const;
}

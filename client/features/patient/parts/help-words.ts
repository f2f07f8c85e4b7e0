import type { PatientView } from '../../../../shared/views.ts';

const ANSWERABLE: ReadonlySet<PatientView['state']['name']> = new Set([
  'booked',
  'preparing',
  'waiting',
  'conversation',
]);

/** Once the appointment is over nobody looks at this page any more: help is a telephone number then. */
export const helpIsAnswerable = ({ state }: PatientView): boolean => ANSWERABLE.has(state.name);

/** Who has been told, and nobody more. @param doctorHere the doctor has this consultation open */
export const helpWords = (doctorHere: boolean, clinician: string): string =>
  doctorHere
    ? `${clinician}’s screen shows now that you need help`
    : 'The practice’s list shows that you asked for help';

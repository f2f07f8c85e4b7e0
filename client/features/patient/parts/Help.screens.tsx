import { callView } from '../patient.fixtures.ts';
import { acts, type ScreenState } from '../patient.screens-support.tsx';
import { HelpDialog } from './HelpDialog.tsx';

const { practice, clinician } = callView();
const help = (act: keyof typeof acts, { inCall = false, answerable = true } = {}) => (
  <HelpDialog
    open
    practice={practice.name}
    phone={practice.phone}
    clinician={clinician.name}
    inCall={inCall}
    answerable={answerable}
    onHelp={acts[act].help}
    onClose={() => {}}
  />
);

/** "I need help". */
export const screens: ScreenState[] = [
  {
    id: 'patient-help',
    title: 'Help: the doctor’s screen shows it',
    element: help('works', { inCall: true }),
    dark: true,
  },
  { id: 'patient-help-list', title: 'Help: only the practice’s list shows it', element: help('nobodyHere') },
  { id: 'patient-help-telling', title: 'Help: being told', element: help('hangs') },
  { id: 'patient-help-fails', title: 'Help: nobody could be told', element: help('fails') },
  {
    id: 'patient-help-over',
    title: 'Help: after the appointment',
    element: help('works', { answerable: false }),
  },
];

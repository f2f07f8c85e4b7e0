import { useState } from 'react';
import { useStore } from 'zustand';
import { useConsultation } from '../../signalling/use-consultation.ts';
import type { Appointment } from './appointment.ts';
import { stoppersOf } from './conversation/stoppable.ts';
import { useCallMedia } from './conversation/use-call-media.ts';
import { useOwnMedia } from './devices/use-own-media.ts';
import { JourneyScreen } from './JourneyScreen.tsx';
import { EasyWords } from './parts/easy-words.ts';
import type { Chrome } from './parts/Frame.tsx';
import { helpIsAnswerable } from './parts/help-words.ts';
import { HelpDialog } from './parts/HelpDialog.tsx';
import { LeaveDialog } from './parts/LeaveDialog.tsx';
import {
  isHandedOver,
  placeAfter,
  placeOf,
  screenOf,
  sessionOverOf,
  wayBackOf,
  type PatientScreen,
} from './patient-flow.ts';
import { PhotographTakeover } from './photograph/PhotographTakeover.tsx';
import { useBrowserBack } from './use-browser-back.ts';
import { useScreenChange } from './use-screen-change.ts';

/** The appointment on the screen: wires stores to screens and holds what lies above every screen. */
export function Journey({ appointment }: { appointment: Appointment }) {
  const { client, local, act, moment } = appointment;
  const connection = useConsultation(client, (snapshot) => snapshot.connection);
  const seen = useConsultation(client, (snapshot) => snapshot.view);
  const view = seen?.kind === 'patient' ? seen : null;
  const revisiting = useStore(appointment.page, (page) => page.revisiting);
  const call = useStore(appointment.page, (page) => page.call);
  const phoneWith = useStore(appointment.page, (page) => page.phoneWith);
  const devicesTried = useStore(appointment.page, (page) => page.devicesTried);
  const photograph = useStore(moment.state, (state) => state.moment);
  const [easy, setEasy] = useState(false);
  const screen = screenOf(view, {
    sessionOver: sessionOverOf(connection),
    revisiting,
    phoneWith,
    devicesTried,
  });
  const media = useOwnMedia(local, screen.name === 'step' && screen.step === 'device');
  const remote = useCallMedia(call, view);
  const [dialog, setDialog] = useState<'help' | 'leave' | null>(null);
  useScreenChange(screen, appointment, view?.clinician.name ?? '');
  const chrome = chromeOf(screen, appointment, setDialog);
  // The patient first: whoever taps it holds the patient's phone (R5).
  const stopper = view ? stoppersOf(view).find(({ can }) => can.includes('photographs')) : undefined;
  const close = () => setDialog(null);
  useBrowserBack(screen, dialog !== null, {
    revisit: appointment.revisit,
    askToLeave: () => setDialog('leave'),
    closeOver: () => {
      close();
      return dialog !== null;
    },
  });
  return (
    <EasyWords value={{ easy, choose: setEasy }}>
      <JourneyScreen
        screen={screen}
        view={view}
        connection={connection}
        act={act}
        chrome={{ practice: view?.practice.name ?? '', clinician: view?.clinician.name ?? '', ...chrome }}
        media={media}
        call={remote}
        onDone={(saidYes) => {
          if (screen.name === 'step' && screen.step === 'device') appointment.triedDevices();
          if (screen.name === 'step' && revisiting && view)
            appointment.revisit(placeAfter(screen, saidYes ?? false, isHandedOver(view)));
        }}
        onPhone={appointment.phoneIsWith}
        onChange={(step) => appointment.revisit(placeOf(step))}
      />
      <PhotographTakeover
        moment={photograph}
        media={media}
        name={view?.patientName ?? ''}
        canStopAll={stopper !== undefined}
        onStopAll={async () => {
          // This one is dropped here and now, whether or not the practice can be told.
          const refused = moment.refuse();
          if (stopper) await act.withdraw(stopper.scopes('photographs'), stopper.by);
          await refused;
        }}
        onRefuse={() => void moment.refuse()}
        onClose={() => moment.close()}
        onLeave={() => setDialog('leave')}
        onHelp={() => setDialog('help')}
      />
      {view && (
        <>
          <HelpDialog
            open={dialog === 'help'}
            practice={view.practice.name}
            phone={view.practice.phone}
            clinician={view.clinician.name}
            inCall={screen.name === 'call'}
            answerable={helpIsAnswerable(view)}
            fromElsewhere={view.page === 'representative'}
            onHelp={act.help}
            onClose={close}
          />
          <LeaveDialog
            open={dialog === 'leave' && screen.name !== 'session_over'}
            inCall={screen.name === 'call'}
            clinician={view.clinician.name}
            patient={view.page === 'representative' ? view.patientName : undefined}
            onLeave={act.leave}
            onClose={close}
          />
        </>
      )}
    </EasyWords>
  );
}

const OVER = new Set<PatientScreen['name']>(['receipt', 'cancelled', 'no_show', 'in_person']);

/** The ways out and back of one screen. */
function chromeOf(
  screen: PatientScreen,
  appointment: Appointment,
  open: (dialog: 'help' | 'leave') => void,
): Omit<Chrome, 'practice' | 'clinician'> {
  const way = wayBackOf(screen);
  return {
    onHelp: () => open('help'),
    onLeave: OVER.has(screen.name) ? undefined : () => open('leave'),
    onBack: way === null || way === 'ask_to_leave' ? undefined : () => appointment.revisit(way),
  };
}

import { useState } from 'react';
import { useStore } from 'zustand';
import { useConsultation } from '../../signalling/use-consultation.ts';
import type { Appointment } from './appointment.ts';
import { canStop, scopesToStop } from './conversation/stoppable.ts';
import { useCallMedia } from './conversation/use-call-media.ts';
import { useOwnMedia } from './devices/use-own-media.ts';
import { JourneyScreen } from './JourneyScreen.tsx';
import type { Chrome } from './parts/Frame.tsx';
import { helpIsAnswerable } from './parts/help-words.ts';
import { HelpDialog } from './parts/HelpDialog.tsx';
import { LeaveDialog } from './parts/LeaveDialog.tsx';
import {
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
  const photograph = useStore(moment.state, (state) => state.moment);
  const screen = screenOf(view, { sessionOver: sessionOverOf(connection), revisiting });
  const media = useOwnMedia(local, screen.name === 'step' && screen.step === 'device');
  const remote = useCallMedia(call, view);
  const [dialog, setDialog] = useState<'help' | 'leave' | null>(null);
  useScreenChange(screen, appointment, view?.clinician.name ?? '');
  const chrome = chromeOf(screen, appointment, setDialog);
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
    <>
      <JourneyScreen
        screen={screen}
        view={view}
        connection={connection}
        act={act}
        chrome={{ practice: view?.practice.name ?? '', clinician: view?.clinician.name ?? '', ...chrome }}
        media={media}
        call={remote}
        onDone={(saidYes) => {
          if (screen.name === 'step' && revisiting) appointment.revisit(placeAfter(screen, saidYes ?? false));
        }}
        onChange={(step) => appointment.revisit(placeOf(step))}
      />
      <PhotographTakeover
        moment={photograph}
        media={media}
        name={view?.patientName ?? ''}
        canStopAll={view !== null && canStop(view.consents, 'photographs')}
        onStopAll={async () => {
          // This one is dropped here and now, whether or not the practice can be told.
          const refused = moment.refuse();
          if (view)
            await act.withdraw(scopesToStop(view.consents, 'photographs'), view.answering?.by ?? null);
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
            onHelp={act.help}
            onClose={close}
          />
          <LeaveDialog
            open={dialog === 'leave' && screen.name !== 'session_over'}
            inCall={screen.name === 'call'}
            clinician={view.clinician.name}
            onLeave={act.leave}
            onClose={close}
          />
        </>
      )}
    </>
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

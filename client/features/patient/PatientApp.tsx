import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Announcer } from '../../ui/core/Announcer.tsx';
import { openAppointment, type Appointment } from './appointment.ts';
import { Journey } from './Journey.tsx';
import { linkStore } from './link/link-store.ts';
import {
  ClosedLinkScreen,
  DateOfBirthScreen,
  LookingScreen,
  NoLinkScreen,
  OfflineScreen,
  StartScreen,
} from './link/LinkScreens.tsx';

/** The patient's page: the way in, then the appointment. */
export function PatientApp() {
  const { stage, open, verify, resume } = useStore(linkStore);
  return (
    <>
      <Announcer />
      {stage.at === 'looking' && <LookingScreen />}
      {stage.at === 'no_link' && <NoLinkScreen />}
      {stage.at === 'start' && <StartScreen onOpen={open} />}
      {stage.at === 'opened' && <DateOfBirthScreen opened={stage.opened} onVerify={verify} />}
      {stage.at === 'closed' && <ClosedLinkScreen problem={stage.problem} opened={stage.opened} />}
      {stage.at === 'offline' && <OfflineScreen problem={stage.problem} onRetry={resume} />}
      {stage.at === 'entered' && <Entered />}
    </>
  );
}

/** Opens the appointment once somebody is in, and ends it when another link is opened in this tab. */
function Entered() {
  const [appointment, setAppointment] = useState<Appointment | null>(null);
  useEffect(() => {
    const opened = openAppointment();
    setAppointment(opened);
    return () => opened.close();
  }, []);
  return appointment ? <Journey appointment={appointment} /> : <LookingScreen />;
}

import { useEffect, useState, type ComponentType } from 'react';
import { useStore } from 'zustand';
import { Announcer } from '../../ui/core/Announcer.tsx';
import { linkStore } from './link/link-store.ts';
import {
  ClosedLinkScreen,
  DateOfBirthScreen,
  LookingScreen,
  NoLinkScreen,
  OfflineScreen,
  StartScreen,
} from './link/LinkScreens.tsx';
import { loadUntilThere } from './load-until-there.ts';

/** The patient's page: the way in, then the appointment. */
export function PatientApp() {
  const { stage, open, verify, resume } = useStore(linkStore);
  const Page = useAppointmentPage(stage.at === 'opened' || stage.at === 'entered');
  return (
    <>
      <Announcer />
      {stage.at === 'looking' && <LookingScreen />}
      {stage.at === 'no_link' && <NoLinkScreen />}
      {stage.at === 'start' && <StartScreen onOpen={open} />}
      {stage.at === 'opened' && <DateOfBirthScreen opened={stage.opened} onVerify={verify} />}
      {stage.at === 'closed' && <ClosedLinkScreen problem={stage.problem} opened={stage.opened} />}
      {stage.at === 'offline' && <OfflineScreen problem={stage.problem} onRetry={resume} />}
      {stage.at === 'entered' && (Page ? <Page /> : <LookingScreen />)}
    </>
  );
}

/** The appointment's code, fetched while the date of birth is typed: the first script stays small. */
function useAppointmentPage(wanted: boolean): ComponentType | null {
  const [page, setPage] = useState<{ Page: ComponentType } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let there = true;
    const load = () => import('./AppointmentPage.tsx');
    void loadUntilThere(load, () => there).then((loaded) => {
      if (loaded && there) setPage({ Page: loaded.AppointmentPage });
    });
    return () => {
      there = false;
    };
  }, [wanted]);
  return page?.Page ?? null;
}

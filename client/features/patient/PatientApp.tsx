import { lazy, Suspense, useEffect } from 'react';
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
import { loadUntilThere } from '../../platform/load-until-there.ts';

const loadPage = () => import('./AppointmentPage.tsx');

/** The appointment's code comes after the way in: the first script stays small. */
const AppointmentPage = lazy(async () => {
  const loaded = await loadUntilThere(loadPage);
  return { default: loaded?.AppointmentPage ?? LookingScreen };
});

/** R20: days after, without anything of the call. */
const ReceiptPage = lazy(async () => {
  const loaded = await loadUntilThere(() => import('./after/ReceiptPage.tsx'));
  return { default: loaded?.ReceiptPage ?? LookingScreen };
});

/** The patient's page: the way in, then the appointment. */
export function PatientApp() {
  const { stage, open, verify, resume } = useStore(linkStore);
  const nearlyIn = stage.at === 'opened';
  useEffect(() => {
    // Fetched while the date of birth is typed; when that fails it is asked for again once somebody is in.
    if (nearlyIn) void loadPage().catch(() => undefined);
  }, [nearlyIn]);
  return (
    <>
      <Announcer />
      {stage.at === 'looking' && <LookingScreen />}
      {stage.at === 'no_link' && <NoLinkScreen />}
      {stage.at === 'start' && <StartScreen onOpen={open} />}
      {stage.at === 'opened' && <DateOfBirthScreen opened={stage.opened} onVerify={verify} />}
      {stage.at === 'closed' && <ClosedLinkScreen problem={stage.problem} opened={stage.opened} />}
      {stage.at === 'offline' && <OfflineScreen problem={stage.problem} onRetry={resume} />}
      {stage.at === 'entered' && (
        <Suspense fallback={<LookingScreen />}>
          {stage.receiptOnly ? <ReceiptPage /> : <AppointmentPage />}
        </Suspense>
      )}
    </>
  );
}

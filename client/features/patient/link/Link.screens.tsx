import { refusal } from '../../../platform/client-error.ts';
import { done, refused, type ScreenState } from '../patient.screens-support.tsx';
import {
  ClosedLinkScreen,
  DateOfBirthScreen,
  LookingScreen,
  NoLinkScreen,
  OfflineScreen,
  StartScreen,
} from './LinkScreens.tsx';

const opened = {
  page: 'patient' as const,
  practiceName: 'Riverside Family Practice',
  practicePhone: '01 555 0134',
  timeZone: 'Europe/Dublin',
  startsAt: '2026-03-02T09:30:00.000Z',
};
const longPractice = 'Ionad Sláinte Phobail Bhaile Átha an Urchaire agus na gCeantar Máguaird';
const problem = (code: 'link_wrong' | 'link_expired' | 'link_locked') => refusal({ code, message: 'No.' });
const offline = refusal({
  code: 'unavailable',
  message: 'Sightline cannot save or fetch anything just now. Nothing was lost; try again in a moment.',
});

/** The way in. */
export const screens: ScreenState[] = [
  { id: 'patient-link-start', title: 'Link: start', element: <StartScreen onOpen={refused} /> },
  {
    id: 'patient-link-birth',
    title: 'Link: date of birth',
    element: <DateOfBirthScreen opened={opened} onVerify={done} />,
  },
  {
    id: 'patient-link-birth-long',
    title: 'Link: date of birth, long names',
    element: <DateOfBirthScreen opened={{ ...opened, practiceName: longPractice }} onVerify={done} />,
  },
  {
    id: 'patient-link-birth-representative',
    title: 'Link: the patient’s date of birth, asked of whoever decides',
    element: <DateOfBirthScreen opened={{ ...opened, page: 'representative' }} onVerify={done} />,
  },
  { id: 'patient-link-looking', title: 'Link: looking', element: <LookingScreen /> },
  { id: 'patient-link-none', title: 'Link: none', element: <NoLinkScreen /> },
  {
    id: 'patient-link-wrong',
    title: 'Link: wrong',
    element: <ClosedLinkScreen problem={problem('link_wrong')} opened={null} />,
  },
  {
    id: 'patient-link-expired',
    title: 'Link: expired',
    element: <ClosedLinkScreen problem={problem('link_expired')} opened={null} />,
  },
  {
    id: 'patient-link-locked',
    title: 'Link: locked',
    element: <ClosedLinkScreen problem={problem('link_locked')} opened={opened} />,
  },
  {
    id: 'patient-link-offline',
    title: 'Link: offline',
    element: <OfflineScreen problem={offline} onRetry={done} />,
  },
];

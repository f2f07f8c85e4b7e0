import { asks, childView, LONG_NAME, mother, motherView, waitingView } from '../patient.fixtures.ts';
import {
  acts,
  chrome,
  liveMedia,
  longChrome,
  ownMedia,
  WithPictures,
  type ScreenState,
} from '../patient.screens-support.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { WaitingRoom } from './WaitingRoom.tsx';

const room = (media: OwnMedia, change: Partial<Parameters<typeof WaitingRoom>[0]> = {}) => (
  <WaitingRoom
    view={waitingView()}
    act={acts.works}
    chrome={chrome}
    connection={{ state: 'online' }}
    onChange={() => {}}
    {...change}
    media={media}
  />
);
const live = (change: Partial<Parameters<typeof WaitingRoom>[0]> = {}) => (
  <WithPictures render={([picture]) => room(picture ? liveMedia(picture) : ownMedia(), change)} />
);

/** The waiting room. */
export const screens: ScreenState[] = [
  { id: 'patient-waiting', title: 'Waiting: next', element: live() },
  {
    id: 'patient-waiting-busy',
    title: 'Waiting: three ahead, long names',
    element: live({
      view: waitingView({
        ahead: 3,
        clinicianBusy: true,
        patientName: LONG_NAME,
        clinician: { name: `Dr ${LONG_NAME}`, registration: '1' },
      }),
      chrome: longChrome,
    }),
  },
  {
    id: 'patient-waiting-chaperone',
    title: 'Waiting: asked about a chaperone by name',
    element: live({ view: waitingView({ asks: [asks.chaperone_person] }) }),
  },
  {
    id: 'patient-waiting-representative',
    title: 'Waiting: the mother, the child answers still',
    element: live({ view: motherView() }),
  },
  {
    id: 'patient-waiting-representative-away',
    title: 'Waiting: the mother, the child is not there yet, long names',
    element: live({
      view: motherView({ patientName: LONG_NAME, participants: [mother({ name: LONG_NAME })] }),
      chrome: longChrome,
    }),
  },
  {
    id: 'patient-waiting-newcomer',
    title: 'Waiting: the child is asked about the mother',
    element: live({
      view: childView({
        ...waitingView(),
        ...childView({ elsewhere: [{ name: 'Máire Kelly', relationship: 'mother' }] }),
        state: waitingView().state,
        asks: [asks.newcomer],
      }),
    }),
  },
  {
    id: 'patient-waiting-no-devices',
    title: 'Waiting: camera off after a reload',
    element: room(ownMedia()),
  },
  {
    id: 'patient-waiting-lost',
    title: 'Waiting: connection dropped',
    element: live({ connection: { state: 'reconnecting', since: 0 } }),
  },
];

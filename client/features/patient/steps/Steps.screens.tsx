import { STEPS, placeOf, type Place } from '../patient-flow.ts';
import { allConsents, allStatements, consented, patientView, told } from '../patient.fixtures.ts';
import {
  acts,
  chrome,
  liveMedia,
  longChrome,
  ownMedia,
  WithPictures,
  withBack,
  type ScreenState,
} from '../patient.screens-support.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { AlternativeNotedScreen, AlternativesScreen } from './AlternativeScreens.tsx';
import { ReadyScreen } from './ReadyScreen.tsx';
import { StepScreen } from './StepScreen.tsx';

const view = patientView({ chaperoneName: 'Máire Walsh, practice nurse' });
const answeredView = patientView({ statements: allStatements, consents: allConsents, told });

const step = (place: Place, change: Partial<Parameters<typeof StepScreen>[0]> = {}) => (
  <StepScreen
    view={view}
    act={acts.works}
    chrome={place.step === 'device' ? chrome : withBack}
    media={ownMedia()}
    current={STEPS.indexOf(place.step) + 1}
    total={STEPS.length}
    onDone={() => {}}
    onPhone={() => {}}
    {...change}
    place={place}
  />
);

const device = (of: (picture: MediaStream) => OwnMedia) => (
  <WithPictures render={([picture]) => step(placeOf('device'), picture ? { media: of(picture) } : {})} />
);
const track = { status: 'failed', track: null, stream: null, enabled: true } as const;
const denied = (microphone: boolean) =>
  ownMedia({
    camera: { ...track, problem: 'denied' },
    microphone: microphone ? { ...track, problem: 'denied' } : { ...track, status: 'none', problem: null },
  });

/** The questions before the call. */
export const screens: ScreenState[] = [
  { id: 'patient-step-device', title: 'Device check: start', element: step(placeOf('device')) },
  {
    id: 'patient-step-device-live',
    title: 'Device check: heard',
    element: device((picture) => liveMedia(picture, 0.6)),
  },
  {
    id: 'patient-step-device-silent',
    title: 'Device check: not heard yet',
    element: device((picture) => liveMedia(picture, 0)),
  },
  {
    id: 'patient-step-device-denied-iphone',
    title: 'Device check: blocked on an iPhone',
    element: step(placeOf('device'), { media: denied(true), system: 'iphone' }),
  },
  {
    id: 'patient-step-device-denied-android',
    title: 'Device check: camera blocked on Android',
    element: step(placeOf('device'), { media: denied(false), system: 'android' }),
  },
  { id: 'patient-step-place', title: 'Where are you now', element: step(placeOf('place')) },
  {
    id: 'patient-step-place-long',
    title: 'Where are you now: answered, long names',
    element: step(placeOf('place'), { view: answeredView, chrome: longChrome }),
  },
  { id: 'patient-step-privacy', title: 'Privacy', element: step(placeOf('privacy')) },
  {
    id: 'patient-step-privacy-again',
    title: 'Privacy: shown again',
    element: step(placeOf('privacy'), { view: answeredView }),
  },
  { id: 'patient-step-safe', title: 'Safe to talk', element: step({ step: 'privacy', part: 'safe' }) },
  { id: 'patient-step-video', title: 'What will happen', element: step(placeOf('video')) },
  {
    id: 'patient-step-video-no',
    title: 'What will happen: answered no before',
    element: step(placeOf('video'), { view: patientView({ consents: [consented(14, 'video', 'no')] }) }),
  },
  { id: 'patient-step-limitations', title: 'Limitations', element: step(placeOf('limitations')) },
  { id: 'patient-step-device-notice', title: 'Device notice', element: step(placeOf('device_notice')) },
  { id: 'patient-step-chaperone', title: 'Chaperone', element: step(placeOf('chaperone')) },
  {
    id: 'patient-step-chaperone-yes',
    title: 'Chaperone: wanted, long names',
    element: step(placeOf('chaperone'), { view: answeredView, chrome: longChrome }),
  },
  { id: 'patient-step-take', title: 'Photographs: taking', element: step(placeOf('photographs')) },
  {
    id: 'patient-step-store-plan',
    title: 'Photographs: keeping, plan known',
    element: step({ step: 'photographs', part: 'store' }, { view: patientView({ told }) }),
  },
  {
    id: 'patient-ready',
    title: 'Ready',
    element: <ReadyScreen view={view} act={acts.works} chrome={withBack} />,
  },
  {
    id: 'patient-alternatives',
    title: 'Other ways',
    element: <AlternativesScreen view={view} act={acts.works} chrome={withBack} duringCall={false} />,
  },
  {
    id: 'patient-alternatives-call',
    title: 'Other ways: the video was stopped in the call',
    element: <AlternativesScreen view={view} act={acts.works} chrome={chrome} duringCall />,
  },
  {
    id: 'patient-alternative-noted',
    title: 'Other way noted',
    element: <AlternativeNotedScreen view={view} act={acts.works} chrome={longChrome} choice="phone" />,
  },
];

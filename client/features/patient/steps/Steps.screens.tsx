import { ALONE } from '../../../../shared/answering-for.ts';
import type { PatientView } from '../../../../shared/views.ts';
import { EasyWords } from '../parts/easy-words.ts';
import { STEPS, placeOf, type Part, type Place } from '../patient-flow.ts';
import {
  allConsents,
  allStatements,
  answeringFor,
  childView,
  consented,
  LONG_NAME,
  motherView,
  patientView,
  stated,
  told,
  viewQuestion,
  withMother,
} from '../patient.fixtures.ts';
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
import { YoungSteps } from './YoungSteps.tsx';

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

const elsewhere = [{ name: 'Máire Kelly', relationship: 'mother' }];
const ask = (step: 'who' | 'view', part: Part, view: PatientView) => (
  <YoungSteps
    step={step}
    part={part}
    view={view}
    act={acts.works}
    chrome={withBack}
    current={step === 'who' ? 2 : 10}
    total={10}
    onDone={() => {}}
    onPhone={() => {}}
  />
);
const viewed = (view: string) => stated(31, { kind: 'own_view', view, words: 'Not my face.' });

/** R4, R5: a young patient's own. */
const young: ScreenState[] = [
  { id: 'patient-step-who', title: 'Who is here', element: ask('who', 'only', childView()) },
  {
    id: 'patient-step-who-elsewhere',
    title: 'Who is here: the mother is asked elsewhere, an aunt is here',
    element: ask(
      'who',
      'only',
      childView({ elsewhere, statements: [answeringFor(LONG_NAME, 'aunt', 'no')] }),
    ),
  },
  {
    id: 'patient-step-who-parent',
    title: 'Who is here: a father who is not sure',
    element: ask(
      'who',
      'only',
      childView({ statements: [answeringFor('Tomás Kelly', 'father', 'not_sure')] }),
    ),
  },
  {
    id: 'patient-step-who-alone',
    title: 'Who is here: the child alone',
    element: ask('who', 'only', childView({ statements: [answeringFor('Oisín', ALONE, 'no')] })),
  },
  {
    id: 'patient-hand-over',
    title: 'The phone goes to the child',
    element: ask('view', 'hand_over', withMother()),
  },
  { id: 'patient-child-safe', title: 'The child is asked alone', element: ask('view', 'safe', withMother()) },
  { id: 'patient-view-child', title: 'A child’s own view', element: ask('view', 'only', withMother()) },
  {
    id: 'patient-view-child-no',
    title: 'A child’s own view: no',
    element: ask('view', 'only', withMother({ statements: [viewed('no')] })),
  },
  {
    id: 'patient-view-young',
    title: 'A young person’s own view',
    element: ask(
      'view',
      'only',
      withMother({ ownViewQuestion: viewQuestion('young'), patientName: LONG_NAME }),
    ),
  },
  {
    id: 'patient-view-deciding',
    title: 'The view of somebody of 16 or 17',
    element: ask('view', 'only', patientView({ ownViewQuestion: viewQuestion('deciding') })),
  },
  { id: 'patient-hand-back', title: 'The phone goes back', element: ask('view', 'hand_back', withMother()) },
];

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
  ...young,
  {
    id: 'patient-step-take-representative',
    title: 'Photographs: whoever decides beside the child',
    element: step(placeOf('photographs'), { view: withMother({ told }) }),
  },
  {
    id: 'patient-step-video-representative',
    title: 'Video: the mother’s own page',
    element: step(placeOf('video'), { view: motherView(), chrome: longChrome, current: 2, total: 3 }),
  },
  {
    id: 'patient-step-take-easy',
    title: 'Photographs: easier words',
    element: <EasyWords value={{ easy: true, choose: () => {} }}>{step(placeOf('photographs'))}</EasyWords>,
  },
  {
    id: 'patient-ready-elsewhere',
    title: 'Ready: the mother is asked on her own page',
    element: <ReadyScreen view={childView({ elsewhere })} act={acts.works} chrome={withBack} />,
  },
  {
    id: 'patient-ready-nobody',
    title: 'Ready: no guardian is known',
    element: <ReadyScreen view={childView()} act={acts.works} chrome={withBack} />,
  },
  {
    id: 'patient-alternatives-representative',
    title: 'Other ways: whoever decides said no',
    element: <AlternativesScreen view={motherView()} act={acts.works} chrome={chrome} duringCall={false} />,
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

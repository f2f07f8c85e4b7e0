import type { ReactElement } from 'react';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { StaffView } from '../../../shared/views.ts';
import type { PersonMedia } from '../../call/people.ts';
import { localError } from '../../platform/client-error.ts';
import { useSamplePictures, type SamplePictures } from '../../fixtures/sample-pictures.ts';
import type { CallControls, ConsultationActions, OnlineStatus } from './consultation-props.ts';
import { ConsultationScreen } from './consultation-screen.tsx';
import { views } from './consultation.fixtures.ts';

const fails = () => Promise.reject(localError('offline'));
/** Without a server every command fails as it does without a connection. */
const act: ConsultationActions = {
  state: fails,
  noteConsent: fails,
  askPatient: fails,
  helpSeen: fails,
  admit: fails,
  hold: fails,
  openConversation: fails,
  endCall: fails,
  seeInPerson: fails,
  takePhotograph: fails,
  takeFrame: fails,
  labelStill: fails,
  discardStill: fails,
  decideStill: fails,
  inviteChaperone: fails,
  inviteRepresentative: fails,
};

const nothing = () => undefined;
const nothingLater = () => Promise.resolve();

function callOf(view: StaffView, pictures: SamplePictures): CallControls {
  const paused = view.pauses.some((each) => each.endedAt === null);
  const people = new Map<ParticipantId, PersonMedia>();
  for (const person of view.participants) {
    if (person.status !== 'admitted' || person.role === 'gp') continue;
    const camera = person.role === 'patient' ? pictures.skin : pictures.chaperone;
    const flowing = { camera: !(paused && person.role === 'patient'), microphone: true };
    people.set(person.id, { camera, flowing });
  }
  const uploading = view.captures.find((each) => each.state === 'uploading');
  return {
    own: pictures.gp,
    people,
    microphoneOn: true,
    cameraOn: true,
    toggleMicrophone: nothing,
    toggleCamera: nothing,
    phase: 'live',
    captureProgress: uploading ? { [uploading.id]: { received: 2_100_000, total: 4_600_000 } } : {},
    troubles: [],
    retryDevices: nothingLater,
    needsTap: false,
    resume: nothingLater,
  };
}

interface SampleProps {
  view: StaffView;
  online?: OnlineStatus;
  call?: Partial<CallControls>;
  /** Stills answer like a server that cannot be reached. */
  noStills?: boolean;
}

function Sample({ view, online = 'online', call, noStills = false }: SampleProps) {
  const pictures = useSamplePictures();
  if (pictures.still === '') return <p>Drawing the sample pictures</p>;
  return (
    <ConsultationScreen
      view={view}
      act={act}
      call={{ ...callOf(view, pictures), ...call }}
      online={online}
      stillSource={() => (noStills ? '/nowhere.jpg' : pictures.still)}
    />
  );
}

const screen = (
  id: string,
  title: string,
  props: SampleProps,
): { id: string; title: string; element: ReactElement; dark: boolean } => ({
  id: `consultation-${id}`,
  title,
  element: <Sample {...props} />,
  dark: true,
});

export const screens = [
  screen('booked', 'Nobody here yet', { view: views.booked }),
  screen('waiting', 'Checklist beside what the patient answered', { view: views.waiting }),
  screen('ready', 'The conversation can open', { view: views.ready }),
  screen('unsafe', 'Not safe to talk', { view: views.unsafe }),
  screen('admitting', 'Patient and chaperone are held', { view: views.admitting }),
  screen('help', 'The patient asked for help', { view: views.help }),
  screen('under-18', 'Under 18', { view: views.under18 }),
  screen('refused', 'No to photographs, conversation just open', { view: views.refusedPhotographs }),
  screen('asked-again', 'Privacy asked again, not safe', { view: views.askedAgain }),
  screen('talking', 'In conversation', { view: views.talking }),
  screen('examining', 'Examining, the shutter is live', { view: views.examining }),
  screen('sending', 'A photograph is on its way', { view: views.sending }),
  screen('hurried', 'In an emergency it can go on', { view: views.hurried }),
  screen('emergency', 'Went on in an emergency', { view: views.emergency }),
  screen('paused', 'Paused by the chaperone', { view: views.paused }),
  screen('withdrawn', 'Consent withdrawn', { view: views.withdrawn }),
  screen('long-names', 'Long names', { view: views.longNames }),
  screen('connecting', 'Media is connecting', {
    view: views.talking,
    call: { phase: 'joining', people: new Map() },
  }),
  screen('errors', 'Reconnecting, own camera blocked, still not loaded', {
    view: views.examining,
    online: 'reconnecting',
    call: { own: null, troubles: [{ source: 'camera', reason: 'blocked' }] },
    noStills: true,
  }),
];

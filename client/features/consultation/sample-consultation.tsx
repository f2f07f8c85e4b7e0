import type { ReactElement } from 'react';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { StaffView } from '../../../shared/views.ts';
import type { PersonMedia } from '../../call/people.ts';
import { localError } from '../../platform/client-error.ts';
import { useSamplePictures, type SamplePictures } from '../../fixtures/sample-pictures.ts';
import type { CallControls, ConsultationActions, OnlineStatus } from './consultation-props.ts';
import { ConsultationScreen } from './consultation-screen.tsx';
import type { StepId } from './steps.ts';

const fails = () => Promise.reject(localError('offline'));
/** Without a server every command fails as it does without a connection. */
const act: ConsultationActions = {
  state: fails,
  noteConsent: fails,
  askPatient: fails,
  helpSeen: fails,
  admit: fails,
  hold: fails,
  begin: fails,
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
  const paused = view.pictureOff !== null;
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
  /** The step of the checklist that is opened. */
  step?: StepId;
}

function Sample({ view, online = 'online', call, noStills = false, step }: SampleProps) {
  const pictures = useSamplePictures();
  if (pictures.still === '') return <p>Drawing the sample pictures</p>;
  return (
    <ConsultationScreen
      view={view}
      act={act}
      call={{ ...callOf(view, pictures), ...call }}
      online={online}
      stillSource={() => (noStills ? '/nowhere.jpg' : pictures.still)}
      openAt={step}
    />
  );
}

/** A state of the screen for the gallery. */
export const screen = (
  id: string,
  title: string,
  props: SampleProps,
): { id: string; title: string; element: ReactElement; dark: boolean } => ({
  id: `consultation-${id}`,
  title,
  element: <Sample {...props} />,
  dark: true,
});

import type { ReactElement } from 'react';
import { ERRORS } from '../../../shared/error-texts.ts';
import type { ChaperoneView } from '../../../shared/views.ts';
import { useSamplePictures, type SamplePictures } from '../../fixtures/sample-pictures.ts';
import { localError, refusal } from '../../platform/client-error.ts';
import { ChaperoneScreen } from './chaperone-screen.tsx';
import type { StaffCall } from '../../parts/use-staff-call.ts';
import type { ChaperoneActions } from './chaperone-props.ts';
import { ConnectionEnded } from './connection-ended.tsx';
import { link, views } from './chaperone.fixtures.ts';
import { LinkScreen, type LinkState } from './link-screen.tsx';

const fails = () => Promise.reject(localError('offline'));
/** Without a server every command fails as it does without a connection. */
const act: ChaperoneActions = { pause: fails, resume: fails, leave: fails, say: fails, attest: fails };
const nothing = () => undefined;
const nothingLater = () => Promise.resolve();

function callOf(view: ChaperoneView, pictures: SamplePictures): StaffCall {
  const paused = view.pauses.some((each) => each.endedAt === null);
  const others = view.participants.filter((each) => each.id !== view.ownParticipantId);
  const people = others.map(({ id, role }) => {
    const camera = role === 'patient' ? pictures.skin : pictures.gp;
    const flowing = { camera: !(paused && role === 'patient'), microphone: true };
    return [id, { camera, flowing }] as const;
  });
  return {
    own: pictures.chaperone,
    people: new Map(people),
    microphoneOn: true,
    cameraOn: true,
    toggleMicrophone: nothing,
    toggleCamera: nothing,
    phase: 'live',
    troubles: [],
    retryDevices: nothingLater,
    needsTap: false,
    resume: nothingLater,
  };
}

interface SampleProps {
  view: ChaperoneView;
  online?: boolean;
  home?: string | null;
  call?: Partial<StaffCall>;
  noStills?: boolean;
}

function Sample({ view, online = true, call, noStills = false, home = '/today' }: SampleProps) {
  const pictures = useSamplePictures();
  if (pictures.still === '') return <p>Drawing the sample pictures</p>;
  return (
    <ChaperoneScreen
      view={view}
      act={act}
      call={{ ...callOf(view, pictures), ...call }}
      online={online}
      home={home}
      stillSource={() => (noStills ? '/nowhere.jpg' : pictures.still)}
    />
  );
}

interface Screen {
  id: string;
  title: string;
  element: ReactElement;
  dark?: boolean;
}

const screen = (id: string, title: string, props: SampleProps): Screen => ({
  id: `chaperone-${id}`,
  title,
  element: <Sample {...props} />,
  dark: true,
});

const linkScreen = (id: string, title: string, state: LinkState): Screen => ({
  id: `chaperone-link-${id}`,
  title,
  element: <LinkScreen state={state} onOpen={nothing} onEnter={nothing} onNotMe={nothing} onBack={nothing} />,
});

const locked = refusal({ code: 'link_expired', message: ERRORS.link_expired.text });

export const screens: Screen[] = [
  linkScreen('closed', 'Before the link is opened', { name: 'closed', busy: false, problem: null }),
  linkScreen('loading', 'The link is being opened', { name: 'closed', busy: true, problem: null }),
  linkScreen('expired', 'A link for another time', { name: 'closed', busy: false, problem: locked }),
  linkScreen('opened', 'Whom the link is for', { name: 'opened', link, busy: false, problem: null }),
  linkScreen('not-me', 'Not this person', { name: 'not_me', link }),
  linkScreen('none', 'No link in the address', { name: 'no_link' }),
  screen('asking', 'The patient is being asked', { view: views.asking }),
  screen('not-there', 'The patient has not come yet', { view: views.notThere }),
  screen('away', 'The patient’s page is not open', { view: views.away }),
  screen('refused', 'The patient would rather have somebody else', { view: views.refused }),
  screen('accepted', 'Accepted, waiting to be let in', { view: views.accepted }),
  screen('first', 'Just let in, nothing explained yet', { view: views.first }),
  screen('in-call', 'In the call', { view: views.inCall }),
  screen('emergency', 'The GP went on in an emergency', { view: views.emergency }),
  screen('sending', 'A photograph is on its way', { view: views.sending }),
  screen('paused', 'Paused', { view: views.paused }),
  screen('resuming', 'The patient is asked to go on', { view: views.resuming }),
  screen('long-names', 'Long names', { view: views.longNames }),
  screen('errors', 'Reconnecting, camera blocked, stills not loaded', {
    view: views.inCall,
    online: false,
    call: { own: null, troubles: [{ source: 'camera', reason: 'blocked' }], phase: 'recovering' },
    noStills: true,
  }),
  screen('private-line', 'The patient has written', { view: views.writing }),
  screen('private-line-empty', 'Nothing written yet', { view: views.lineEmpty }),
  screen('ended', 'The call has ended: what they saw is asked', { view: views.ended }),
  screen('ended-sole-gp', 'The only doctor of the practice: the manager reads a concern', {
    view: views.soleGp,
  }),
  screen('attested', 'They said what they saw', { view: views.attested }),
  screen('ended-never-in', 'The call ended before they were let in', { view: views.neverIn }),
  screen('ended-by-link', 'The call has ended, came by a link', { view: views.ended, home: null }),
  {
    id: 'chaperone-left',
    title: 'Left',
    element: <ConnectionEnded reason="left" view={views.inCall} home="/today" />,
  },
];

import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import NotebookPen from 'lucide-react/icons/notebook-pen';
import VideoIcon from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import { Button } from '../../ui/core/Button.tsx';
import type { IconGlyph } from '../../ui/core/Icon.tsx';
import type { VideoState } from '../../ui/core/VideoTile.tsx';
import { Tooltip } from '../../ui/staff/Tooltip.tsx';
import { useConsultation } from './consultation-context.ts';
import type { CallControls } from './consultation-props.ts';
import { ParticipantPicture } from '../../parts/participant-picture.tsx';
import { roleWords } from './person-words.ts';
import { pictureState } from './picture-state.ts';
import { NowPanel } from './now-panel.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './strip.module.css';

/** Beneath the patient: own picture and controls, everybody else, and what is next. */
export function Strip() {
  return (
    <div className={styles.strip}>
      <Own />
      <Others />
      <NowPanel />
    </div>
  );
}

function Own() {
  const { view, call } = useConsultation();
  return (
    <div className={styles.own}>
      <ParticipantPicture
        name={view.clinician.name}
        words="you"
        role="gp"
        camera={call.own}
        {...ownState(call)}
        micMuted={!call.microphoneOn}
        mirrored
        size="small"
      />
      <OwnControls />
    </div>
  );
}

function ownState(call: CallControls): { state: VideoState; stateWords?: string } {
  const broken = call.troubles.some((each) => each.source === 'camera');
  if (broken) return { state: 'camera-off', stateWords: 'Camera does not work' };
  if (!call.own) return { state: 'connecting' };
  return { state: call.cameraOn ? 'live' : 'camera-off' };
}

function OwnControls() {
  const { call, goTo } = useConsultation();
  const { microphoneOn, cameraOn } = call;
  return (
    <div className={styles.controls} role="group" aria-label="Your microphone, camera and note">
      <Control
        name={microphoneOn ? 'Mute your microphone' : 'Unmute your microphone'}
        icon={microphoneOn ? Mic : MicOff}
        shortcut="microphone"
        onPress={() => {
          call.toggleMicrophone();
        }}
      />
      <Control
        name={cameraOn ? 'Turn your camera off' : 'Turn your camera on'}
        icon={cameraOn ? VideoIcon : VideoOff}
        shortcut="camera"
        onPress={() => {
          call.toggleCamera();
        }}
      />
      <Control
        name="Note and safety net"
        icon={NotebookPen}
        shortcut="note"
        onPress={() => {
          goTo('note');
        }}
      />
    </div>
  );
}

interface ControlProps {
  name: string;
  icon: IconGlyph;
  shortcut: keyof typeof SHORTCUTS;
  onPress: () => void;
}

/** An icon with its words and its key in the tooltip. */
function Control({ name, icon, shortcut, onPress }: ControlProps) {
  const { aria, words } = SHORTCUTS[shortcut];
  return (
    <Tooltip text={`${name} (${words})`}>
      <Button size="small" icon={icon} aria-label={name} aria-keyshortcuts={aria} onClick={onPress} />
    </Tooltip>
  );
}

/** Everybody else who was let in: the chaperone, and whoever decides with or for the patient. */
function Others() {
  const { view, call } = useConsultation();
  const others = view.participants.filter(
    ({ role, status }) => (role === 'chaperone' || role === 'representative') && status === 'admitted',
  );
  return others.map((person) => {
    const media = call.people.get(person.id);
    const { state, words } = pictureState(view, person, media);
    return (
      <div key={person.id} className={styles.other}>
        <ParticipantPicture
          name={person.name}
          words={roleWords(person)}
          role={person.role}
          camera={media?.camera ?? null}
          state={state}
          stateWords={words}
          micMuted={media ? !media.flowing.microphone : undefined}
          size="small"
        />
      </div>
    );
  });
}

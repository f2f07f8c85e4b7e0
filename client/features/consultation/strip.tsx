import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import NotebookPen from 'lucide-react/icons/notebook-pen';
import VideoIcon from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import { Button } from '../../ui/core/Button.tsx';
import { Tooltip } from '../../ui/staff/Tooltip.tsx';
import { useConsultation } from './consultation-context.ts';
import { chaperonesOf } from './facts.ts';
import { ParticipantPicture } from './participant-picture.tsx';
import { pictureState } from './picture-state.ts';
import { NowPanel } from './now-panel.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './strip.module.css';

/** Beneath the patient: own picture and controls, the chaperone, and what is next. */
export function Strip() {
  return (
    <div className={styles.strip}>
      <Own />
      <Chaperones />
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
        state={!call.own ? 'connecting' : call.cameraOn ? 'live' : 'camera-off'}
        stateWords={!call.own && call.deviceTroubles.length > 0 ? 'Camera does not work' : undefined}
        micMuted={!call.microphoneOn}
        mirrored
        size="small"
      />
      <OwnControls />
    </div>
  );
}

function OwnControls() {
  const { call, goTo } = useConsultation();
  const { microphoneOn, cameraOn } = call;
  return (
    <div className={styles.controls} role="group" aria-label="Your microphone and camera">
      <Tooltip text={`${microphoneOn ? 'Mute' : 'Unmute'} (${SHORTCUTS.microphone.words})`}>
        <Button
          size="small"
          icon={microphoneOn ? Mic : MicOff}
          aria-keyshortcuts={SHORTCUTS.microphone.aria}
          onClick={() => {
            call.toggleMicrophone();
          }}
        >
          {microphoneOn ? 'Mute' : 'Unmute'}
        </Button>
      </Tooltip>
      <Tooltip text={`${cameraOn ? 'Camera off' : 'Camera on'} (${SHORTCUTS.camera.words})`}>
        <Button
          size="small"
          icon={cameraOn ? VideoIcon : VideoOff}
          aria-keyshortcuts={SHORTCUTS.camera.aria}
          onClick={() => {
            call.toggleCamera();
          }}
        >
          {cameraOn ? 'Camera off' : 'Camera on'}
        </Button>
      </Tooltip>
      <Tooltip text={`Note and safety net (${SHORTCUTS.note.words})`}>
        <Button
          size="small"
          icon={NotebookPen}
          aria-keyshortcuts={SHORTCUTS.note.aria}
          onClick={() => {
            goTo('note');
          }}
        >
          Note
        </Button>
      </Tooltip>
    </div>
  );
}

function Chaperones() {
  const { view, call } = useConsultation();
  const admitted = chaperonesOf(view).filter((each) => each.status === 'admitted');
  return admitted.map((person) => {
    const media = call.remote.get(person.id);
    const { state, words } = pictureState(view, person, media);
    return (
      <div key={person.id} className={styles.other}>
        <ParticipantPicture
          name={person.name}
          words="chaperone"
          role="chaperone"
          camera={media?.camera ?? null}
          microphone={media?.microphone}
          state={state}
          stateWords={words}
          micMuted={media ? !media.flowing.microphone : undefined}
          size="small"
        />
      </div>
    );
  });
}

import { useState } from 'react';
import CameraOff from 'lucide-react/icons/camera-off';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import LogOut from 'lucide-react/icons/log-out';
import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import SwitchCamera from 'lucide-react/icons/switch-camera';
import Video from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import type { PatientView } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import type { Chrome } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { PatientAct } from '../patient-act.ts';
import { latestConsent } from '../patient-flow.ts';
import { StopPhotographs } from './StopPhotographs.tsx';
import styles from './CallScreen.module.css';

interface CallControlsProps {
  view: PatientView;
  act: PatientAct;
  media: OwnMedia;
  chrome: Chrome;
}

/** Mute, camera, flip; stop photographs; leave and help. Always in the same place. */
export function CallControls({ view, act, media, chrome }: CallControlsProps) {
  const [stopping, setStopping] = useState(false);
  const agreed = latestConsent(view.consents, 'take')?.decision === 'yes';
  return (
    <footer className={styles.controls}>
      <DeviceButtons media={media} />
      {agreed && (
        <Button icon={CameraOff} block onClick={() => setStopping(true)}>
          Stop photographs
        </Button>
      )}
      <div className={styles.ways}>
        <Button variant="quiet" icon={LogOut} onClick={chrome.onLeave}>
          Leave
        </Button>
        <Button variant="quiet" icon={LifeBuoy} onClick={chrome.onHelp}>
          I need help
        </Button>
      </div>
      <StopPhotographs open={stopping} act={act} onClose={() => setStopping(false)} />
    </footer>
  );
}

function DeviceButtons({ media }: { media: OwnMedia }) {
  const { camera, microphone, cameraBusy } = media.state;
  const flip = useAction(media.flip);
  return (
    <>
      <ProblemNotice problem={flip.problem} />
      <div className={styles.devices}>
        <Button
          icon={microphone.enabled ? Mic : MicOff}
          aria-pressed={!microphone.enabled}
          onClick={() => media.setMicrophone(!microphone.enabled)}
        >
          {microphone.enabled ? 'Mute' : 'Unmute'}
        </Button>
        <Button
          icon={camera.enabled ? Video : VideoOff}
          aria-pressed={!camera.enabled}
          aria-label={camera.enabled ? 'Switch camera off' : 'Switch camera on'}
          onClick={() => media.setCamera(!camera.enabled)}
        >
          {camera.enabled ? 'Video' : 'Video off'}
        </Button>
        <Button
          icon={SwitchCamera}
          busy={flip.busy || cameraBusy ? 'Turning' : undefined}
          aria-label="Flip to the other camera"
          onClick={() => void flip.run()}
        >
          Flip
        </Button>
      </div>
    </>
  );
}

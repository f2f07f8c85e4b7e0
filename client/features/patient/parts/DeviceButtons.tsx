import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import SwitchCamera from 'lucide-react/icons/switch-camera';
import Video from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import styles from './parts.module.css';

/** Microphone, camera and which camera: what the next tap does stands under each sign. */
export function DeviceButtons({ media }: { media: OwnMedia }) {
  const { camera, microphone, cameraBusy } = media.state;
  const flip = useAction(media.flip);
  if (!camera.track && !microphone.track) return null;
  return (
    <>
      <ProblemNotice problem={flip.problem} />
      <div className={styles.devices}>
        <Button
          icon={microphone.enabled ? Mic : MicOff}
          onClick={() => media.setMicrophone(!microphone.enabled)}
        >
          {microphone.enabled ? 'Mute' : 'Unmute'}
        </Button>
        <Button icon={camera.enabled ? Video : VideoOff} onClick={() => media.setCamera(!camera.enabled)}>
          {camera.enabled ? 'Pause video' : 'Start video'}
        </Button>
        <Button
          icon={SwitchCamera}
          busy={flip.busy || cameraBusy ? 'Wait' : undefined}
          onClick={() => void flip.run()}
        >
          Flip
        </Button>
      </div>
    </>
  );
}

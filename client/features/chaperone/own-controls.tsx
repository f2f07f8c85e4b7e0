import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import Video from 'lucide-react/icons/video';
import VideoOff from 'lucide-react/icons/video-off';
import { Button } from '../../ui/core/Button.tsx';
import { Row } from '../../ui/core/Layout.tsx';
import { useChaperoning } from './chaperone-context.ts';

/** The chaperone's own microphone and camera. */
export function OwnControls() {
  const { call } = useChaperoning();
  const { microphoneOn, cameraOn } = call;
  return (
    <Row gap="s">
      <Button
        size="small"
        icon={microphoneOn ? Mic : MicOff}
        onClick={() => {
          call.toggleMicrophone();
        }}
      >
        {microphoneOn ? 'Mute' : 'Unmute'}
      </Button>
      <Button
        size="small"
        icon={cameraOn ? Video : VideoOff}
        onClick={() => {
          call.toggleCamera();
        }}
      >
        {cameraOn ? 'Camera off' : 'Camera on'}
      </Button>
    </Row>
  );
}

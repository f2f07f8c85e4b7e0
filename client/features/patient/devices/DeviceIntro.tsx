import { useState } from 'react';
import Camera from 'lucide-react/icons/camera';
import { Button } from '../../../ui/core/Button.tsx';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import type { OwnMedia } from './own-media.ts';

interface DeviceIntroProps {
  chrome: Chrome;
  step: { current: number; total: number; label: string };
  media: OwnMedia;
}

/** Says that the browser will ask before it asks: iPhones show the question only after a tap. */
export function DeviceIntro({ chrome, step, media }: DeviceIntroProps) {
  const [tapped, setTapped] = useState(false);
  const asking = tapped || media.state.camera.status === 'asking';
  return (
    <Frame
      chrome={chrome}
      step={step}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          icon={Camera}
          busy={asking ? 'Your browser is asking. Tap “Allow”' : undefined}
          onClick={() => {
            setTapped(true);
            void media.turnOn().finally(() => setTapped(false));
          }}
        >
          Turn on camera and microphone
        </Button>
      }
    >
      <h1>Let us check that you can be seen and heard</h1>
      <p>Your browser will ask if this page may use your camera and microphone. Tap “Allow”.</p>
      <p>Nobody else can see or hear you yet.</p>
    </Frame>
  );
}

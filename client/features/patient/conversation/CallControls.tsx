import { useState } from 'react';
import CameraOff from 'lucide-react/icons/camera-off';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import LogOut from 'lucide-react/icons/log-out';
import type { PatientView } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { DeviceButtons } from '../parts/DeviceButtons.tsx';
import type { Chrome } from '../parts/Frame.tsx';
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
      <div className={styles.ways}>
        <Button variant="quiet" icon={LogOut} onClick={chrome.onLeave}>
          Leave
        </Button>
        {agreed && (
          <Button icon={CameraOff} onClick={() => setStopping(true)}>
            Stop photographs
          </Button>
        )}
        <Button variant="quiet" icon={LifeBuoy} onClick={chrome.onHelp}>
          I need help
        </Button>
      </div>
      <StopPhotographs open={stopping} act={act} onClose={() => setStopping(false)} />
    </footer>
  );
}

import { useState } from 'react';
import Hand from 'lucide-react/icons/hand';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import LogOut from 'lucide-react/icons/log-out';
import MessageCircle from 'lucide-react/icons/message-circle';
import type { PatientView } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { DeviceButtons } from '../parts/DeviceButtons.tsx';
import type { Chrome } from '../parts/Frame.tsx';
import type { PatientAct } from '../patient-act.ts';
import { Arrived, PrivateLineSheet } from './PrivateLine.tsx';
import { StopSheet } from './StopSheet.tsx';
import { usePrivateLine } from './use-private-line.ts';
import styles from './CallScreen.module.css';

interface CallControlsProps {
  view: PatientView;
  act: PatientAct;
  media: OwnMedia;
  chrome: Chrome;
}

/** Mute, camera, flip; what can be stopped; leave and help; a word to the chaperone alone. Always in the same place. */
export function CallControls({ view, act, media, chrome }: CallControlsProps) {
  const [stopping, setStopping] = useState(false);
  const line = view.privateLine;
  const writing = usePrivateLine(line);
  return (
    <footer className={styles.controls}>
      {line && <Arrived name={line.name} state={writing} small={view.asks.length > 0} />}
      <DeviceButtons media={media} />
      <div className={styles.ways}>
        <Button variant="quiet" icon={LogOut} onClick={chrome.onLeave}>
          Leave
        </Button>
        <Button icon={Hand} onClick={() => setStopping(true)}>
          Stop…
        </Button>
        {line && (
          <Button variant="quiet" icon={MessageCircle} onClick={writing.show}>
            Write<span className="visually-hidden"> to {line.name}, privately</span>
          </Button>
        )}
        <Button variant="quiet" icon={LifeBuoy} onClick={chrome.onHelp}>
          I need help
        </Button>
      </div>
      <PrivateLineSheet {...{ view, line, act }} state={writing} />
      <StopSheet open={stopping} view={view} act={act} media={media} onClose={() => setStopping(false)} />
    </footer>
  );
}

import CameraOff from 'lucide-react/icons/camera-off';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import LogOut from 'lucide-react/icons/log-out';
import Mic from 'lucide-react/icons/mic';
import MicOff from 'lucide-react/icons/mic-off';
import type { LocalMediaState } from '../../../call/devices/local-media.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { Moment } from './moment.ts';
import styles from './PhotographTakeover.module.css';

export interface MomentActionsProps {
  moment: Moment;
  media: Pick<OwnMedia, 'setMicrophone'> & { state: LocalMediaState };
  /** There is a yes to photographs that can be taken back. */
  canStopAll: boolean;
  /** R3: this photograph and every later one. @throws ClientError when the practice could not be told */
  onStopAll: () => Promise<void>;
  onRefuse: () => void;
  onClose: () => void;
  onLeave: () => void;
  onHelp: () => void;
}

/** The one button for this photograph, large; beneath it the ways out that the call has, also while a picture hangs. */
export function MomentActions(props: MomentActionsProps) {
  const { moment, media, canStopAll, onStopAll, onRefuse, onClose, onLeave, onHelp } = props;
  const stopAll = useAction(onStopAll);
  const { microphone } = media.state;
  const over = moment.stage === 'over' || moment.stage === 'sent';
  return (
    <div className={styles.actions}>
      {over ? (
        <Button variant="primary" size="large" block onClick={onClose}>
          OK
        </Button>
      ) : (
        <Button size="large" block onClick={onRefuse}>
          {moment.stage === 'sending' ? 'Do not use this one' : 'Stop this photograph'}
        </Button>
      )}
      <ProblemNotice problem={stopAll.problem} />
      <div className={styles.ways}>
        {canStopAll && (
          <Button
            variant="quiet"
            icon={CameraOff}
            busy={stopAll.busy ? 'Stopping…' : undefined}
            onClick={() => void stopAll.run()}
          >
            Stop all photographs
          </Button>
        )}
        {microphone.track && (
          <Button
            variant="quiet"
            icon={microphone.enabled ? Mic : MicOff}
            onClick={() => media.setMicrophone(!microphone.enabled)}
          >
            {microphone.enabled ? 'Mute' : 'Unmute'}
          </Button>
        )}
        <Button variant="quiet" icon={LogOut} onClick={onLeave}>
          Leave
        </Button>
        <Button variant="quiet" icon={LifeBuoy} onClick={onHelp}>
          I need help
        </Button>
      </div>
    </div>
  );
}

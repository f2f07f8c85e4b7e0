import type { Role } from '../../../../shared/consultation.ts';
import type { LocalMediaState } from '../../../call/devices/local-media.ts';
import type { VideoState } from '../../../ui/core/VideoTile.tsx';
import { ParticipantTile } from '../../../parts/participant-tile.tsx';

interface OwnPictureProps {
  name: string;
  /** Whose own picture. */
  participant?: Role | undefined;
  media: LocalMediaState;
  paused?: boolean | undefined;
  small?: boolean | undefined;
  /** What a photograph would take: nothing cut off, nothing mirrored, whatever the lens. */
  whole?: boolean | undefined;
  onFirstFrame?: (() => void) | undefined;
}

/** What the own tile says; a camera that is taking a photograph may stop for a moment and is not "off". */
function ownState({ camera, cameraBusy }: LocalMediaState, paused = false): VideoState {
  if (paused) return 'paused';
  if (!camera.enabled || camera.status === 'none' || camera.status === 'failed') return 'camera-off';
  if (camera.status === 'asking') return 'connecting';
  if (cameraBusy || camera.status === 'live') return 'live';
  return 'camera-off';
}

/** The page's own picture; mirrored like a mirror while the front camera is on. */
export function OwnPicture(props: OwnPictureProps) {
  const { name, participant = 'patient', media, paused, small, whole = false, onFirstFrame } = props;
  return (
    <ParticipantTile
      participant={participant}
      // A small tile has room for one word.
      name={small ? 'You' : name}
      role={small ? undefined : 'you'}
      stream={media.camera.stream}
      state={ownState(media, paused)}
      stateWords={paused ? 'Your picture is off' : undefined}
      micMuted={media.microphone.track !== null && !media.microphone.enabled}
      mirrored={!whole && media.lens !== 'rear'}
      fit={whole ? 'contain' : 'cover'}
      size={small ? 'small' : 'large'}
      onFirstFrame={onFirstFrame}
    />
  );
}

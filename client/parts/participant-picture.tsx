import type { Role } from '../../shared/consultation.ts';
import type { VideoState } from '../ui/core/VideoTile.tsx';
import { ParticipantTile } from './participant-tile.tsx';

interface ParticipantPictureProps {
  name: string;
  /** Small words after the name. */
  words?: string | undefined;
  role: Role;
  camera: MediaStream | null;
  state: VideoState;
  stateWords?: string | undefined;
  micMuted?: boolean | undefined;
  mirrored?: boolean | undefined;
  size?: 'large' | 'small' | undefined;
  /** `cover` for a face that only looks at itself. */
  fit?: 'cover' | 'contain' | undefined;
}

/** Somebody's picture on a staff screen. Shown whole when large: an examination must not be cropped. */
export function ParticipantPicture(props: ParticipantPictureProps) {
  const {
    words,
    role,
    camera,
    size = 'large',
    fit = size === 'large' ? 'contain' : 'cover',
    ...look
  } = props;
  return <ParticipantTile participant={role} role={words} stream={camera} size={size} fit={fit} {...look} />;
}

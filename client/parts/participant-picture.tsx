import { useLayoutEffect, useRef } from 'react';
import type { Role } from '../../shared/consultation.ts';
import { VideoTile, type VideoState } from '../ui/core/VideoTile.tsx';

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

/** Somebody's picture. The whole picture is shown when large: an examination must not be cropped. */
export function ParticipantPicture(props: ParticipantPictureProps) {
  const { name, words, role, camera, size = 'large', ...look } = props;
  const fit = props.fit ?? (size === 'large' ? 'contain' : 'cover');
  const video = useRef<HTMLVideoElement>(null);
  useLayoutEffect(() => {
    if (!video.current) return;
    video.current.dataset.participantRole = role;
    video.current.dataset.source = 'camera';
  }, [role]);
  return (
    <VideoTile name={name} role={words} stream={camera} size={size} videoRef={video} {...look} fit={fit} />
  );
}

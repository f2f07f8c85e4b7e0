import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Role } from '../../../shared/consultation.ts';
import { VideoTile, type VideoState } from '../../ui/core/VideoTile.tsx';

interface ParticipantPictureProps {
  name: string;
  /** Small words after the name. */
  words?: string | undefined;
  role: Role;
  camera: MediaStream | null;
  /** Their sound; never one's own. */
  microphone?: MediaStream | null | undefined;
  state: VideoState;
  stateWords?: string | undefined;
  micMuted?: boolean | undefined;
  mirrored?: boolean | undefined;
  size?: 'large' | 'small' | undefined;
  /** The browser wants a tap before it plays. */
  onPlayBlocked?: (() => void) | undefined;
}

/** Somebody's picture and sound. The whole picture is shown when large: an examination must not be cropped. */
export function ParticipantPicture(props: ParticipantPictureProps) {
  const { name, words, role, camera, microphone, size = 'large', onPlayBlocked, ...look } = props;
  const video = useRef<HTMLVideoElement>(null);
  useLayoutEffect(() => {
    if (!video.current) return;
    video.current.dataset.participantRole = role;
    video.current.dataset.source = 'camera';
  }, [role]);
  return (
    <>
      <VideoTile
        name={name}
        role={words}
        stream={camera}
        size={size}
        fit={size === 'large' ? 'contain' : 'cover'}
        videoRef={video}
        onPlayBlocked={onPlayBlocked}
        {...look}
      />
      {microphone && <Sound stream={microphone} role={role} />}
    </>
  );
}

/** Sound apart from the picture: it goes on while the picture is paused. */
function Sound({ stream, role }: { stream: MediaStream; role: Role }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = stream;
    // A refusal shows in `needsTap`: the picture beside it is refused in the same moment.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <audio ref={audio} autoPlay data-participant-role={role} data-source="microphone" />;
}

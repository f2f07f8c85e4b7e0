import { useEffect, useRef, type ComponentProps } from 'react';
import type { Role } from '../../shared/consultation.ts';
import { VideoTile } from '../ui/core/VideoTile.tsx';

type ParticipantTileProps = Omit<ComponentProps<typeof VideoTile>, 'videoRef'> & { participant: Role };

/** A VideoTile whose `<video>` says whose camera it shows: for a frame of it, for tests, for whoever debugs a call. */
export function ParticipantTile({ participant, ...tile }: ParticipantTileProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!video.current) return;
    video.current.dataset.participantRole = participant;
    video.current.dataset.source = 'camera';
  }, [participant]);
  return <VideoTile {...tile} videoRef={video} />;
}

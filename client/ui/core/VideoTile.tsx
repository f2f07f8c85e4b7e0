import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import CirclePause from 'lucide-react/icons/circle-pause';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import MicOff from 'lucide-react/icons/mic-off';
import VideoOff from 'lucide-react/icons/video-off';
import WifiOff from 'lucide-react/icons/wifi-off';
import { Avatar } from './Avatar.tsx';
import { cx } from './cx.ts';
import { Icon, type IconGlyph } from './Icon.tsx';
import styles from './VideoTile.module.css';

/** What the picture is doing. Everything but `live` is said in words over the tile. */
export type VideoState = 'live' | 'connecting' | 'camera-off' | 'paused' | 'lost';

interface VideoTileProps {
  /** The person's name, always shown. */
  name: string;
  /** Small words after the name, for example "chaperone" or "you". */
  role?: string | undefined;
  stream: MediaStream | null;
  state?: VideoState | undefined;
  /** Replaces the standard words for the state, for example "Paused by the chaperone". */
  stateWords?: string | undefined;
  micMuted?: boolean | undefined;
  /** Mirrors the own front camera, as people expect of a mirror. */
  mirrored?: boolean | undefined;
  /** `contain` shows the whole picture (examination), `cover` fills the frame (faces). */
  fit?: 'cover' | 'contain' | undefined;
  size?: 'large' | 'small' | undefined;
  /** Plays this stream's sound through the tile. Off by default, so that nobody hears themselves. */
  playSound?: boolean | undefined;
  /** The browser refused to start sound or picture without a tap: show a "Tap to start" button. */
  onPlayBlocked?: (() => void) | undefined;
  /** Once for each stream, when its first frame is on the screen. */
  onFirstFrame?: (() => void) | undefined;
  videoRef?: RefObject<HTMLVideoElement | null> | undefined;
  /** Laid over the picture: a pointer, camera controls. */
  children?: ReactNode;
}

const words: Record<Exclude<VideoState, 'live'>, { icon: IconGlyph; text: string }> = {
  connecting: { icon: LoaderCircle, text: 'Connecting…' },
  'camera-off': { icon: VideoOff, text: 'Camera is off' },
  paused: { icon: CirclePause, text: 'Paused' },
  lost: { icon: WifiOff, text: 'Connection lost. Trying again…' },
};

/** A person's picture in a frame with their name. Knows MediaStream, and nothing of how it came here. */
export function VideoTile(props: VideoTileProps) {
  const {
    name,
    role,
    stream,
    state = 'live',
    stateWords,
    micMuted,
    mirrored,
    fit = 'cover',
    size = 'large',
  } = props;
  return (
    <figure className={cx('call', styles.tile, styles[size])} data-state={state}>
      <Picture
        {...props}
        className={cx(styles.video, styles[`fit-${fit}`], mirrored && styles.mirrored)}
        stream={stream}
      />
      {state !== 'live' && (
        <div className={styles.veil} role="status">
          {size === 'large' && state !== 'paused' && <Avatar name={name} size="l" />}
          <p className={styles.state}>
            <Icon of={words[state].icon} />
            <span>{stateWords ?? words[state].text}</span>
          </p>
        </div>
      )}
      {props.children}
      <figcaption className={styles.label}>
        {micMuted && <Icon of={MicOff} size="s" label="Microphone off" />}
        <span className={styles.name}>{name}</span>
        {role !== undefined && <span className={styles.role}>{role}</span>}
      </figcaption>
    </figure>
  );
}

/** The `<video>` itself; `srcObject` can only be set from script. */
function Picture(props: VideoTileProps & { className: string }) {
  const { stream, playSound = false, onPlayBlocked, onFirstFrame, videoRef, className } = props;
  const own = useRef<HTMLVideoElement>(null);
  const blocked = useRef(onPlayBlocked);
  useEffect(() => {
    blocked.current = onPlayBlocked;
  });
  useEffect(() => {
    const video = own.current;
    if (!video) return;
    video.srcObject = stream;
    if (!stream) return;
    video.play().catch((reason: unknown) => {
      // AbortError only means that a newer stream took its place.
      if (reason instanceof DOMException && reason.name === 'NotAllowedError') blocked.current?.();
    });
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  const attach = useCallback(
    (element: HTMLVideoElement | null) => {
      own.current = element;
      if (videoRef) videoRef.current = element;
    },
    [videoRef],
  );
  return (
    <video
      ref={attach}
      className={className}
      autoPlay
      playsInline
      muted={!playSound}
      disablePictureInPicture
      onLoadedData={onFirstFrame}
      aria-label={`Video of ${props.name}`}
    />
  );
}

import type { MediaSource } from '../../../shared/media.ts';
import type { DeviceProblem } from '../../call/devices/device-problem.ts';
import type { LocalMediaState, LocalTrack } from '../../call/devices/local-media.ts';
import type { CallPhase, RemoteMedia as RemoteTrack } from '../../call/engine/call-state.ts';
import type { Connection } from '../../signalling/connection.ts';
import type {
  DeviceTrouble,
  MediaConnection,
  OnlineStatus,
  RemoteMedia,
} from '../../features/consultation/consultation-props.ts';
import type { ParticipantId } from '../../../shared/ids.ts';

/** From the call's layers to what the consultation's screen is told. */
export const connectionOf: Readonly<Record<CallPhase, MediaConnection>> = {
  waiting: 'idle',
  joining: 'connecting',
  live: 'connected',
  recovering: 'reconnecting',
  unsupported: 'failed',
  closed: 'idle',
};

export const onlineOf: Readonly<Record<Connection['state'], OnlineStatus>> = {
  connecting: 'reconnecting',
  online: 'online',
  reconnecting: 'reconnecting',
  ended: 'offline',
};

const reasonOf: Readonly<Record<DeviceProblem, DeviceTrouble['reason']>> = {
  denied: 'blocked',
  dismissed: 'blocked',
  insecure: 'blocked',
  not_found: 'missing',
  in_use: 'in_use',
  unsupported: 'unknown',
  failed: 'unknown',
};

function troubleOf(source: MediaSource, { status, problem }: LocalTrack): DeviceTrouble[] {
  if (status === 'ended') return [{ source, reason: 'ended' }];
  return status === 'failed' ? [{ source, reason: problem === null ? 'unknown' : reasonOf[problem] }] : [];
}

/** Own devices that do not work. While a still is taken the camera may stop for a moment: that is no trouble. */
export const troublesOf = ({ camera, microphone, cameraBusy }: LocalMediaState): DeviceTrouble[] => [
  ...(cameraBusy ? [] : troubleOf('camera', camera)),
  ...troubleOf('microphone', microphone),
];

/**
 * Pictures and flows by participant. Sound is played apart from the pictures (call/sound), also of those without a
 * tile, so no microphone is handed to the screen: it would be heard twice.
 */
export function remoteOf(tracks: readonly RemoteTrack[]): ReadonlyMap<ParticipantId, RemoteMedia> {
  const byPerson = new Map<ParticipantId, RemoteMedia>();
  for (const { participantId, source, stream, flowing } of tracks) {
    const known = byPerson.get(participantId);
    byPerson.set(participantId, {
      camera: source === 'camera' ? stream : (known?.camera ?? null),
      microphone: null,
      flowing: { camera: false, microphone: false, ...known?.flowing, [source]: flowing },
    });
  }
  return byPerson;
}

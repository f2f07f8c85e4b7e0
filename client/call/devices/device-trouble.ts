import type { MediaSource } from '../../../shared/media.ts';
import type { DeviceProblem } from './device-problem.ts';
import type { LocalMediaState, LocalTrack } from './local-media.ts';

/** An own device that does not work, and which help a person at a computer needs for it. */
export interface DeviceTrouble {
  readonly source: MediaSource;
  /** Permission refused · none found · another program has it · the track ended by itself · anything else */
  readonly reason: 'blocked' | 'missing' | 'in_use' | 'ended' | 'unknown';
}

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

/** Own devices that do not work. While the camera is busy it may stop for a moment: that is no trouble. */
export const troublesOf = ({ camera, microphone, cameraBusy }: LocalMediaState): DeviceTrouble[] => [
  ...(cameraBusy ? [] : troubleOf('camera', camera)),
  ...troubleOf('microphone', microphone),
];

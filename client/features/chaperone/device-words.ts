import type { MediaSource } from '../../../shared/media.ts';
import type { DeviceProblem } from '../../call/devices/device-problem.ts';
import type { LocalMediaState, LocalTrack } from '../../call/devices/local-media.ts';

export interface DeviceTrouble {
  readonly source: MediaSource;
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

/** Own devices that do not work, for the notice that helps. */
export const troublesOf = ({ camera, microphone }: LocalMediaState): DeviceTrouble[] => [
  ...troubleOf('camera', camera),
  ...troubleOf('microphone', microphone),
];

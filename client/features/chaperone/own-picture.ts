import type { VideoState } from '../../ui/core/VideoTile.tsx';
import type { StaffCall } from '../../parts/use-staff-call.ts';

/** What one's own picture shows now. */
export function ownPicture(call: StaffCall): { state: VideoState; stateWords?: string } {
  if (call.troubles.some((each) => each.source === 'camera'))
    return { state: 'camera-off', stateWords: 'Your camera does not work' };
  if (!call.own) return { state: 'connecting', stateWords: 'Starting your camera…' };
  return { state: call.cameraOn ? 'live' : 'camera-off' };
}

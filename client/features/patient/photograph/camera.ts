import type { CaptureCommand, ClientPayload } from '../../../../shared/signalling.ts';
import type { LocalMedia } from '../../../call/devices/local-media.ts';
import type { HeldStill } from '../../../call/still/held-still.ts';
import { StillError, takeStill } from '../../../call/still/take-still.ts';
import { uploadPicture } from '../../../platform/upload.ts';

/** Climbs the ladder. @throws {StillError} */
export const takePhotograph = (local: LocalMedia, signal: AbortSignal): Promise<HeldStill> =>
  takeStill(local, { signal });

/** Sends the picture until it is durable. @throws {ClientError} */
export async function sendPhotograph(
  { captureId, token }: CaptureCommand,
  { blob, about }: HeldStill,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!blob) throw new Error('The picture was let go of before it was sent.');
  const onProgress = (sent: number, total: number) => onShare(total === 0 ? 0 : sent / total);
  await uploadPicture({ captureId, token, picture: blob, about, signal, onProgress });
}

/** What the server is told when no step of the ladder worked: the last step and error names, no picture, no person. */
export function failureOf(thrown: unknown): Omit<ClientPayload<'capture:failed'>, 'captureId'> {
  if (!(thrown instanceof StillError)) return { method: 'take_photo', reason: 'unknown' };
  return { method: thrown.tried, reason: [thrown.code, ...thrown.reasons].join(', ').slice(0, 200) };
}

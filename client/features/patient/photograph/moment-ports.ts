import type { HeldStill } from '../../../call/still/held-still.ts';
import type { LocalMedia } from '../../../call/devices/local-media.ts';
import type { ConsultationClient } from '../../../signalling/consultation-client.ts';
import type { CaptureId } from '../../../../shared/ids.ts';
import type { MomentPorts } from './moment.ts';
import { playShutter, playTick } from './sounds.ts';

/** The ladder and the upload, a chunk of their own: fetched when the call is joined, long before the shutter. */
const loadCamera = () => import('./camera.ts');

/** Fetches the camera's code ahead; a failure now is tried again at the shutter. */
export const preloadCamera = (): void => void loadCamera().catch(() => undefined);

const wait = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('Stopped', 'AbortError'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** A phone in the hand also feels it. */
const felt = (play: () => void) => {
  play();
  navigator.vibrate?.(40);
};

/** Takes the photograph; when no step of the ladder worked, tells the server which and why. */
async function take(
  client: ConsultationClient,
  local: LocalMedia,
  captureId: CaptureId,
  signal: AbortSignal,
) {
  const { takePhotograph, failureOf } = await loadCamera();
  try {
    return await takePhotograph(local, signal);
  } catch (thrown) {
    if (!signal.aborted) {
      await client.emit('capture:failed', { captureId, ...failureOf(thrown) }).catch(() => undefined);
    }
    throw thrown;
  }
}

/** The photograph moment's way to camera, server and loudspeaker. */
export const momentPorts = (client: ConsultationClient, local: LocalMedia): MomentPorts<HeldStill> => ({
  take: ({ captureId }, signal) => take(client, local, captureId, signal),
  send: async (command, still, onShare, signal) => {
    const { sendPhotograph } = await loadCamera();
    await sendPhotograph(command, still, onShare, signal);
  },
  show: (still) => still.url ?? '',
  forget: (still) => still.forget(),
  tick: (seconds) => felt(() => playTick(seconds)),
  click: () => felt(playShutter),
  refuse: (captureId) => client.emit('capture:refuse', { captureId }),
  forgotten: (captureId) => client.emit('capture:forgotten', { captureId }),
  wait,
});

import { within } from './limits.ts';

/** Waits for stable frames of the track and grabs one. */
export type GrabFrame = (track: MediaStreamTrack, signal: AbortSignal) => Promise<Blob>;

const CONSTRAINTS_MS = 4_000;
const GRAB_MS = 8_000;

/** The largest stream the camera says it has; null where it does not tell. */
export const largestStream = (track: MediaStreamTrack) => {
  const { width, height } = track.getCapabilities?.() ?? {};
  return width?.max && height?.max ? { width: width.max, height: height.max } : null;
};

/**
 * The camera's stream at its largest, grabbed on this device and never from what was received. What is sent into the call
 * is scaled down meanwhile, so that the call does not choke, and everything is put back afterwards.
 * @param scaleDown divides the sent picture's width and height
 * @throws {Stopped | TooSlow} the signal said stop; no stable frames came
 */
export async function grabDeviceFrame(
  track: MediaStreamTrack,
  grab: GrabFrame,
  scaleDown: (factor: number) => Promise<void>,
  signal: AbortSignal,
): Promise<Blob> {
  const before = track.getConstraints();
  const now = track.getSettings().width ?? 0;
  const size = largestStream(track);
  const grows = size !== null && size.width > now && now > 0;
  try {
    if (grows) {
      await scaleDown(size.width / now);
      const wish = { ...before, width: { ideal: size.width }, height: { ideal: size.height } };
      // A camera that refuses to grow still gives the frame it has.
      await within(CONSTRAINTS_MS, signal, () => track.applyConstraints(wish)).catch(() => undefined);
    }
    return await within(GRAB_MS, signal, () => grab(track, signal));
  } finally {
    if (grows) {
      await track.applyConstraints(before).catch(() => undefined);
      await scaleDown(1);
    }
  }
}

import type { CaptureAbout } from '../../../shared/consultation.ts';
import { readImageHeader, type ImageHeader } from './image-header.ts';
import { Stopped, within } from './limits.ts';
import { areaOf, sizesToAsk, type PhotoSize } from './photo-sizes.ts';

/** A picture and what its bytes say of it. */
export interface Photo {
  readonly blob: Blob;
  readonly header: ImageHeader;
  readonly light: CaptureAbout['light'];
}

/** The part of `ImageCapture` that is used. */
export type PhotoDevice = Pick<ImageCapture, 'takePhoto' | 'getPhotoCapabilities'>;

/**
 * The camera gave no more than its stream, or less: WebKit does so when it takes no notice of the size asked for. The picture
 * is kept in case nothing better comes.
 */
export class SmallPhoto extends Error {
  override readonly name = 'SmallPhoto';
  readonly photo: Photo;
  constructor(photo: Photo) {
    super('The photograph is no larger than the stream.');
    this.photo = photo;
  }
}

const CAPABILITIES_MS = 2_000;
const PHOTO_MS = 8_000;
/** A picture counts as the size asked for from this share of its pixels: sizes are rounded to what the sensor has. */
const NEAR_ENOUGH = 0.9;

/** Worth trying a grown stream instead: it has so many times the pixels. */
const CLEARLY_MORE = 1.5;

interface PhotoOptions {
  /** Pixels of the camera's stream now, and of the largest stream it has (0 where it does not tell). */
  readonly streamArea: number;
  readonly largestStreamArea: number;
  readonly light: 'off' | 'flash';
  readonly signal: AbortSignal;
}

const fillLight = (offered: readonly FillLightMode[] | undefined, wanted: 'off' | 'flash') =>
  offered?.includes(wanted) ? wanted : undefined;

async function photograph(
  device: PhotoDevice,
  size: PhotoSize,
  mode: 'off' | 'flash' | undefined,
  signal: AbortSignal,
): Promise<Photo> {
  const settings: PhotoSettings = { imageWidth: size.width, imageHeight: size.height };
  if (mode) settings.fillLightMode = mode;
  const blob = await within(PHOTO_MS, signal, () => device.takePhoto(settings));
  const header = await readImageHeader(blob);
  if (!header) throw new Error('The camera gave something that is not a picture.');
  return { blob, header, light: mode ?? 'unknown' };
}

/**
 * One full-sensor photograph. Both sides of the size are always given: WebKit takes the smallest otherwise. Where it gives
 * less than asked for, smaller sizes are tried and the largest picture wins.
 * @throws {Stopped} the signal said stop
 * @throws {TooSlow} the camera hangs · {SmallPhoto} · whatever the camera threw
 */
export async function takePhoto(device: PhotoDevice, options: PhotoOptions): Promise<Photo> {
  const { light, signal } = options;
  // Some cameras throw here and photograph all the same.
  const capabilities = await within(CAPABILITIES_MS, signal, () => device.getPhotoCapabilities()).catch(
    () => null,
  );
  const mode = fillLight(capabilities?.fillLightMode, light);
  let best: Photo | null = null;
  for (const size of sizesToAsk(capabilities)) {
    if (best && areaOf(best.header) >= areaOf(size) * NEAR_ENOUGH) break;
    try {
      const photo = await photograph(device, size, mode, signal);
      if (!best || areaOf(photo.header) > areaOf(best.header)) best = photo;
    } catch (error) {
      if (!best || error instanceof Stopped) throw error;
      break;
    }
  }
  if (!best) throw new Error('There was no size to ask for.');
  if (isSmall(areaOf(best.header), options)) throw new SmallPhoto(best);
  return best;
}

const isSmall = (area: number, { streamArea, largestStreamArea }: PhotoOptions): boolean =>
  area < streamArea * NEAR_ENOUGH ||
  (area * NEAR_ENOUGH <= streamArea && largestStreamArea > area * CLEARLY_MORE);

import type { CaptureAbout, CaptureFigures, CaptureMethod } from '../../../shared/consultation.ts';
import type { HeldCamera, LocalMedia } from '../devices/local-media.ts';
import { grabFrame } from './browser-frame.ts';
import { grabDeviceFrame, largestStream, type GrabFrame } from './device-frame.ts';
import { HeldStill } from './held-still.ts';
import { readImageHeader } from './image-header.ts';
import { Stopped } from './limits.ts';
import { measureStill } from './measure-still.ts';
import { areaOf } from './photo-sizes.ts';
import { SmallPhoto, takePhoto, type Photo, type PhotoDevice } from './take-photo.ts';
import { deviceClass, screenAngle } from './this-device.ts';

/**
 * `camera_off`: no live camera, or the person switched it off; `stopped`: the signal said so; `failed`: every step of the
 * ladder failed. `tried` and `reasons` are for the log: error names, no picture and no person.
 */
export class StillError extends Error {
  override readonly name = 'StillError';
  readonly code: 'camera_off' | 'stopped' | 'failed';
  readonly tried: CaptureMethod;
  readonly reasons: readonly string[];

  constructor(code: StillError['code'], tried: CaptureMethod, reasons: readonly string[] = []) {
    super(`The photograph was not taken: ${code}`);
    this.code = code;
    this.tried = tried;
    this.reasons = reasons;
  }
}

/** What the ladder needs of the browser; tests bring cameras that misbehave. */
export interface StillBrowser {
  /** Null where the browser cannot take photographs at all. */
  readonly photoDevice: (track: MediaStreamTrack) => PhotoDevice | null;
  readonly grabFrame: GrabFrame;
  readonly measure: (picture: Blob) => Promise<CaptureFigures | null>;
}

const theBrowser: StillBrowser = {
  photoDevice: (track) => (typeof ImageCapture === 'function' ? new ImageCapture(track) : null),
  grabFrame,
  measure: measureStill,
};

interface TakeStillOptions {
  /** Stops it between and during the steps: refused, withdrawn, paused. */
  readonly signal: AbortSignal;
  /** Default `off`. */
  readonly light?: 'off' | 'flash';
  readonly browser?: StillBrowser;
}

type Taken = Photo & { readonly method: CaptureMethod };

const areasOf = (track: MediaStreamTrack) => {
  const { width = 0, height = 0 } = track.getSettings();
  const largest = largestStream(track);
  return { streamArea: width * height, largestStreamArea: largest ? areaOf(largest) : 0 };
};

/** One climb of the ladder with one camera. */
class Ladder {
  readonly #camera: HeldCamera;
  readonly #options: TakeStillOptions;
  readonly #browser: StillBrowser;
  readonly #reasons: string[] = [];
  #track: MediaStreamTrack;
  #tried: CaptureMethod = 'take_photo';
  /** A photograph no larger than the stream: better than nothing. */
  #small: Taken | null = null;

  constructor(camera: HeldCamera, options: TakeStillOptions) {
    this.#camera = camera;
    this.#track = camera.track;
    this.#options = options;
    this.#browser = options.browser ?? theBrowser;
  }

  /** Steps 2 to 4 of capture.md. */
  async climb(): Promise<Taken> {
    const taken =
      (await this.#attempt('take_photo', () => this.#photo())) ??
      (this.#freshTrackMayHelp()
        ? await this.#attempt('take_photo_fresh_track', () => this.#renewed())
        : null) ??
      this.#larger(await this.#attempt('device_frame', () => this.#frame()));
    if (taken) return taken;
    throw new StillError('failed', this.#tried, this.#reasons);
  }

  #larger(frame: Taken | null): Taken | null {
    if (!frame || !this.#small) return frame ?? this.#small;
    return areaOf(frame.header) >= areaOf(this.#small.header) ? frame : this.#small;
  }

  async #attempt(method: CaptureMethod, step: () => Promise<Photo>): Promise<Taken | null> {
    this.#tried = method;
    try {
      if (this.#options.signal.aborted) throw new Stopped();
      return { ...(await step()), method };
    } catch (error) {
      if (error instanceof Stopped) throw new StillError('stopped', method, this.#reasons);
      if (error instanceof SmallPhoto) this.#small = { ...error.photo, method };
      this.#reasons.push(`${method}: ${error instanceof Error ? error.name : 'unknown'}`);
      return null;
    }
  }

  /** A track that failed once fails for ever in older WebKit; one that gives small pictures will go on doing so. */
  #freshTrackMayHelp(): boolean {
    const last = this.#reasons.at(-1) ?? '';
    return !last.endsWith('NotSupportedError') && !last.endsWith(SmallPhoto.name);
  }

  #photo(): Promise<Photo> {
    const device = this.#browser.photoDevice(this.#track);
    if (!device) return Promise.reject(new DOMException('No ImageCapture', 'NotSupportedError'));
    const { signal, light = 'off' } = this.#options;
    return takePhoto(device, { ...areasOf(this.#track), light, signal });
  }

  async #renewed(): Promise<Photo> {
    const fresh = await this.#camera.renew();
    if (!fresh) throw new Error('The camera did not open again.');
    this.#track = fresh;
    return this.#photo();
  }

  async #frame(): Promise<Photo> {
    const { signal } = this.#options;
    const scaleDown = (factor: number) => this.#camera.scaleDown(factor);
    const blob = await grabDeviceFrame(this.#track, this.#browser.grabFrame, scaleDown, signal);
    const header = await readImageHeader(blob);
    if (!header) throw new Error('The frame is not a picture.');
    return { blob, header, light: 'unknown' };
  }
}

const describe = (taken: Taken, camera: HeldCamera, stream: MediaTrackSettings) => ({
  method: taken.method,
  ...taken.header,
  lens: camera.lens,
  light: taken.light,
  // A frame is drawn upright already.
  angle: taken.method === 'device_frame' ? (0 as const) : screenAngle(),
  deviceClass: deviceClass(),
  streamWidth: stream.width ?? 0,
  streamHeight: stream.height ?? 0,
});

/**
 * Takes the guided still with the patient's own camera, at the sensor's full size where the browser can (capture.md).
 * The picture exists in the returned object and nowhere else.
 * @throws {StillError}
 */
export async function takeStill(local: LocalMedia, options: TakeStillOptions): Promise<HeldStill> {
  const still = await local.withCamera(async (camera) => {
    const stream = camera.track.getSettings();
    const taken = await new Ladder(camera, options).climb();
    return { blob: taken.blob, about: describe(taken, camera, stream) };
  });
  if (!still) throw new StillError('camera_off', 'take_photo');
  const figures = await (options.browser ?? theBrowser).measure(still.blob);
  if (options.signal.aborted) throw new StillError('stopped', still.about.method);
  const about: CaptureAbout = { ...still.about, figures };
  return new HeldStill(still.blob, about);
}

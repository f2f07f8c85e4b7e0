import type { PhotoDevice } from '../../../client/call/still/take-photo.ts';
import { fakeOf } from './fake-track.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The head of a PNG of this size: signature and IHDR (PNG, 11.2.2), which is all that is read of it. */
export const pngOf = ({ width, height }: Size): Blob => {
  const head = new DataView(new ArrayBuffer(33));
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].forEach((byte, at) => head.setUint8(at, byte));
  head.setUint32(8, 13);
  head.setUint32(12, 0x49484452);
  head.setUint32(16, width);
  head.setUint32(20, height);
  return new Blob([head.buffer]);
};

const SMALLEST = { width: 192, height: 144 };
const FORMATS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1440 },
  { width: 4032, height: 3024 },
];

/**
 * WebKit's camera as its source has it (capture.md): the smallest size where none is given, the current format where more is
 * asked for than there is, mute and unmute while it reconfigures, and a track that failed once fails for ever.
 */
export class WebKitCamera {
  formats: readonly Size[] = FORMATS;
  tellsCapabilities = true;
  /** The next photographs that fail, in turn: `hang` never answers. */
  faults: ('reject' | 'hang' | 'not a picture')[] = [];
  readonly asked: PhotoSettings[] = [];
  readonly #poisoned = new Set<string>();

  readonly device = (track: MediaStreamTrack): PhotoDevice => ({
    getPhotoCapabilities: async () => {
      if (!this.tellsCapabilities) throw new DOMException('', 'UnknownError');
      const largest = this.formats.at(-1) ?? SMALLEST;
      const range = (max: number) => ({ min: 0, max, step: 1 });
      return {
        imageWidth: range(largest.width),
        imageHeight: range(largest.height),
        fillLightMode: ['off', 'flash'],
      };
    },
    takePhoto: (settings) => this.#take(track, settings),
  });

  async #take(track: MediaStreamTrack, settings: PhotoSettings = {}): Promise<Blob> {
    this.asked.push(settings);
    if (this.#poisoned.has(track.id)) throw new DOMException('', 'InvalidStateError');
    const fault = this.faults.shift();
    if (fault === 'hang') return new Promise(() => {});
    if (fault === 'not a picture') return new Blob(['nothing']);
    if (fault === 'reject') {
      this.#poisoned.add(track.id);
      throw new DOMException('', 'OperationError');
    }
    const size = this.#sizeFor(track, settings);
    fakeOf(track).setMuted(true);
    fakeOf(track).setMuted(false);
    return pngOf(size);
  }

  #sizeFor(track: MediaStreamTrack, { imageWidth, imageHeight }: PhotoSettings): Size {
    if (imageWidth === undefined || imageHeight === undefined) return SMALLEST;
    const exact = this.formats.find(({ width, height }) => width === imageWidth && height === imageHeight);
    const { width = 0, height = 0 } = track.getSettings();
    return exact ?? { width, height };
  }
}

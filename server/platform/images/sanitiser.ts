import { readAnswer, type Sanitised } from './decode-answer.ts';
import { DecodeProcess, type DecodeLimits } from './decode-process.ts';
import { readImageHeader } from './image-header.ts';
import { ImageProcessUnavailable, ImageRejected } from './image-rejected.ts';

/** What a picture may cost (S3). */
export interface ImageLimits extends DecodeLimits {
  /** Bytes of the file as it was sent. */
  maxBytes: number;
  /** Decoders at work at the same time; more pictures wait their turn. */
  concurrent: number;
}

/**
 * Measured: a 64-megapixel JPEG to be turned fits in 512 MiB, a progressive one without chroma subsampling in 768 MiB;
 * an interlaced PNG or a WebP of that size does not, and phones send neither.
 */
export const DEFAULT_IMAGE_LIMITS: ImageLimits = {
  maxBytes: 40 * 1024 * 1024,
  maxPixels: 64_000_000,
  memoryBytes: 768 * 1024 * 1024,
  timeoutMs: 20_000,
  concurrent: 2,
};

/** Whole pixels of the upright picture, from its upper left corner. */
interface PictureRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PictureEdits {
  readonly crop: PictureRegion | null;
  readonly redactions: readonly PictureRegion[];
}

/** Makes hostile pictures safe, in a process of its own for each (S3). */
export interface ImageSanitiser {
  /**
   * Byte cap → header → pixel cap → decode under limits → upright, sRGB, no metadata → JPEG again.
   * @throws ImageRejected for the picture's fault
   * @throws ImageProcessUnavailable for the machine's
   */
  sanitise(source: Buffer): Promise<Sanitised>;
  /**
   * R25: a copy, cropped and with regions under solid black, in which what they covered is gone: the picture is decoded
   * under the same limits, and image and thumbnail are encoded anew from the pixels that are left. Regions grow to whole
   * JPEG blocks. The source stays as it is.
   * @throws ImageRejected, ImageProcessUnavailable as `sanitise`
   */
  redact(source: Buffer, edits: PictureEdits): Promise<Sanitised>;
  /** Ends all decoders; pictures in work are rejected. */
  close(): Promise<void>;
}

/**
 * Starts the first spare decoder and waits for it, so that a machine on which it cannot run is noticed at start.
 * @throws ImageProcessUnavailable
 */
export async function openImageSanitiser(limits: ImageLimits): Promise<ImageSanitiser> {
  const pool = new DecoderPool(limits);
  await pool.warm();
  return {
    async sanitise(source) {
      checkBeforeDecoding(source, limits);
      return readAnswer(await pool.decode(source, null));
    },
    async redact(source, edits) {
      checkBeforeDecoding(source, limits);
      return readAnswer(await pool.decode(source, edits));
    },
    close: () => pool.close(),
  };
}

function checkBeforeDecoding(source: Buffer, limits: ImageLimits): void {
  if (source.length > limits.maxBytes) throw new ImageRejected('too_large', `${source.length} bytes`);
  const { width, height } = readImageHeader(source);
  if (width * height > limits.maxPixels) throw new ImageRejected('too_many_pixels', `${width}×${height}`);
}

/** One decoder a picture, and one that has already booted waiting for the next. */
class DecoderPool {
  readonly #limits: ImageLimits;
  readonly #working = new Set<DecodeProcess>();
  readonly #queue: (() => void)[] = [];
  #spare: DecodeProcess | undefined;
  #closed = false;

  constructor(limits: ImageLimits) {
    this.#limits = limits;
  }

  async warm(): Promise<void> {
    this.#spare = new DecodeProcess(this.#limits);
    await this.#spare.ready;
  }

  async decode(picture: Buffer, edits: PictureEdits | null): Promise<Buffer> {
    while (this.#working.size >= this.#limits.concurrent && !this.#closed) {
      await new Promise<void>((go) => this.#queue.push(go));
    }
    if (this.#closed) throw new ImageProcessUnavailable('closed');
    const decoder = this.#take();
    this.#working.add(decoder);
    try {
      return await decoder.decode(picture, edits);
    } finally {
      this.#working.delete(decoder);
      this.#queue.shift()?.();
      // after the picture, not beside it: booting costs a core for a tenth of a second
      if (!this.#closed && !this.#spare?.alive) this.#spare = new DecodeProcess(this.#limits);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const go of this.#queue.splice(0)) go();
    const all = [...this.#working, ...(this.#spare ? [this.#spare] : [])];
    await Promise.all(all.map((decoder) => decoder.close()));
  }

  #take(): DecodeProcess {
    const spare = this.#spare;
    this.#spare = undefined;
    return spare?.alive ? spare : new DecodeProcess(this.#limits);
  }
}

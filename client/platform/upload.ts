import type { CaptureAbout } from '../../shared/consultation.ts';
import { PAGE_ERRORS } from '../../shared/page-errors.ts';
import type { CaptureId } from '../../shared/ids.ts';
import { PictureStored, picturePath, UPLOAD_HEADERS } from '../../shared/upload.ts';
import { ClientError, errorFrom, localError } from './client-error.ts';
import { CutOff, sendBytes, type BytesAnswer, type SendBytes } from './send-bytes.ts';

/** Waits before going on after a cut link, milliseconds; the last one repeats. */
const BACK_OFF_MS = [300, 1000, 3000, 5000] as const;
/** Refusals that pass by themselves. */
const PASSING = new Set<string>(['unavailable', 'internal', 'too_many_requests', 'media_unavailable']);
/** An answer to HEAD has no body: what its status means here. */
const HEAD_CODES: Readonly<Record<number, keyof typeof PAGE_ERRORS>> = {
  401: 'capture_refused',
  403: 'capture_refused',
  404: 'capture_refused',
  409: 'capture_spent',
  410: 'capture_spent',
};

interface UploadOptions {
  readonly captureId: CaptureId;
  readonly token: string;
  readonly picture: Blob;
  readonly about: CaptureAbout;
  /** Stops it at once: consent was withdrawn, the chaperone paused, the patient refused. */
  readonly signal: AbortSignal;
  /** Bytes sent of all, at most `total` (which is the whole picture). */
  readonly onProgress?: (sent: number, total: number) => void;
  readonly send?: SendBytes;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const base64Url = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** One picture on its way; keeps how much of it is durable. */
class Upload {
  readonly #options: UploadOptions;
  readonly #sha256: string;
  readonly #send: SendBytes;
  #offset = 0;
  /** The offset is a guess since the link was cut. */
  #unsure = false;

  constructor(options: UploadOptions, sha256: string) {
    this.#options = options;
    this.#sha256 = sha256;
    this.#send = options.send ?? sendBytes;
  }

  /** One try from where it stands; null when it is worth trying again, and then how far it came shows in `offset`. */
  async try(): Promise<PictureStored | null> {
    try {
      if (this.#unsure) await this.#askOffset();
      return this.#read(await this.#put());
    } catch (error) {
      if (this.#options.signal.aborted) throw localError('stopped', error);
      if (error instanceof CutOff) this.#unsure = true;
      else if (!(error instanceof ClientError) || !PASSING.has(error.code)) throw error;
      return null;
    }
  }

  get offset(): number {
    return this.#offset;
  }

  #put(): Promise<BytesAnswer> {
    const { picture, about, signal, onProgress } = this.#options;
    const start = this.#offset;
    return this.#send({
      method: 'PUT',
      url: picturePath(this.#options.captureId),
      headers: {
        ...this.#authorization(),
        [UPLOAD_HEADERS.offset]: String(start),
        [UPLOAD_HEADERS.length]: String(picture.size),
        [UPLOAD_HEADERS.sha256]: this.#sha256,
        [UPLOAD_HEADERS.about]: base64Url(JSON.stringify(about)),
        'content-type': 'application/octet-stream',
      },
      body: picture.slice(start),
      signal,
      onSent: (bytes) => onProgress?.(Math.min(start + bytes, picture.size), picture.size),
    });
  }

  #read({ status, body }: BytesAnswer): PictureStored | null {
    if (status === 200 || status === 201) {
      const stored = PictureStored.safeParse(parse(body));
      if (!stored.success) throw localError('unexpected_answer', stored.error);
      if (stored.data.sha256Device !== this.#sha256) throw refused('picture_wrong_hash');
      return stored.data;
    }
    // A gateway without a word from the server behind it.
    if (status === 408 || (status >= 502 && status <= 504)) throw new CutOff();
    const error = errorFrom(parse(body));
    if (error.code !== 'upload_offset') throw error;
    this.#offset = this.#within(error.count);
    return null;
  }

  async #askOffset(): Promise<void> {
    const { signal, captureId } = this.#options;
    const url = picturePath(captureId);
    const answer = await this.#send({
      method: 'HEAD',
      url,
      headers: this.#authorization(),
      body: null,
      signal,
    });
    if (answer.status === 429 || answer.status >= 500) throw new CutOff();
    const code = HEAD_CODES[answer.status];
    if (code) throw refused(code);
    const header = answer.header(UPLOAD_HEADERS.offset);
    this.#offset = this.#within(header === null ? undefined : Number(header));
    this.#unsure = false;
  }

  #authorization() {
    return { [UPLOAD_HEADERS.authorization]: `Capture ${this.#options.token}` };
  }

  #within(offset: number | undefined): number {
    if (
      offset === undefined ||
      !Number.isInteger(offset) ||
      offset < 0 ||
      offset > this.#options.picture.size
    ) {
      throw localError('unexpected_answer');
    }
    return offset;
  }
}

const refused = (code: keyof typeof PAGE_ERRORS) => new ClientError(code, PAGE_ERRORS[code].text);

/**
 * Sends a picture and resolves once the server has it durably in the record, with its own hash of these bytes verified:
 * only then may the device let go of it (R20). A cut link goes on where it stopped, for as long as the capture lives.
 * @throws {ClientError} `stopped` when the signal stops it; the server's refusal (`capture_spent`, `capture_refused`,
 *   `picture_unreadable` …); `picture_wrong_hash`
 */
export async function uploadPicture(options: UploadOptions): Promise<PictureStored> {
  const { picture, signal, wait = pause } = options;
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer()));
  if (signal.aborted) throw localError('stopped');
  const upload = new Upload(options, sha256);
  let fruitless = 0;
  for (;;) {
    const before = upload.offset;
    const stored = await upload.try();
    if (stored) return stored;
    fruitless = upload.offset > before ? 0 : fruitless + 1;
    const last = BACK_OFF_MS.length - 1;
    await Promise.race([wait(BACK_OFF_MS[Math.min(Math.max(0, fruitless - 1), last)] ?? 0), stopped(signal)]);
    if (signal.aborted) throw localError('stopped');
  }
}

const stopped = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ImageProcessUnavailable, ImageRejected } from './image-rejected.ts';

/** What the operating system and the clock allow one decoder. */
export interface DecodeLimits {
  /** Pixels in the decoded picture. */
  maxPixels: number;
  /** Private writable memory of the process in bytes (RLIMIT_DATA), its own ~60 MiB included. */
  memoryBytes: number;
  /** Wall-clock milliseconds from handing over the picture to the whole answer. */
  timeoutMs: number;
}

const CHILD = fileURLToPath(new URL('./decode-child.mjs', import.meta.url));

// The shell's ulimit and not prlimit: the same limit, wherever there is a POSIX shell. No file may be written (-f),
// no core dumped (-c). Where a limit cannot be set, nothing runs.
const UNDER_LIMITS =
  'ulimit -d "$1" && ulimit -t "$2" && ulimit -f 0 && ulimit -c 0 && ulimit -n 64 && shift 2 && exec "$@"';

/** Nothing of the server's environment reaches the decoder; libvips never spills a picture into a file. */
const ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  MALLOC_ARENA_MAX: '2',
  UV_THREADPOOL_SIZE: '2',
  VIPS_DISC_THRESHOLD: String(2 ** 46),
};

/** One decoder under its limits: waits for one picture, answers, and is gone. */
export class DecodeProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #limits: DecodeLimits;
  readonly #answer: Promise<Buffer>;
  /** Settles when it waits for its picture. Rejects with ImageProcessUnavailable. */
  readonly ready: Promise<void>;
  /** Why it was killed by us, if it was. */
  #killed: string | undefined;

  constructor(limits: DecodeLimits) {
    this.#limits = limits;
    const node = [process.execPath, '--jitless', '--v8-pool-size=0', CHILD, String(limits.maxPixels)];
    const kibibytes = String(Math.floor(limits.memoryBytes / 1024));
    const cpuSeconds = String(Math.ceil(limits.timeoutMs / 1000) * 4);
    this.#child = spawn('sh', ['-c', UNDER_LIMITS, 'sh', kibibytes, cpuSeconds, ...node], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: ENVIRONMENT,
    });
    this.#child.stdin.on('error', () => undefined); // it died while the picture was on its way: see its exit
    const { ready, answer } = this.#listen();
    this.ready = ready;
    this.#answer = answer;
    for (const promise of [ready, answer]) promise.catch(() => undefined); // whoever waits sees it
  }

  /** True until the process has ended. */
  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Hands over the picture and returns the raw answer.
   * @throws ImageRejected decode_limit when it dies, or is killed for its time or the length of its answer
   * @throws ImageProcessUnavailable when it never started
   */
  async decode(picture: Buffer): Promise<Buffer> {
    await this.ready;
    const timer = setTimeout(() => this.#kill('time limit'), this.#limits.timeoutMs);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(picture.length);
    this.#child.stdin.write(length);
    this.#child.stdin.write(picture);
    try {
      return await this.#answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends it, whatever it is doing, and waits until it is gone. */
  async close(): Promise<void> {
    this.#kill('closed');
    await this.#answer.catch(() => undefined);
  }

  #kill(why: string): void {
    this.#killed ??= why;
    this.#child.kill('SIGKILL');
  }

  #listen(): { ready: Promise<void>; answer: Promise<Buffer> } {
    const ready = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Buffer>();
    const pieces: Buffer[] = [];
    let received = 0;
    let complaint = '';
    this.#child.stderr.on(
      'data',
      (text: Buffer) => (complaint = (complaint + text.toString()).slice(0, 2000)),
    );
    this.#child.stdout.on('data', (piece: Buffer) => {
      ready.resolve();
      pieces.push(piece);
      received += piece.length;
      // four channels of raw pixels are more than any honest answer
      if (received > this.#limits.maxPixels * 4 + 1_000_000) this.#kill('answer too long');
    });
    this.#child.on('error', (error) => {
      ready.reject(new ImageProcessUnavailable(error.message));
      answer.reject(new ImageProcessUnavailable(error.message));
    });
    this.#child.on('close', (code, signal) => {
      ready.reject(new ImageProcessUnavailable(this.#killed ?? complaint));
      if (code === 0 && !this.#killed) return answer.resolve(Buffer.concat(pieces).subarray(1));
      answer.reject(
        new ImageRejected('decode_limit', `decoder ended: ${this.#killed ?? signal ?? `code ${code}`}`),
      );
    });
    return { ready: ready.promise, answer: answer.promise };
  }
}

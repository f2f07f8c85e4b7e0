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
// no core dumped (-c); small stacks (-s), as each thread's counts as data. Where a limit cannot be set, nothing runs.
const UNDER_LIMITS =
  'ulimit -d "$1" && ulimit -t "$2" && ulimit -f 0 && ulimit -c 0 && ulimit -s 2048 && ulimit -n 64 && shift 2 && exec "$@"';

/** Nothing of the server's environment reaches the decoder; libvips never spills a picture into a file. */
const ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  MALLOC_ARENA_MAX: '2',
  UV_THREADPOOL_SIZE: '2',
  VIPS_DISC_THRESHOLD: String(2 ** 46),
};

const CLOSED = 'closed';

/** One decoder under its limits: waits for one picture, answers, and is gone. */
export class DecodeProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #limits: DecodeLimits;
  readonly #ready = Promise.withResolvers<void>();
  readonly #answer = Promise.withResolvers<Buffer>();
  readonly #ended = Promise.withResolvers<void>();
  /** Why we killed it, if we did. */
  #killed: string | undefined;
  #complaint = '';

  constructor(limits: DecodeLimits) {
    this.#limits = limits;
    const node = [process.execPath, '--jitless', '--v8-pool-size=0', CHILD, String(limits.maxPixels)];
    const kibibytes = String(Math.floor(limits.memoryBytes / 1024));
    const cpuSeconds = String(Math.ceil(limits.timeoutMs / 1000) * 4);
    this.#child = spawn('sh', ['-c', UNDER_LIMITS, 'sh', kibibytes, cpuSeconds, ...node], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: ENVIRONMENT,
    });
    // whoever waits for these sees the rejection; nobody may be waiting
    for (const { promise } of [this.#ready, this.#answer]) promise.catch(() => undefined);
    this.#child.stdin.on('error', () => undefined); // it died while the picture was on its way: see its end
    this.#child.stderr.on('data', (text: Buffer) => {
      this.#complaint = (this.#complaint + text.toString()).slice(0, 2000);
    });
    this.#child.on('error', (error) => this.#finish(error.message));
    this.#child.on('close', (code, signal) => this.#finish(signal ?? `code ${code}`));
    this.#receive();
  }

  /** Settles when it waits for its picture. Rejects with ImageProcessUnavailable. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** True until the process has ended. */
  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Hands over the picture, with what is to be cut and covered, and returns the raw answer; its work is done then.
   * @throws ImageRejected decode_limit when it dies, or is killed for its time or the length of its answer
   * @throws ImageProcessUnavailable when it never started
   */
  async decode(picture: Buffer, edits: object | null): Promise<Buffer> {
    await this.#ready.promise;
    const timer = setTimeout(() => this.#kill('time limit'), this.#limits.timeoutMs);
    const json = Buffer.from(JSON.stringify(edits));
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(4 + json.length + picture.length);
    lengths.writeUInt32LE(json.length, 4);
    this.#child.stdin.write(lengths);
    this.#child.stdin.write(json);
    this.#child.stdin.write(picture);
    try {
      return await this.#answer.promise;
    } finally {
      clearTimeout(timer);
      this.#kill('done');
    }
  }

  /** Ends it, whatever it is doing, and waits until it is gone. */
  async close(): Promise<void> {
    this.#kill(CLOSED);
    await this.#ended.promise;
  }

  #kill(why: string): void {
    this.#killed ??= why;
    this.#child.kill('SIGKILL');
  }

  /** 'R' · length of what follows (4) · what follows. */
  #receive(): void {
    const pieces: Buffer[] = [];
    let have = 0;
    let whole: number | undefined;
    this.#child.stdout.on('data', (piece: Buffer) => {
      this.#ready.resolve();
      pieces.push(piece);
      have += piece.length;
      if (have < 5) return;
      whole ??= 5 + Buffer.concat(pieces).readUInt32LE(1);
      // four bytes for each pixel are more than any honest answer has
      if (whole > this.#limits.maxPixels * 4 + 1_000_000) return this.#kill('answer too long');
      if (have >= whole) this.#answer.resolve(Buffer.concat(pieces).subarray(5, whole));
    });
  }

  /** Too late for whoever already has an answer. */
  #finish(how: string): void {
    const why = this.#killed ?? how;
    this.#ready.reject(new ImageProcessUnavailable(`${why} ${this.#complaint}`.trim()));
    const closed = why === CLOSED;
    this.#answer.reject(
      closed ? new ImageProcessUnavailable(why) : new ImageRejected('decode_limit', `decoder ended: ${why}`),
    );
    this.#ended.resolve();
  }
}

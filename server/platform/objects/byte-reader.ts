/** Takes exact lengths from a source that yields pieces of any length. */
export class ByteReader {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#iterator = source[Symbol.asyncIterator]();
  }

  /** The next `length` bytes; fewer, or none, only where the source has ended. */
  async read(length: number): Promise<Buffer> {
    const pieces = this.#rest.length > 0 ? [this.#rest] : [];
    let have = this.#rest.length;
    while (have < length && !this.#ended) {
      const step = await this.#iterator.next();
      if (step.done) {
        this.#ended = true;
      } else {
        pieces.push(asBuffer(step.value));
        have += step.value.length;
      }
    }
    const only = pieces.length === 1 ? pieces[0] : undefined;
    const all = only ?? Buffer.concat(pieces);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }

  /** Ends the source where it was left, so that it can close its file. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#iterator.return?.();
    this.#ended = true;
  }
}

/** The same bytes as a Buffer, without copying. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

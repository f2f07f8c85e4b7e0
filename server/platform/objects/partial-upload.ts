import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DecryptionError } from '../keys/decryption-error.ts';
import { copyKey, destroyKey } from '../keys/key-material.ts';
import { constantTimeEqual } from '../keys/tokens.ts';
import { asBuffer } from './byte-reader.ts';
import { ensureFolder, syncFolder } from './durable-fs.ts';
import { interruptible } from './interruptible.ts';
import { recoverSegments, segmentAad, segmentName, segmentOffsets } from './partial-recovery.ts';
import { readSegment, SegmentWriter } from './partial-segment.ts';
import { OffsetMismatch, PartialUploadError } from './partial-upload-errors.ts';
import { RecordSink } from './record-sink.ts';

/** How a request's bytes are taken. */
export interface AppendOptions {
  /** Most bytes the whole upload may have. */
  maxBytes: number;
  /** Told how many bytes of the upload are durable, each time there are more; must not throw. */
  onDurable?: (bytes: number) => void;
}

/**
 * A picture on its way in: encrypted records on disk, so that a cut link or a killed server goes on from the last
 * durable byte and no plaintext ever lies on disk (S4).
 */
export interface PartialUpload {
  /** The offset at which the upload goes on; all bytes before it survive a power cut. */
  durableBytes(): number;
  /**
   * Takes the rest of the upload from one request. Bytes that arrived before a failing source failed are kept.
   * Whoever streams an HTTP request in and still wants to answer it passes `request.iterator({ destroyOnReturn: false })`.
   * @returns the durable bytes afterwards
   * @throws OffsetMismatch · PartialUploadError · whatever the source or the disk threw
   */
  append(offset: number, source: AsyncIterable<Uint8Array>, options: AppendOptions): Promise<number>;
  /** Stops the request that is writing, if any – its link may be long dead – and returns the durable bytes. */
  interrupt(): Promise<number>;
  /**
   * Everything received, for the hash and the decoder.
   * @throws DecryptionError when a byte on disk was changed
   */
  read(): AsyncIterable<Buffer>;
  /** Removes the upload from disk for good, and forgets the key. */
  discard(): Promise<void>;
}

/** Removes an upload's folder for good. */
export async function removeFolder(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await syncFolder(root);
}

/** One writing request. */
interface Writer {
  stop: AbortController;
  done: Promise<void>;
}

/** A partial upload on disk. `forget` is called once it is closed, discarded or has lost its disk. */
export class StoredUpload implements PartialUpload {
  readonly #root: string;
  readonly #folder: string;
  readonly #key: Buffer;
  readonly #binding: Buffer;
  readonly #forget: () => void;
  #durable: number;
  #writer: Writer | undefined;
  #closed = false;

  private constructor(
    place: { root: string; folder: string },
    key: Buffer,
    binding: Buffer,
    durable: number,
    forget: () => void,
  ) {
    this.#root = place.root;
    this.#folder = place.folder;
    this.#key = key;
    this.#binding = binding;
    this.#durable = durable;
    this.#forget = forget;
  }

  static async open(
    root: string,
    folder: string,
    key: Buffer,
    binding: Buffer,
    forget: () => void,
  ): Promise<StoredUpload> {
    const own = copyKey(key);
    try {
      await ensureFolder(folder);
      const durable = await recoverSegments(folder, own, binding);
      return new StoredUpload({ root, folder }, own, binding, durable, forget);
    } catch (error) {
      destroyKey(own);
      throw error;
    }
  }

  opensWith(key: Buffer, binding: Buffer): boolean {
    return constantTimeEqual(this.#key, key) && this.#binding.equals(binding);
  }

  durableBytes(): number {
    return this.#durable;
  }

  async append(offset: number, source: AsyncIterable<Uint8Array>, options: AppendOptions): Promise<number> {
    this.#assertOpen();
    if (this.#writer) throw new PartialUploadError('busy');
    if (offset !== this.#durable) throw new OffsetMismatch(this.#durable);
    const stop = new AbortController();
    const taking = this.#take(source, options, stop.signal);
    this.#writer = { stop, done: taking.catch(() => undefined) };
    try {
      await taking;
    } finally {
      this.#writer = undefined;
    }
    return this.#durable;
  }

  async interrupt(): Promise<number> {
    const writer = this.#writer;
    writer?.stop.abort();
    await writer?.done;
    return this.#durable;
  }

  async *read(): AsyncGenerator<Buffer> {
    this.#assertOpen();
    if (this.#writer) throw new PartialUploadError('busy');
    const total = this.#durable;
    let have = 0;
    for (const offset of await segmentOffsets(this.#folder)) {
      if (offset !== have) throw new DecryptionError('an upload');
      const path = join(this.#folder, segmentName(offset));
      for await (const { plain } of readSegment(path, this.#key, segmentAad(this.#binding, offset))) {
        have += plain.length;
        yield plain;
      }
    }
    if (have !== total) throw new DecryptionError('an upload');
  }

  async discard(): Promise<void> {
    await this.close();
    await removeFolder(this.#root, this.#folder);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.interrupt();
    destroyKey(this.#key);
    this.#forget();
  }

  #assertOpen(): void {
    if (this.#closed) throw new PartialUploadError('closed');
  }

  async #take(source: AsyncIterable<Uint8Array>, options: AppendOptions, signal: AbortSignal): Promise<void> {
    const start = this.#durable;
    const path = join(this.#folder, segmentName(start));
    const create = () =>
      SegmentWriter.create(this.#folder, path, this.#key, segmentAad(this.#binding, start));
    const sink = new RecordSink(create, (bytes) => {
      this.#durable = start + bytes;
      options.onDurable?.(this.#durable);
    });
    let ending: { error: unknown } | undefined;
    try {
      let total = start;
      for await (const piece of interruptible(source, signal, new PartialUploadError('interrupted'))) {
        total += piece.length;
        if (total > options.maxBytes) throw new PartialUploadError('too_large');
        await this.#orClose(sink.push(asBuffer(piece)));
      }
    } catch (error) {
      ending = { error };
    }
    await this.#orClose(sink.finish());
    if (ending) throw ending.error;
  }

  /** After a failing disk the file may be longer than what is durable: only a recovery can tell. */
  async #orClose(writing: Promise<void>): Promise<void> {
    try {
      await writing;
    } catch (error) {
      this.#closed = true;
      this.#forget();
      throw error;
    }
  }
}

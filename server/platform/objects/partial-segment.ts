import { open, type FileHandle } from 'node:fs/promises';
import { DecryptionError } from '../keys/decryption-error.ts';
import {
  CHUNK_OVERHEAD,
  createStreamDecryptor,
  createStreamEncryptor,
  STREAM_HEADER_BYTES,
  type StreamDecryptor,
  type StreamEncryptor,
} from '../keys/secret-stream.ts';
import { ByteReader } from './byte-reader.ts';
import { syncFolder, writeFully } from './durable-fs.ts';

/** Most plaintext bytes in one record. */
export const RECORD_BYTES = 256 * 1024;

// Segment: magic and version (8) · stream header (24) · records: ciphertext length (4, little endian) · ciphertext
const MAGIC = Buffer.from('SGTLPRT\u0001', 'latin1');
const FRONT_BYTES = MAGIC.length + STREAM_HEADER_BYTES;
const LENGTH_BYTES = 4;

/** Appends encrypted records to a new segment file. What was written counts only after `sync`. */
export class SegmentWriter {
  readonly #handle: FileHandle;
  readonly #stream: StreamEncryptor;
  readonly #aad: Buffer;
  #nameDurable: Promise<void> | undefined;
  /** Plaintext bytes written so far, durable or not. */
  written = 0;

  private constructor(handle: FileHandle, stream: StreamEncryptor, aad: Buffer, nameDurable: Promise<void>) {
    this.#handle = handle;
    this.#stream = stream;
    this.#aad = aad;
    this.#nameDurable = nameDurable;
  }

  /** Creates the file, which must not exist yet; its name becomes durable while the first bytes are on their way. */
  static async create(folder: string, path: string, key: Buffer, aad: Buffer): Promise<SegmentWriter> {
    const handle = await open(path, 'wx', 0o600);
    const nameDurable = syncFolder(folder);
    nameDurable.catch(() => undefined); // reported by the first sync
    const stream = createStreamEncryptor(key);
    const writer = new SegmentWriter(handle, stream, aad, nameDurable);
    try {
      await writeFully(handle, Buffer.concat([MAGIC, stream.header]));
    } catch (error) {
      await writer.close();
      throw error;
    }
    return writer;
  }

  async write(plain: Buffer): Promise<void> {
    const cipher = this.#stream.push(plain, this.#aad, false);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(cipher.length);
    await writeFully(this.#handle, Buffer.concat([length, cipher]));
    this.written += plain.length;
  }

  /** After this the bytes written before the call survive a power cut. */
  async sync(): Promise<void> {
    await Promise.all([this.#handle.datasync(), this.#nameDurable]);
    this.#nameDurable = undefined;
  }

  async close(): Promise<void> {
    this.#stream.close();
    await this.#handle.close();
  }
}

/** One genuine record and the position in the file at which it ends. */
interface SegmentRecord {
  plain: Buffer;
  end: number;
}

/** What is wrong behind the last genuine record: a write that was cut short. */
export class TornTail extends DecryptionError {
  constructor() {
    super('the end of an upload');
    this.name = 'TornTail';
  }
}

/**
 * The records of a segment in order.
 * @throws TornTail where the file ends inside its front or inside a record, or a length is impossible
 * @throws DecryptionError where a whole record is not genuine
 */
export async function* readSegment(path: string, key: Buffer, aad: Buffer): AsyncGenerator<SegmentRecord> {
  const handle = await open(path, 'r');
  const reader = new ByteReader(handle.createReadStream({ autoClose: false, highWaterMark: RECORD_BYTES }));
  let stream: StreamDecryptor | undefined;
  try {
    const front = await reader.read(FRONT_BYTES);
    if (front.length < FRONT_BYTES) throw new TornTail();
    if (!front.subarray(0, MAGIC.length).equals(MAGIC)) throw new DecryptionError('an upload');
    stream = createStreamDecryptor(key, front.subarray(MAGIC.length));
    let end = FRONT_BYTES;
    for (;;) {
      const cipher = await readRecord(reader);
      if (!cipher) return;
      end += LENGTH_BYTES + cipher.length;
      yield { plain: stream.pull(cipher, aad).plain, end };
    }
  } finally {
    stream?.close();
    await reader.close();
    await handle.close();
  }
}

/** The next record's ciphertext, or nothing at the file's proper end. */
async function readRecord(reader: ByteReader): Promise<Buffer | undefined> {
  const prefix = await reader.read(LENGTH_BYTES);
  if (prefix.length === 0) return undefined;
  if (prefix.length < LENGTH_BYTES) throw new TornTail();
  const length = prefix.readUInt32LE();
  if (length <= CHUNK_OVERHEAD || length > RECORD_BYTES + CHUNK_OVERHEAD) throw new TornTail();
  const cipher = await reader.read(length);
  if (cipher.length < length) throw new TornTail();
  return cipher;
}

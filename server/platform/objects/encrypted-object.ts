import { DecryptionError } from '../keys/decryption-error.ts';
import { plainId } from '../keys/key-wrapper.ts';
import {
  CHUNK_OVERHEAD,
  createStreamDecryptor,
  createStreamEncryptor,
  STREAM_HEADER_BYTES,
  type StreamDecryptor,
} from '../keys/secret-stream.ts';
import { ByteReader } from './byte-reader.ts';
import type { ObjectStore } from './object-store.ts';

// File: magic and version (8) · stream header (24) · chunks of 256 KiB + 17; the last one shorter and marked final
const MAGIC = Buffer.from('SGTLOBJ\u0001', 'latin1');
const PLAIN_CHUNK = 256 * 1024;
const CIPHER_CHUNK = PLAIN_CHUNK + CHUNK_OVERHEAD;

/** What an object's ciphertext is bound to (S4); with any part different it does not open. */
export interface ObjectBinding {
  objectId: string;
  kind: 'still' | 'thumbnail' | 'pack';
  patientId: string;
}

/**
 * Encrypts `source` under `key` and stores it durably; the plaintext never reaches the store.
 * Cutting, reordering, swapping or altering the stored bytes makes reading fail.
 */
export async function writeEncrypted(
  store: ObjectStore,
  name: string,
  key: Buffer,
  binding: ObjectBinding,
  source: AsyncIterable<Uint8Array> | Buffer,
): Promise<void> {
  const pieces = Buffer.isBuffer(source) ? once(source) : source;
  await store.put(name, encrypt(key, associatedData(binding), pieces));
}

/**
 * The whole plaintext. Whole, because a cut is only noticed at the end: nothing is handed out before all of it is
 * known to be genuine.
 * @throws DecryptionError
 * @throws ObjectNotFound
 */
export async function readEncrypted(
  store: ObjectStore,
  name: string,
  key: Buffer,
  binding: ObjectBinding,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of decrypt(key, associatedData(binding), store.openRead(name))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * The plaintext piece by piece, for what is too large to hold. Each piece is genuine and in its place, but a cut shows only
 * at the end: whoever passes pieces on must be able to break off.
 * @throws DecryptionError
 * @throws ObjectNotFound
 */
export function openEncrypted(
  store: ObjectStore,
  name: string,
  key: Buffer,
  binding: ObjectBinding,
): AsyncIterable<Buffer> {
  return decrypt(key, associatedData(binding), store.openRead(name));
}

function associatedData({ objectId, kind, patientId }: ObjectBinding): Buffer {
  const text = `object:${plainId(objectId)}|kind:${kind}|patient:${plainId(patientId)}`;
  return Buffer.concat([MAGIC, Buffer.from(text)]);
}

async function* once(piece: Buffer): AsyncGenerator<Buffer> {
  yield piece;
}

async function* encrypt(key: Buffer, aad: Buffer, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const stream = createStreamEncryptor(key);
  const reader = new ByteReader(source);
  try {
    yield Buffer.concat([MAGIC, stream.header]);
    let chunk = await reader.read(PLAIN_CHUNK);
    for (;;) {
      const next = await reader.read(PLAIN_CHUNK);
      yield stream.push(chunk, aad, next.length === 0);
      if (next.length === 0) return;
      chunk = next;
    }
  } finally {
    stream.close();
    await reader.close();
  }
}

async function* decrypt(key: Buffer, aad: Buffer, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  try {
    const magic = await reader.read(MAGIC.length);
    if (!magic.equals(MAGIC)) throw new DecryptionError('an object');
    yield* decryptChunks(createStreamDecryptor(key, await reader.read(STREAM_HEADER_BYTES)), reader, aad);
  } finally {
    await reader.close();
  }
}

async function* decryptChunks(
  stream: StreamDecryptor,
  reader: ByteReader,
  aad: Buffer,
): AsyncGenerator<Buffer> {
  try {
    let chunk = await reader.read(CIPHER_CHUNK);
    for (;;) {
      const next = await reader.read(CIPHER_CHUNK);
      const { plain, final } = stream.pull(chunk, aad);
      if (final !== (next.length === 0)) throw new DecryptionError('an object');
      yield plain;
      if (final) return;
      chunk = next;
    }
  } finally {
    stream.close();
  }
}

import sodium from 'sodium-native';
import { DecryptionError } from './decryption-error.ts';
import { assertKey } from './key-material.ts';

/** Bytes that encryption adds to each chunk (tag and Poly1305 authenticator). */
export const CHUNK_OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES;
/** Length of the header that starts a stream; it carries the random nonce. */
export const STREAM_HEADER_BYTES = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES;

// libsodium's crypto_secretstream_xchacha20poly1305.h: TAG_MESSAGE and TAG_FINAL (TAG_PUSH | TAG_REKEY)
const TAG_MESSAGE = 0;
const TAG_FINAL = 3;

/** One direction of libsodium's secretstream: every chunk is bound to all the chunks before it. */
export interface StreamEncryptor {
  readonly header: Buffer;
  /** Ciphertext of one chunk. `final` closes the stream, so that a cut at a chunk's edge is noticed. */
  push(plain: Buffer, aad: Buffer, final: boolean): Buffer;
  /** Wipes the stream's state. */
  close(): void;
}

export interface StreamDecryptor {
  /** @throws DecryptionError when the chunk is not the next one of this stream under this key and this aad */
  pull(cipher: Buffer, aad: Buffer): { plain: Buffer; final: boolean };
  close(): void;
}

/** Starts a stream under `key`; the random header must be stored in front of the chunks. */
export function createStreamEncryptor(key: Buffer): StreamEncryptor {
  assertKey(key);
  const state = sodium.sodium_malloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);
  const header = Buffer.alloc(STREAM_HEADER_BYTES);
  sodium.crypto_secretstream_xchacha20poly1305_init_push(state, header, key);
  return {
    header,
    push(plain, aad, final) {
      const cipher = Buffer.allocUnsafe(plain.length + CHUNK_OVERHEAD);
      const tag = final ? TAG_FINAL : TAG_MESSAGE;
      sodium.crypto_secretstream_xchacha20poly1305_push(state, cipher, plain, aad, tag);
      return cipher;
    },
    close: () => sodium.sodium_memzero(state),
  };
}

/** Reads a stream that `createStreamEncryptor` began with this header. */
export function createStreamDecryptor(key: Buffer, header: Buffer): StreamDecryptor {
  assertKey(key);
  if (header.length !== STREAM_HEADER_BYTES) throw new DecryptionError('a stream header');
  const state = sodium.sodium_malloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);
  sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key);
  return {
    pull: (cipher, aad) => pullChunk(state, cipher, aad),
    close: () => sodium.sodium_memzero(state),
  };
}

function pullChunk(state: Buffer, cipher: Buffer, aad: Buffer): { plain: Buffer; final: boolean } {
  if (cipher.length < CHUNK_OVERHEAD) throw new DecryptionError('a chunk');
  const plain = Buffer.allocUnsafe(cipher.length - CHUNK_OVERHEAD);
  const tag = Buffer.alloc(1);
  try {
    sodium.crypto_secretstream_xchacha20poly1305_pull(state, plain, tag, cipher, aad);
  } catch {
    throw new DecryptionError('a chunk');
  }
  return { plain, final: tag[0] === TAG_FINAL };
}

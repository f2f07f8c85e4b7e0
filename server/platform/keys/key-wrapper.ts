import sodium from 'sodium-native';
import { DecryptionError } from './decryption-error.ts';
import { createSha256 } from './hash.ts';
import { assertKey, destroyKey, KEY_BYTES, newKey } from './key-material.ts';

/**
 * A key that keeps other keys (S4): the practice's key wraps one key per patient, a patient's key wraps one data key
 * per still. `aad` binds a wrapped key to what it is for, so that it opens nothing else.
 */
export interface KeyWrapper {
  /** Names the wrapping key without revealing it: 16 hex characters, the same for the same key. */
  readonly id: string;
  wrap(plainKey: Buffer, aad: string): Buffer;
  /**
   * The plain key in guarded memory; the caller destroys it after use.
   * @throws DecryptionError
   */
  unwrap(wrapped: Buffer, aad: string): Buffer;
}

/** A new key with its wrapped form: keep `wrapped`, use `key`, then destroy it. */
export interface WrappedKey {
  key: Buffer;
  wrapped: Buffer;
}

// Wrapped key: version (1) · id of the wrapping key (8) · nonce (24) · ciphertext and authenticator (48)
const VERSION = 1;
const ID_BYTES = 8;
const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const CIPHER_BYTES = KEY_BYTES + sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;
const HEADER_BYTES = 1 + ID_BYTES;
const WRAPPED_BYTES = HEADER_BYTES + NONCE_BYTES + CIPHER_BYTES;

/** Makes a key that wraps keys. It reads `key` at each use and does not own it. */
export function keyWrapper(key: Buffer): KeyWrapper {
  assertKey(key);
  const id = keyId(key);
  const header = Buffer.concat([Buffer.from([VERSION]), id]);
  return {
    id: id.toString('hex'),
    wrap: (plainKey, aad) => wrapKey(key, header, plainKey, aad),
    unwrap: (wrapped, aad) => unwrapKey(key, header, wrapped, aad),
  };
}

/** Draws a random key and wraps it under `parent`. */
export function newWrappedKey(parent: KeyWrapper, aad: string): WrappedKey {
  const key = newKey();
  return { key, wrapped: parent.wrap(key, aad) };
}

/** Unwraps a key for the length of `use`, and destroys it however `use` ends. */
export async function withUnwrappedKey<T>(
  parent: KeyWrapper,
  wrapped: Buffer,
  aad: string,
  use: (key: Buffer) => Promise<T> | T,
): Promise<T> {
  const key = parent.unwrap(wrapped, aad);
  try {
    return await use(key);
  } finally {
    destroyKey(key);
  }
}

/** What binds a patient's key to the patient. */
export function patientKeyAad(patientId: string): string {
  return `patient:${plainId(patientId)}`;
}

/** What binds a still's data key to the still and its patient. */
export function stillKeyAad(stillId: string, patientId: string): string {
  return `still:${plainId(stillId)}|patient:${plainId(patientId)}`;
}

/** What binds the key of a subject access pack to the pack and its patient. */
export function packKeyAad(packId: string, patientId: string): string {
  return `pack:${plainId(packId)}|patient:${plainId(patientId)}`;
}

/** An id without the separators used in bindings, so that no two bindings read alike. */
export function plainId(id: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id))
    throw new RangeError('an id in a binding has 1–64 letters, digits, - or _');
  return id;
}

function keyId(key: Buffer): Buffer {
  const hash = createSha256();
  hash.update(Buffer.from('sightline key id|'));
  hash.update(key);
  return Buffer.from(hash.digest(), 'hex').subarray(0, ID_BYTES);
}

function bind(header: Buffer, aad: string): Buffer {
  return Buffer.concat([header, Buffer.from(aad, 'utf8')]);
}

function wrapKey(key: Buffer, header: Buffer, plainKey: Buffer, aad: string): Buffer {
  assertKey(key);
  assertKey(plainKey);
  const nonce = Buffer.alloc(NONCE_BYTES);
  sodium.randombytes_buf(nonce);
  const cipher = Buffer.alloc(CIPHER_BYTES);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(cipher, plainKey, bind(header, aad), null, nonce, key);
  return Buffer.concat([header, nonce, cipher]);
}

function unwrapKey(key: Buffer, header: Buffer, wrapped: Buffer, aad: string): Buffer {
  assertKey(key);
  if (wrapped.length !== WRAPPED_BYTES || !wrapped.subarray(0, HEADER_BYTES).equals(header)) {
    throw new DecryptionError('a wrapped key');
  }
  const nonce = wrapped.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const cipher = wrapped.subarray(HEADER_BYTES + NONCE_BYTES);
  const plainKey = sodium.sodium_malloc(KEY_BYTES);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plainKey, null, cipher, bind(header, aad), nonce, key);
  } catch {
    throw new DecryptionError('a wrapped key');
  }
  return plainKey;
}

import sodium from 'sodium-native';

/** Length of every symmetric key here, in bytes (XChaCha20-Poly1305). */
export const KEY_BYTES = 32;

/** A fresh random key in guarded memory: locked against swap, surrounded by guard pages. Destroy it after use. */
export function newKey(): Buffer {
  const key = sodium.sodium_malloc(KEY_BYTES);
  sodium.randombytes_buf(key);
  return key;
}

/** A copy in guarded memory, for whoever outlives the caller's key. The source is left as it was. */
export function copyKey(source: Buffer): Buffer {
  assertKey(source);
  const key = sodium.sodium_malloc(KEY_BYTES);
  source.copy(key);
  return key;
}

/** Overwrites a key with zeros. Its holder calls this as soon as the key has done its work. */
export function destroyKey(key: Buffer): void {
  sodium.sodium_memzero(key);
}

/** Rejects anything but a whole, live key: a key that was already destroyed would encrypt to nobody's secret. */
export function assertKey(key: Buffer): void {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes, not ${key.length}`);
  if (sodium.sodium_is_zero(key, KEY_BYTES)) throw new RangeError('this key was destroyed');
}

/**
 * Ciphertext that does not open: wrong key, wrong associated data, or bytes that were changed, cut off, moved or
 * swapped. One class for all of them, because authenticated encryption cannot tell them apart (S4).
 */
export class DecryptionError extends Error {
  readonly code = 'decryption_failed';

  /** @param what what was being opened, for the log; never an id, a name or a key */
  constructor(what: string) {
    super(`could not decrypt ${what}: wrong key, wrong binding, or altered bytes`);
    this.name = 'DecryptionError';
  }
}

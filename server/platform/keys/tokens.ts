import sodium from 'sodium-native';
import { sha256 } from './hash.ts';

const TOKEN_BYTES = 32;

/** An unguessable token: 256 bits from the system's CSPRNG, base64url, 43 characters (S1 asks for 128 bits). */
export function randomToken(): string {
  const bytes = Buffer.alloc(TOKEN_BYTES);
  sodium.randombytes_buf(bytes);
  return bytes.toString('base64url');
}

const CODE_DIGITS = 8;

/**
 * A code that one person reads to another over the telephone: eight digits from the system's CSPRNG, in two groups. Worth
 * something only beside a token, and behind a lock after a few wrong tries (S1).
 */
export function spokenCode(): string {
  let digits = '';
  for (let n = 0; n < CODE_DIGITS; n += 1) digits += String(sodium.randombytes_uniform(10));
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/**
 * What is stored instead of a token (S1): its SHA-256 in hex. A plain hash is enough because a token is random and
 * long; a password or a date of birth is neither, and must never be stored this way.
 */
export function hashToken(token: string): string {
  return sha256(token);
}

/** Equality in a time that tells nothing about where two secrets differ. Different lengths are simply unequal. */
export function constantTimeEqual(a: string | Buffer, b: string | Buffer): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && sodium.sodium_memcmp(left, right);
}

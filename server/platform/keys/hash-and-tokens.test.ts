import { describe, expect, it } from 'vitest';
import { collectAndHash, createSha256, sha256 } from './hash.ts';
import { constantTimeEqual, hashToken, randomToken } from './tokens.ts';

// FIPS 180-4 examples: "abc", and one million times "a"
const SHA_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const SHA_MILLION_A = 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0';

describe('hashes', () => {
  it('gives the digests of FIPS 180-4, whole and in pieces', async () => {
    expect(sha256('abc')).toBe(SHA_ABC);
    expect(hashToken('abc')).toBe(SHA_ABC);
    const hash = createSha256();
    for (let i = 0; i < 1000; i += 1) hash.update(Buffer.alloc(1000, 'a'));
    expect(hash.digest()).toBe(SHA_MILLION_A);
  });

  it('collects a stream and hashes it on the way', async () => {
    async function* source() {
      yield Buffer.from('a');
      yield Buffer.from('bc');
    }
    expect(await collectAndHash(source())).toEqual({ bytes: Buffer.from('abc'), sha256: SHA_ABC });
  });
});

describe('tokens', () => {
  it('[S1] carries 256 bits in characters that are safe in a URL fragment, never twice the same', () => {
    const tokens = Array.from({ length: 1000 }, randomToken);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new Set(tokens).size).toBe(1000);
  });

  it('compares secrets of unequal length, unequal and equal ones', () => {
    expect(constantTimeEqual('abc', 'abcd')).toBe(false);
    expect(constantTimeEqual('abc', 'abd')).toBe(false);
    expect(constantTimeEqual('', '')).toBe(true);
    expect(constantTimeEqual('abc', Buffer.from('abc'))).toBe(true);
  });
});

import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex, 64 characters. OpenSSL's: three times as fast as libsodium's where the CPU has SHA-NI. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A digest that is fed piece by piece; `digest()` ends it. */
export interface StreamingSha256 {
  update(data: Uint8Array): void;
  /** Lower-case hex; the instance is spent afterwards. */
  digest(): string;
}

/** Starts a streaming SHA-256. */
export function createSha256(): StreamingSha256 {
  const hash = createHash('sha256');
  return {
    update: (data) => void hash.update(data),
    digest: () => hash.digest('hex'),
  };
}

/** Everything a source yields, in one buffer, with its SHA-256 taken on the way (for `sha256Device`). */
export async function collectAndHash(
  source: AsyncIterable<Buffer>,
): Promise<{ bytes: Buffer; sha256: string }> {
  const pieces: Buffer[] = [];
  const hash = createSha256();
  for await (const piece of source) {
    hash.update(piece);
    pieces.push(piece);
  }
  return { bytes: Buffer.concat(pieces), sha256: hash.digest() };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectAndHash, sha256 } from '../keys/hash.ts';
import { copyKey } from '../keys/key-material.ts';
import { openPartialUploads } from './partial-uploads.ts';

const SIZE = 4 * 1024 * 1024;
const KEY = Buffer.alloc(32, 0x5a);
// the same bytes here and in the child: a JPEG's start, then a pattern without period
const SOURCE = `Uint8Array.from({ length: ${SIZE} }, (_, i) => [255, 216, 255, 225][i] ?? (i * i + (i >> 3)) % 256)`;
const picture = Buffer.from(
  Uint8Array.from({ length: SIZE }, (_, i) => [255, 216, 255, 225][i] ?? (i * i + (i >> 3)) % 256),
);

/**
 * A server that takes the picture in small pieces, prints each figure it would acknowledge, and dies by SIGKILL in the
 * middle of the next piece once that figure has reached `atLeast`: records and an fdatasync are in flight then.
 */
const writer = (root: string, atLeast: number): string => `
  import { openPartialUploads } from ${JSON.stringify(new URL('./partial-uploads.ts', import.meta.url).href)};
  import { writeSync } from 'node:fs';
  const picture = Buffer.from(${SOURCE});
  const uploads = await openPartialUploads(${JSON.stringify(root)});
  const upload = await uploads.open('upload-1', Buffer.alloc(32, 0x5a), 'patient:p1');
  const from = upload.durableBytes();
  async function* link() {
    for (let at = from; at < picture.length; at += 40_000) {
      do {
        if (upload.durableBytes() >= ${atLeast}) process.kill(process.pid, 'SIGKILL');
        await new Promise((next) => setImmediate(next));
      } while (at > ${atLeast} + 600_000); // enough is written: the disk has only to say so
      yield picture.subarray(at, at + 40_000);
    }
  }
  await upload.append(from, link(), { maxBytes: 1e9, onDurable: (bytes) => writeSync(1, bytes + '\\n') });
`;

/** Runs the writer until it dies. Returns the last figure it acknowledged. */
async function runAndKill(root: string, atLeast: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer(root, atLeast)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 20_000, // by SIGTERM: a writer whose bytes never become durable fails the test
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return lastFigure(said);
}

function lastFigure(said: string): number {
  return Number(said.split('\n').slice(0, -1).at(-1) ?? 0);
}

describe('a server killed while it takes a picture', () => {
  let root: string;
  beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'partial-kill-'))));
  afterEach(() => rm(root, { recursive: true }));

  it(
    '[S4] [S8] loses no acknowledged byte over several SIGKILLs, and the hash is the same',
    { timeout: 90_000 },
    async () => {
      for (const share of [0.1, 0.35, 0.6, 0.8]) {
        const acknowledged = await runAndKill(root, SIZE * share);
        expect(acknowledged).toBeGreaterThanOrEqual(SIZE * share);
        expect(acknowledged).toBeLessThan(SIZE);
        const uploads = await openPartialUploads(root);
        const upload = await uploads.open('upload-1', copyKey(KEY), 'patient:p1');
        expect(upload.durableBytes()).toBeGreaterThanOrEqual(acknowledged);
        await uploads.close();
      }
      for (const name of await readdir(join(root, 'upload-1'))) {
        const content = await readFile(join(root, 'upload-1', name));
        expect(content.includes(picture.subarray(0, 12))).toBe(false);
        expect(content.includes(picture.subarray(1000, 1016))).toBe(false);
      }
      const uploads = await openPartialUploads(root);
      const upload = await uploads.open('upload-1', copyKey(KEY), 'patient:p1');
      const from = upload.durableBytes();
      async function* rest() {
        yield picture.subarray(from);
      }
      await upload.append(from, rest(), { maxBytes: SIZE });
      expect((await collectAndHash(upload.read())).sha256).toBe(sha256(picture));
      await uploads.close();
    },
  );
});

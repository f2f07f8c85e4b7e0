import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DecryptionError } from '../keys/decryption-error.ts';
import { collectAndHash, sha256 } from '../keys/hash.ts';
import { newKey } from '../keys/key-material.ts';
import type { PartialUpload } from './partial-upload.ts';
import { openPartialUploads, type PartialUploads } from './partial-uploads.ts';

const KIB = 1024;
const RECORD = 256 * KIB;
const FRONT = 32; // magic 8, stream header 24
const FRAME = 4 + 17; // length prefix, tag and authenticator

const picture = Buffer.from(Uint8Array.from({ length: 900_000 }, (_, i) => (i * 13 + (i >> 9)) % 253));
const limit = { maxBytes: 10_000_000 };

/** The bytes from `from` to `to` in pieces as a socket delivers them, then the error if one is given. */
async function* link(from: number, to = picture.length, error?: Error, piece = 65_536) {
  for (let at = from; at < to; at += piece) yield picture.subarray(at, Math.min(at + piece, to));
  if (error) throw error;
}

describe('partial uploads', () => {
  let root: string;
  let uploads: PartialUploads;
  const key = newKey();
  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), 'partial-')), 'uploads');
    uploads = await openPartialUploads(root);
  });
  afterEach(async () => {
    await uploads.close();
    await rm(join(root, '..'), { recursive: true });
  });

  const open = () => uploads.open('upload-1', key, 'patient:p1');
  /** What a new server process finds. */
  const restart = async () => {
    await uploads.close();
    uploads = await openPartialUploads(root);
    return open();
  };
  const files = async () =>
    (await readdir(join(root, 'upload-1'))).map((name) => join(root, 'upload-1', name));
  const hashOf = async (upload: PartialUpload) => (await collectAndHash(upload.read())).sha256;
  const finish = async (upload: PartialUpload) => {
    await upload.append(upload.durableBytes(), link(upload.durableBytes()), limit);
    expect(await hashOf(upload)).toBe(sha256(picture));
  };

  it('refuses an offset that is not where the upload goes on, and takes nothing', async () => {
    const upload = await open();
    await upload.append(0, link(0, 1000), limit);
    for (const offset of [0, 999, 1001, -1, Number.NaN]) {
      const append = upload.append(offset, link(0), limit);
      await expect(append).rejects.toMatchObject({ code: 'offset_mismatch', durableBytes: 1000 });
    }
    expect(upload.durableBytes()).toBe(1000);
    expect(await files()).toHaveLength(1);
  });

  it('refuses a second writer and reading while one writes, and more bytes than allowed', async () => {
    const upload = await open();
    const gate = Promise.withResolvers<void>();
    async function* slow() {
      await gate.promise;
      yield* link(0);
    }
    const first = upload.append(0, slow(), limit);
    await expect(upload.append(0, link(0), limit)).rejects.toMatchObject({ code: 'busy' });
    await expect(hashOf(upload)).rejects.toMatchObject({ code: 'busy' });
    gate.resolve();
    expect(await first).toBe(picture.length);
    const more = upload.append(picture.length, link(0, 1), { maxBytes: picture.length });
    await expect(more).rejects.toMatchObject({ code: 'too_large' });
    expect(await hashOf(upload)).toBe(sha256(picture));
  });

  it.each(['../x', 'a/b', '', '.', 'a b'])('refuses the upload id %j', async (id) => {
    await expect(uploads.open(id, key, '')).rejects.toThrow(RangeError);
    await expect(uploads.discard(id)).rejects.toThrow(RangeError);
    expect(await readdir(root)).toEqual([]);
  });

  it('keeps what arrived before the link was cut, and goes on there', async () => {
    const upload = await open();
    const cut = upload.append(0, link(0, 333_333, new Error('socket hang up')), limit);
    await expect(cut).rejects.toThrow('socket hang up');
    expect(upload.durableBytes()).toBe(333_333);
    await expect(upload.append(333_333, link(0, 0, new Error('again')), limit)).rejects.toThrow('again');
    expect(await files()).toHaveLength(1);
    await finish(await restart());
  });

  it('a link that fell silent is interrupted, and its bytes are kept', async () => {
    const upload = await open();
    const arrived = Promise.withResolvers<void>();
    async function* silent() {
      yield* link(0, 300_000);
      arrived.resolve();
      await new Promise(() => undefined);
    }
    const dead = upload.append(0, silent(), limit);
    const ended = expect(dead).rejects.toMatchObject({ code: 'interrupted' });
    await arrived.promise;
    expect(await upload.interrupt()).toBe(300_000);
    await finish(upload);
    await ended;
  });

  it('[S4] recovers from a tail torn at any byte: whole records are kept, the rest is sent again', async () => {
    const upload = await open();
    await upload.append(0, link(0, 2 * RECORD + 1000), limit);
    const [file] = await files();
    const whole = await readFile(file!);
    const ends = [
      FRONT + FRAME + RECORD,
      FRONT + 2 * (FRAME + RECORD),
      FRONT + 3 * FRAME + 2 * RECORD + 1000,
    ];
    expect(whole).toHaveLength(ends[2]!);
    const cases = [
      { length: 0, kept: 0 },
      { length: FRONT - 1, kept: 0 },
      { length: FRONT, kept: 0 },
      { length: ends[0]! - 1, kept: 0 },
      { length: ends[0]!, kept: RECORD },
      { length: ends[0]! + 3, kept: RECORD },
      { length: ends[1]! - 1, kept: RECORD },
      { length: ends[1]! + 20, kept: 2 * RECORD },
      { length: ends[2]! - 1, kept: 2 * RECORD },
      { length: ends[2]!, kept: 2 * RECORD + 1000 },
    ];
    for (const { length, kept } of cases) {
      for (const name of await files()) await rm(name);
      await writeFile(file!, whole);
      await truncate(file!, length);
      const recovered = await restart();
      expect(recovered.durableBytes(), `${length} bytes left`).toBe(kept);
      await finish(recovered);
    }
  });

  it('recovers from a tail that a power cut left as zeros', async () => {
    const upload = await open();
    await upload.append(0, link(0, RECORD + 5000), limit);
    const [file] = await files();
    const content = await readFile(file!);
    content.fill(0, FRONT + FRAME + RECORD);
    await writeFile(file!, content);
    const recovered = await restart();
    expect(recovered.durableBytes()).toBe(RECORD);
    await finish(recovered);
  });

  it('[S4] a flipped byte is never read back: reading fails, and a restart resumes before it', async () => {
    const upload = await open();
    await upload.append(0, link(0, RECORD), limit);
    await upload.append(RECORD, link(RECORD), limit);
    const second = (await files()).sort()[1]!;
    const content = await readFile(second);
    content[FRONT + 4 + 100] = content[FRONT + 4 + 100]! ^ 1;
    await writeFile(second, content);
    await expect(hashOf(upload)).rejects.toThrow(DecryptionError);
    const recovered = await restart();
    expect(recovered.durableBytes()).toBe(RECORD);
    await finish(recovered);
  });

  it('[S4] segments that were swapped, renamed, or taken from another upload do not open', async () => {
    const upload = await open();
    await upload.append(0, link(0, 1000), limit);
    await upload.append(1000, link(1000, 2000), limit);
    const [first, second] = (await files()).sort();
    const [a, b] = [await readFile(first!), await readFile(second!)];
    await writeFile(first!, b);
    await writeFile(second!, a);
    await expect(hashOf(upload)).rejects.toThrow(DecryptionError);
    const other = await uploads.open('upload-2', key, 'patient:p1');
    await other.append(0, link(0, 1000), limit);
    await writeFile(join(root, 'upload-2', first!.split('/').at(-1)!), a);
    await expect(hashOf(other)).rejects.toThrow(DecryptionError);
    await rm(first!);
    await expect(hashOf(upload)).rejects.toThrow(DecryptionError);
  });

  it('[S4] opens under no other key or binding, and removes nothing in trying', async () => {
    await (await open()).append(0, link(0), limit);
    await expect(uploads.open('upload-1', newKey(), 'patient:p1')).rejects.toThrow(DecryptionError);
    await expect(uploads.open('upload-1', key, 'patient:p2')).rejects.toThrow(DecryptionError);
    await uploads.close();
    uploads = await openPartialUploads(root);
    await expect(uploads.open('upload-1', newKey(), 'patient:p1')).rejects.toThrow(DecryptionError);
    await expect(uploads.open('upload-1', key, 'patient:p2')).rejects.toThrow(DecryptionError);
    expect(await hashOf(await open())).toBe(sha256(picture));
  });

  it('[S4] holds ciphertext only', async () => {
    await (await open()).append(0, link(0), limit);
    for (const file of await files()) {
      const content = await readFile(file);
      for (let at = 0; at < picture.length; at += 50_000) {
        expect(content.includes(picture.subarray(at, at + 16))).toBe(false);
      }
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
  });

  it('tells what is durable as it grows, never more than is on disk', async () => {
    const upload = await open();
    const told: number[] = [];
    const onDisk: number[] = [];
    async function* watched() {
      for await (const piece of link(0)) {
        yield piece;
        const sizes = await Promise.all((await files()).map(async (file) => (await stat(file)).size));
        onDisk.push(sizes.reduce((sum, size) => sum + size, 0));
        expect(told.at(-1) ?? 0).toBeLessThanOrEqual(onDisk.at(-1)!);
      }
    }
    await upload.append(0, watched(), { ...limit, onDurable: (bytes) => told.push(bytes) });
    expect(told.at(-1)).toBe(picture.length);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(1);
  });

  it('a failing disk closes the upload; opened again it knows what is safe', async () => {
    const upload = await open();
    await upload.append(0, link(0, 1000), limit);
    await writeFile(join(root, 'upload-1', '000000000001000.part'), 'in the way');
    await expect(upload.append(1000, link(1000), limit)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(upload.append(1000, link(1000), limit)).rejects.toMatchObject({ code: 'closed' });
    const again = await open();
    expect(again.durableBytes()).toBe(1000);
    await finish(again);
  });

  it('discarding stops the writer and leaves nothing, open or not, also twice', async () => {
    const upload = await open();
    async function* silent() {
      yield* link(0);
      await new Promise(() => undefined);
    }
    const dead = expect(upload.append(0, silent(), limit)).rejects.toMatchObject({ code: 'interrupted' });
    await upload.discard();
    await dead;
    expect(await readdir(root)).toEqual([]);
    await expect(upload.append(0, link(0), limit)).rejects.toMatchObject({ code: 'closed' });
    await (await open()).append(0, link(0, 1000), limit);
    await uploads.close();
    uploads = await openPartialUploads(root);
    expect(await uploads.list()).toEqual(['upload-1']);
    await uploads.discard('upload-1');
    await uploads.discard('upload-1');
    expect(await uploads.list()).toEqual([]);
  });
});

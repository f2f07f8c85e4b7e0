import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DecryptionError } from '../keys/decryption-error.ts';
import { newKey } from '../keys/key-material.ts';
import { openDiskStore } from './disk-store.ts';
import { readEncrypted, writeEncrypted, type ObjectBinding } from './encrypted-object.ts';
import type { ObjectStore } from './object-store.ts';

// The file format, stated here on its own: 8 bytes magic, 24 bytes header, chunks of 256 KiB with 17 bytes each
const FRONT = 32;
const CHUNK = 256 * 1024 + 17;

const binding: ObjectBinding = { objectId: 'still-1', kind: 'still', patientId: 'patient-1' };
const pattern = (length: number): Buffer =>
  Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) % 251));

describe('encrypted objects', () => {
  let root: string;
  let store: ObjectStore;
  const key = newKey();
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'objects-'));
    store = await openDiskStore(root);
  });
  afterEach(() => rm(root, { recursive: true }));

  const write = (name: string, content: Buffer, as = binding) =>
    writeEncrypted(store, name, key, as, content);
  const read = (name: string, as = binding, with_ = key) => readEncrypted(store, name, with_, as);
  const alter = async (name: string, change: (file: Buffer) => Buffer) => {
    const path = join(root, name);
    await writeFile(path, change(await readFile(path)));
  };

  it('[S4] fails with any single byte flipped', async () => {
    await write('one', pattern(300));
    const genuine = await readFile(join(root, 'one'));
    expect(genuine).toHaveLength(FRONT + 300 + 17);
    for (let at = 0; at < genuine.length; at += 1) {
      const altered = Buffer.from(genuine);
      altered[at] = altered[at]! ^ 0x80;
      await writeFile(join(root, 'one'), altered);
      await expect(read('one'), `byte ${at}`).rejects.toThrow(DecryptionError);
    }
  });

  it('[S4] fails when cut anywhere, also exactly between two chunks', async () => {
    const content = pattern(2 * 256 * 1024 + 100);
    await write('cut', content);
    const genuine = await readFile(join(root, 'cut'));
    const cuts = [
      0,
      7,
      8,
      FRONT - 1,
      FRONT,
      FRONT + 16,
      FRONT + CHUNK,
      FRONT + 2 * CHUNK,
      genuine.length - 1,
    ];
    for (const length of cuts) {
      await writeFile(join(root, 'cut'), genuine.subarray(0, length));
      await expect(read('cut'), `${length} bytes`).rejects.toThrow(DecryptionError);
    }
  });

  it('[S4] fails when lengthened, or when chunks are reordered, repeated or left out', async () => {
    const changes: Record<string, (chunks: Buffer[]) => Buffer[]> = {
      lengthened: (chunks) => [...chunks, Buffer.from([0])],
      swapped: ([a, b, c]) => [b!, a!, c!],
      repeated: ([a, b, c]) => [a!, a!, b!, c!],
      missing: ([a, , c]) => [a!, c!],
    };
    for (const [what, change] of Object.entries(changes)) {
      await write('order', pattern(2 * 256 * 1024 + 100));
      await alter('order', (file) => {
        const chunks = [0, 1, 2].map((n) => file.subarray(FRONT + n * CHUNK, FRONT + (n + 1) * CHUNK));
        return Buffer.concat([file.subarray(0, FRONT), ...change(chunks)]);
      });
      await expect(read('order'), what).rejects.toThrow(DecryptionError);
    }
  });

  it('[S4] fails when anything follows a last chunk of full length', async () => {
    for (const extra of [Buffer.alloc(1), Buffer.alloc(17), Buffer.alloc(CHUNK)]) {
      await write('longer', pattern(256 * 1024));
      await alter('longer', (file) => Buffer.concat([file, extra]));
      await expect(read('longer'), `${extra.length} bytes more`).rejects.toThrow(DecryptionError);
    }
  });

  it("[S4] fails when two stills' ciphertexts are swapped, even under one key", async () => {
    const other: ObjectBinding = { ...binding, objectId: 'still-2' };
    await write('a', pattern(1000));
    await write('b', pattern(1000), other);
    const [a, b] = [await readFile(join(root, 'a')), await readFile(join(root, 'b'))];
    await writeFile(join(root, 'a'), b);
    await writeFile(join(root, 'b'), a);
    await expect(read('a')).rejects.toThrow(DecryptionError);
    await expect(read('b', other)).rejects.toThrow(DecryptionError);
  });

  it('[S4] fails under another key, patient, object or kind', async () => {
    await write('bound', pattern(1000));
    await expect(read('bound', binding, newKey())).rejects.toThrow(DecryptionError);
    await expect(read('bound', { ...binding, patientId: 'patient-2' })).rejects.toThrow(DecryptionError);
    await expect(read('bound', { ...binding, objectId: 'still-2' })).rejects.toThrow(DecryptionError);
    await expect(read('bound', { ...binding, kind: 'thumbnail' })).rejects.toThrow(DecryptionError);
  });

  it('refuses ids that could make two bindings read alike, and stores nothing', async () => {
    await expect(write('odd', pattern(10), { ...binding, objectId: 'a|kind:still' })).rejects.toThrow(
      RangeError,
    );
    expect(await store.exists('odd')).toBe(false);
  });

  it.each([0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 5 * 1024 * 1024])(
    'gives back %i bytes as they were',
    async (length) => {
      await write('whole', pattern(length));
      expect((await read('whole')).equals(pattern(length))).toBe(true);
    },
  );

  it('takes a stream cut into odd pieces', async () => {
    const content = pattern(700_001);
    async function* pieces() {
      for (let at = 0; at < content.length; at += 65_537) yield content.subarray(at, at + 65_537);
    }
    await writeEncrypted(store, 'stream', key, binding, pieces());
    expect((await read('stream')).equals(content)).toBe(true);
  });

  it('[S4] shows nothing of the plaintext on disk, and no two writes alike', async () => {
    const content = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from('JFIF\0'),
      pattern(5000),
    ]);
    await write('first', content);
    await write('second', content);
    const [first, second] = [await readFile(join(root, 'first')), await readFile(join(root, 'second'))];
    for (const piece of [content.subarray(0, 9), content.subarray(9, 25), content.subarray(4000, 4016)]) {
      expect(first.includes(piece)).toBe(false);
    }
    expect(first.subarray(FRONT).equals(second.subarray(FRONT))).toBe(false);
  });
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiskStore } from './disk-store.ts';
import { ObjectNotFound, type ObjectStore } from './object-store.ts';

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function text(source: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all).toString();
}

describe('the disk store', () => {
  let root: string;
  let store: ObjectStore;
  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), 'disk-store-')), 'objects');
    store = await openDiskStore(root);
  });
  afterEach(() => rm(join(root, '..'), { recursive: true }));

  it.each(['', '/a', 'a/', '../a', 'a/../b', 'a//b', '.hidden', 'a/.b', 'a\\b', 'a\0b', 'a b', 'a/b/c/d/e'])(
    'refuses the name %j everywhere',
    async (name) => {
      await expect(store.put(name, pieces('x'))).rejects.toThrow(RangeError);
      await expect(store.exists(name)).rejects.toThrow(RangeError);
      await expect(store.delete(name)).rejects.toThrow(RangeError);
      await expect(store.list(name)).rejects.toThrow(RangeError);
      expect(() => store.openRead(name)).toThrow(RangeError);
      expect(await readdir(root)).toEqual([]);
    },
  );

  it('keeps nothing of a source that fails half-way, and the object that was there', async () => {
    async function* failing() {
      yield Buffer.from('half');
      throw new Error('cut');
    }
    await expect(store.put('stills/a', failing())).rejects.toThrow('cut');
    expect(await readdir(join(root, 'stills'))).toEqual([]);
    await store.put('stills/a', pieces('whole'));
    await expect(store.put('stills/a', failing())).rejects.toThrow('cut');
    expect(await text(store.openRead('stills/a'))).toBe('whole');
    expect(await readdir(join(root, 'stills'))).toEqual(['a']);
  });

  it('reading what is not there says so; deleting it is no error', async () => {
    await expect(text(store.openRead('stills/none'))).rejects.toThrow(ObjectNotFound);
    expect(await store.exists('stills/none')).toBe(false);
    await store.delete('stills/none');
    expect(await store.list('stills')).toEqual([]);
  });

  it('opening sweeps away what a killed server left half-written, and nothing else', async () => {
    await store.put('stills/a', pieces('kept'));
    await writeFile(join(root, 'stills', '.writing-dead'), 'half');
    expect(await store.list('stills')).toEqual(['stills/a']);
    const reopened = await openDiskStore(root);
    expect(await readdir(join(root, 'stills'))).toEqual(['a']);
    expect(await text(reopened.openRead('stills/a'))).toBe('kept');
  });

  it('puts, lists, replaces and deletes', async () => {
    await store.put('stills/b', pieces('o', 'n', 'e'));
    await store.put('stills/a', pieces());
    await store.put('stills/b', pieces('two'));
    expect(await store.list('stills')).toEqual(['stills/a', 'stills/b']);
    expect(await readFile(join(root, 'stills', 'b'), 'utf8')).toBe('two');
    expect((await stat(join(root, 'stills', 'b'))).mode & 0o777).toBe(0o600);
    await store.delete('stills/b');
    expect(await store.exists('stills/b')).toBe(false);
    expect(await store.exists('stills/a')).toBe(true);
  });
});

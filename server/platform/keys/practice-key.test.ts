import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWrappedKey } from './key-wrapper.ts';
import { openPracticeKey } from './practice-key.ts';

describe("the practice's key file", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'practice-key-'))));
  afterEach(() => rm(folder, { recursive: true }));
  const file = () => join(folder, 'keys', 'practice.key');
  const create = () => openPracticeKey(file(), { createIfMissing: true });

  it('a lost key is reported, never replaced', async () => {
    const open = openPracticeKey(file(), { createIfMissing: false });
    await expect(open).rejects.toMatchObject({ name: 'PracticeKeyError', code: 'missing' });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['too short', Buffer.alloc(31, 7)],
    ['too long', Buffer.alloc(33, 7)],
    ['empty', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(32)],
  ])('refuses a damaged file: %s', async (_, content) => {
    (await create()).close();
    await writeFile(file(), content);
    await expect(create()).rejects.toMatchObject({ code: 'damaged' });
    expect(await readFile(file())).toEqual(content);
  });

  it.each([0o640, 0o604, 0o660])('refuses a file that others can read (%o)', async (mode) => {
    (await create()).close();
    await chmod(file(), mode);
    await expect(create()).rejects.toMatchObject({ code: 'exposed' });
  });

  it('[S4] is 32 bytes, mode 0600 in a folder of mode 0700, with nothing left beside it', async () => {
    (await create()).close();
    const { size, mode } = await stat(file());
    expect([size, mode & 0o777]).toEqual([32, 0o600]);
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'keys'))).toEqual(['practice.key']);
  });

  it('opens after a restart what it wrapped before, under the same id', async () => {
    const before = await create();
    const { key, wrapped } = newWrappedKey(before, 'patient:p1');
    const plain = Buffer.from(key);
    before.close();
    const after = await create();
    expect(after.unwrap(wrapped, 'patient:p1').equals(plain)).toBe(true);
    expect(after.id).toBe(before.id);
    expect(after.id).toMatch(/^[0-9a-f]{16}$/);
  });

  it('two servers that start at once agree on one key', async () => {
    const [a, b, c] = await Promise.all([create(), create(), create()]);
    expect(new Set([a.id, b.id, c.id]).size).toBe(1);
  });

  it('is gone from memory after close', async () => {
    const key = await create();
    const { wrapped } = newWrappedKey(key, 'patient:p1');
    key.close();
    expect(() => key.unwrap(wrapped, 'patient:p1')).toThrow('destroyed');
  });
});

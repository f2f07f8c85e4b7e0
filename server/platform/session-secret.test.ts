import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSessionSecret } from './session-secret.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-keys-'));
  path = join(folder, 'keys', 'session.key');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the file of the session secret', () => {
  it('that the operator named and that is missing is refused, not made', async () => {
    await expect(loadSessionSecret({ path, mayCreate: false })).rejects.toThrow(`${path} does not exist`);
  });

  it.each(['', 'secret', 'ab'.repeat(31), `${'ab'.repeat(32)} ${'ab'.repeat(32)}`, 'zz'.repeat(32)])(
    'that holds %j is refused',
    async (content) => {
      const own = join(folder, 'own.key');
      await writeFile(own, content);
      await expect(loadSessionSecret({ path: own, mayCreate: true })).rejects.toThrow(
        '64 hexadecimal digits',
      );
    },
  );

  it('is read as its 32 bytes, with the newline that editors and openssl add', async () => {
    const own = join(folder, 'own.key');
    await writeFile(own, '00ff'.repeat(16) + '\n');
    expect([...(await loadSessionSecret({ path: own, mayCreate: false }))]).toEqual(
      Array.from({ length: 32 }, (_, i) => (i % 2) * 255),
    );
  });

  it('is made once, at random, for us alone', async () => {
    const first = await loadSessionSecret({ path, mayCreate: true });
    expect(first).toHaveLength(32);
    expect(await loadSessionSecret({ path, mayCreate: true })).toEqual(first);
    expect((await readFile(path, 'utf8')).trim()).toBe(first.toString('hex'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    const other = await loadSessionSecret({ path: join(folder, 'keys', 'other.key'), mayCreate: true });
    expect(other.equals(first)).toBe(false);
  });
});

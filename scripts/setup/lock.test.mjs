import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder;
let lock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-lock-'));
  lock = join(folder, 'a', 'set-up.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('two starts never work at the same time', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([withLock(lock, '', work), withLock(lock, '', work), withLock(lock, '', work)]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

it('the lock is free again after the work failed', async () => {
  const broken = withLock(lock, '', () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(await withLock(lock, '', () => Promise.resolve('done'))).toBe('done');
});

it('the lock of a holder that was killed is taken over', async () => {
  await withLock(lock, '', () => Promise.resolve());
  writeFileSync(lock, '');
  const aMinuteAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, aMinuteAgo, aMinuteAgo);
  expect(await withLock(lock, '', () => Promise.resolve('done'))).toBe('done');
});

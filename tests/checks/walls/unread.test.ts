import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unread } from './unread.ts';

const ROOT = fileURLToPath(new URL('../fixtures/walls', import.meta.url));
const FILE = 'server/http/reaches-client.ts';
const IMPORTED = '../../client/words/words.ts';

test('a file that dependency-cruiser did not read fails the check', () => {
  expect(unread(ROOT, [FILE], [])).toEqual([`${FILE}: dependency-cruiser did not read this file`]);
});

test('a file that it read without its imports fails the check', () => {
  expect(unread(ROOT, [FILE], [{ source: FILE, dependencies: [] }])).toEqual([
    `${FILE}: dependency-cruiser did not see its import of ${IMPORTED}`,
  ]);
});

test('a dynamic import counts', () => {
  const page = 'client/features/patient/main.tsx';
  expect(unread(ROOT, [page], [{ source: page, dependencies: [] }])).toEqual([
    `${page}: dependency-cruiser did not see its import of ./page.ts`,
  ]);
});

test('a file that was read with its imports passes', () => {
  expect(unread(ROOT, [FILE], [{ source: FILE, dependencies: [{ module: IMPORTED }] }])).toEqual([]);
});

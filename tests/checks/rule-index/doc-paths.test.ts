import { expect, test } from 'vitest';
import { brokenPaths } from './doc-paths.ts';

const exists = (path: string) => path === 'server/app.ts';

test('a page that names a file that is gone is found out', () => {
  expect(brokenPaths('See `server/app.ts` and `server/gone.ts`.', exists)).toEqual(['server/gone.ts']);
});

test('commands, patterns and other words are no paths', () => {
  expect(
    brokenPaths('`npm test`, `*.rules.ts`, `server/**/*.rules.ts`, `R30`, server/gone.ts', exists),
  ).toEqual([]);
});

// What `npm test` does, in order. Every stage counts: a check as one test, a suite as its tests. A stage whose file is
// missing fails, as any other program that cannot be started does.

/** @typedef {{ id: string, title: string, kind: 'check' | 'vitest' | 'playwright', words: string[] }} Stage */

const bin = (path) => `node_modules/${path}`;
const check = (id, title, ...words) => ({ id, title, kind: 'check', words });
const suite = (id, title) => ({
  id,
  title,
  kind: 'vitest',
  words: [bin('vitest/vitest.mjs'), 'run', '--project', id],
});

/** @type {Stage[]} */
export const STAGES = [
  check('format', 'Formatting', bin('prettier/bin/prettier.cjs'), '--check', '.'),
  check('types', 'Types', bin('typescript/bin/tsc'), '--noEmit', '-p', '.'),
  check('lint', 'Lint', bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'),
  check('dead-code', 'Dead code', bin('knip/bin/knip.js')),
  check('walls', 'Walls', 'tests/checks/walls.ts'),
  check('rule-index', 'Rule index', 'tests/checks/rule-index.ts'),
  check('bundle-size', 'Bundle size', 'tests/checks/bundle-size.ts'),
  check('compose', 'Compose file', 'tests/checks/compose.ts'),
  suite('unit', 'Unit tests'),
  suite('api', 'API tests'),
  suite('signalling', 'Signalling tests'),
  suite('media', 'Media tests'),
  {
    id: 'e2e',
    title: 'End-to-end tests',
    kind: 'playwright',
    words: [bin('@playwright/test/cli.js'), 'test', '-c', 'tests/e2e/playwright.config.ts'],
  },
];

import { configDefaults, defineConfig } from 'vitest/config';

const SECOND = 1000;
const DATABASE = ['tests/support/global-setup.ts'];
const TESTS = '*.test.{ts,tsx,mjs}';

/**
 * What `vitest run --project X` runs, and how long one test of it may take. Suites with a database, a socket server or a
 * media worker run one file after another: two cores are shared with the processes that they start.
 * `MEDIASOUP_WORKER_BIN` comes from the environment; `npm test` sets it.
 */
const suite = (
  name: string,
  include: string[],
  test: number,
  oneByOne = true,
  globalSetup: string[] = [],
) => ({
  test: {
    name,
    globalSetup,
    include,
    // Files that break a wall on purpose; one of them is named like a test.
    exclude: [...configDefaults.exclude, 'tests/checks/fixtures/**'],
    environment: 'node' as const,
    testTimeout: test * SECOND,
    hookTimeout: 2 * test * SECOND,
    fileParallelism: !oneByOne,
    restoreMocks: true,
    unstubEnvs: true,
  },
});

export default defineConfig({
  test: {
    projects: [
      suite(
        'unit',
        [
          'server',
          'shared',
          'client',
          'scripts',
          'tests/support',
          'tests/checks',
          'tests/fixtures',
          'tests/screens',
        ].map((folder) => `${folder}/**/${TESTS}`),
        30,
        false,
      ),
      suite('api', [`tests/api/**/${TESTS}`], 60, true, DATABASE),
      suite('signalling', [`tests/signalling/**/${TESTS}`], 60, true, DATABASE),
      suite('media', [`tests/media/**/${TESTS}`], 60),
    ],
  },
});

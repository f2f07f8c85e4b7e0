import type { KnipConfig } from 'knip';

/** Nothing is exported that nobody imports, no file and no package is there for nothing. */
const config: KnipConfig = {
  entry: [
    'server/main.ts',
    'server/commands/*.ts',
    // Started as a program of its own, by path.
    'server/platform/images/decode-child.mjs',
    'scripts/{start,run,test}.mjs',
    'scripts/media-worker/*.mjs',
    // What the three HTML pages load.
    'client/{app,features/patient,gallery}/main.tsx',
    'client/**/*.worker.ts',
    // Found by pattern: tests/screens renders each.
    'client/**/*.screens.tsx',
    'tests/checks/*.ts',
    'tests/{demo,screens}/*.ts',
    'tests/e2e/playwright.config.ts',
    'tests/e2e/**/*.spec.ts',
  ],
  project: ['{server,client,shared,tests,scripts}/**/*.{ts,tsx,mjs,js}'],
  ignore: ['tests/checks/fixtures/**'],
  // The operating system's, asked for only where they are.
  ignoreBinaries: ['dpkg-query', 'useradd'],
  vite: { config: ['client/vite.config.ts'] },
  // A type that an exported signature of its own file names may be exported for its readers.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;

import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests: real Chromium browsers against a Sightline that each file starts itself. One after another, because a
 * call keeps two cores busy, and never twice: what fails once has failed.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
});

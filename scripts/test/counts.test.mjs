import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../setup/run-command.mjs';
import { countTests, inWords, sum } from './counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sightline-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (numPassedTests, numFailedTests, numPendingTests = 0) =>
  report({ numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0 });
const playwright = (expected, unexpected, flaky, skipped) =>
  report({ stats: { expected, unexpected, flaky, skipped } });

describe('a stage that did not prove anything has failed', () => {
  it.each(['check', 'vitest', 'playwright'])('%s: its program could not be started', (kind) => {
    expect(countTests(kind, null, join(folder, 'none'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('its file does not exist', async () => {
    const { code } = await run(process.execPath, ['tests/checks/no-such-check.ts']);
    expect(countTests('check', code, '').failed).toBe(1);
  });

  it('it exits 0 and wrote no report', () => {
    expect(countTests('vitest', 0, join(folder, 'none'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('every test was skipped', () => {
    expect(countTests('vitest', 0, vitest(0, 0, 9))).toEqual({ passed: 0, failed: 1, skipped: 9 });
  });

  it('it exits badly although every test passed (a file that does not load, an unhandled error)', () => {
    expect(countTests('vitest', 1, vitest(9, 0))).toEqual({ passed: 9, failed: 1, skipped: 0 });
  });

  it('a test only passed when it was tried again', () => {
    expect(countTests('playwright', 1, playwright(3, 1, 2, 1))).toEqual({ passed: 3, failed: 3, skipped: 1 });
  });
});

it('a stage that passed is counted test by test, a check as one', () => {
  expect(countTests('check', 0, '')).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countTests('vitest', 0, vitest(12, 0, 2))).toEqual({ passed: 12, failed: 0, skipped: 2 });
  expect(countTests('playwright', 0, playwright(4, 0, 0, 0))).toEqual({ passed: 4, failed: 0, skipped: 0 });
});

it('the last line names skipped tests only when there are any', () => {
  const total = sum([countTests('check', 0, ''), countTests('vitest', 0, vitest(12, 0, 2))]);
  expect(inWords(total)).toBe('13 passed, 0 failed, 2 skipped');
  expect(inWords(sum([]))).toBe('0 passed, 0 failed');
});

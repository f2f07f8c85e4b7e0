import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * How many tests a stage passed. Its exit code has the last word: a stage that ended badly without naming a failed test
 * (a file that does not compile, no tests found) has one failure.
 *
 * @param {'check' | 'vitest' | 'playwright'} kind
 * @param {number | null} code exit code; null when a signal ended it or it did not start
 * @param {string} reportFile where the runner wrote its JSON report
 * @returns {Counts}
 */
export function countTests(kind, code, reportFile) {
  const counts = kind === 'check' ? { passed: 1, failed: 0, skipped: 0 } : fromReport(kind, reportFile);
  if (code === 0 && counts.passed + counts.failed > 0) return counts;
  if (kind === 'check') return { passed: 0, failed: 1, skipped: 0 };
  return { ...counts, failed: Math.max(1, counts.failed) };
}

function fromReport(kind, file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return kind === 'vitest' ? fromVitest(report) : fromPlaywright(report);
}

function fromVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + (numTodoTests ?? 0),
  };
}

/** A flaky test is one that failed once: it counts as failed. */
function fromPlaywright({ stats: { expected, unexpected, flaky, skipped } }) {
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** @param {Counts[]} all @returns {Counts} */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const name of Object.keys(total)) total[name] += counts[name];
  return total;
}

/** @param {Counts} counts @returns {string} "12 passed, 0 failed", and ", 1 skipped" when there are any */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

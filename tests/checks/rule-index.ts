// docs/rules.md, the rules and the tests agree; the hazard log names tests that are there; and what the documentation
// calls a file is one.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenPaths } from './rule-index/doc-paths.ts';
import { hazardProblems } from './rule-index/hazards.ts';
import { indexProblems } from './rule-index/problems.ts';
import { rulesIn, rulesTested } from './rule-index/rule-ids.ts';
import { parseRuleTable } from './rule-index/rule-table.ts';
import { testNames } from './rule-index/test-names.ts';

const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const TESTS = '{server,shared,client,tests}/**/*.{test,spec}.{ts,tsx}';
/** Their tests are about rules in general and name some as examples. */
const OWN = /^tests\/checks\//;
const WRITTEN = ['shared/blockers.ts', 'server/**/*.rules.ts'];
const PAGES = ['README.md', 'docs/**/*.md'];

const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');
const there = (path: string): boolean => existsSync(resolve(ROOT, path));
const find = (patterns: string | string[]): string[] => globSync(patterns, { cwd: ROOT }).sort();

const testFiles = find(TESTS).filter((path) => !OWN.test(path));
const tested = new Set(testFiles.flatMap((path) => [...rulesTested(path, read(path))]));
const names = new Set(testFiles.flatMap((path) => testNames(path, read(path))));
const written = new Map<string, string[]>();
for (const path of find(WRITTEN)) {
  for (const id of rulesIn(read(path))) written.set(id, [...(written.get(id) ?? []), path]);
}

const lines = parseRuleTable(read('docs/rules.md'));
const problems = [
  ...indexProblems({ lines, tested, written, read: (path) => (there(path) ? read(path) : undefined) }),
  ...hazardProblems(read('docs/hazard-log.md'), names),
  ...find(PAGES).flatMap((page) =>
    brokenPaths(read(page), there).map((path) => `${page}: ${path} is not there`),
  ),
];

for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? `${lines.length} rules, ${tested.size} of them in the names of tests in ${testFiles.length} files`
    : `${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

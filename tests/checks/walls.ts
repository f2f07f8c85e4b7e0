// No arrow that the architecture forbids, no file cycle, no barrel; and proof that each of these checks bites.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixtureProblems } from './walls/fixtures.ts';
import { readModules } from './walls/read-modules.ts';
import { isBarrel, sourceFiles } from './walls/source-files.ts';
import { unread } from './walls/unread.ts';

const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const FOLDERS = ['server', 'client', 'shared', 'tests', 'scripts'];

const files = sourceFiles(ROOT, FOLDERS, ['tests/checks/fixtures']);
const reading = await readModules(ROOT, FOLDERS);
const problems = [
  ...reading.breaches.map(({ wall, from, to }) => `${wall}: ${from} → ${to}`),
  ...files.filter((file) => isBarrel(ROOT, file)).map((file) => `no-barrels: ${file} only hands on exports`),
  ...unread(ROOT, files, reading.modules),
  ...(await fixtureProblems()),
];

for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? `${files.length} files, no forbidden arrow, no cycle, no barrel`
    : `${problems.length} problems in ${files.length} files`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

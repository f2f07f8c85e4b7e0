import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARROWS } from './arrows.ts';
import { readModules } from './read-modules.ts';
import { isBarrel, sourceFiles } from './source-files.ts';

/** A small project in which each wall is broken once; a file's first line names what it breaks. */
const ROOT = fileURLToPath(new URL('../fixtures/walls', import.meta.url));
const FOLDERS = ['server', 'client', 'shared', 'tests'];
const BREAKS = /^\/\/ breaks: (.+)$/m;
const BARRELS = 'no-barrels';

/**
 * Holds the fixtures against the walls: each file must break exactly what it says, and each wall must be broken by one.
 *
 * @returns one sentence for each difference
 */
export async function fixtureProblems(): Promise<string[]> {
  const files = sourceFiles(ROOT, FOLDERS);
  const { breaches } = await readModules(ROOT, FOLDERS);
  const found = new Set(breaches.map(({ wall, from }) => `${from} ${wall}`));
  for (const file of files) if (isBarrel(ROOT, file)) found.add(`${file} ${BARRELS}`);
  const expected = new Set(files.flatMap((file) => broken(file).map((wall) => `${file} ${wall}`)));
  const proven = new Set(files.flatMap(broken));
  return [
    ...[...expected].filter((each) => !found.has(each)).map((each) => `fixture not caught: ${each}`),
    ...[...found]
      .filter((each) => !expected.has(each))
      .map((each) => `fixture caught without cause: ${each}`),
    ...[...ARROWS.map(({ name }) => name), BARRELS]
      .filter((name) => !proven.has(name))
      .map((name) => `no fixture proves that ${name} bites`),
  ];
}

const broken = (file: string): string[] =>
  BREAKS.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1]?.split(', ') ?? [];

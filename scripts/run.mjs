// Runs a TypeScript program of the project under the right Node, after setting up what is missing.
// usage: node scripts/run.mjs FILE.ts [argument …]
import { existsSync } from 'node:fs';
import { runInForeground } from './setup/foreground.mjs';
import { inRoot } from './setup/places.mjs';
import { fail, SetupError } from './setup/report.mjs';
import { setUp } from './setup/set-up.mjs';

/** What a program needs beside Node and the packages, where that is not a server alone. */
const NEEDS = {
  'tests/demo/demo.ts': { browser: true },
  'tests/screens/screens.ts': { server: false, browser: true },
  'server/commands/reset-password.ts': { server: false },
  'server/commands/add-staff.ts': { server: false },
};

async function main([file, ...words]) {
  if (!file || !existsSync(inRoot(file))) throw new SetupError(`There is no program ${file ?? ''} to run.`);
  const { node, env } = await setUp(NEEDS[file] ?? {});
  process.exitCode = await runInForeground(node, [file, ...words], env);
}

main(process.argv.slice(2)).catch(fail);

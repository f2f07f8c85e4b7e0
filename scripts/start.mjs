// npm start: everything from a fresh clone to a running demo practice. `--practice` (npm run serve): without demo data.
import { runInForeground } from './setup/foreground.mjs';
import { fail, SetupError } from './setup/report.mjs';
import { setUp } from './setup/set-up.mjs';

const OPTIONS = ['--practice', '--host'];

async function main(words) {
  const unknown = words.find((word) => !OPTIONS.includes(word));
  if (unknown)
    throw new SetupError(`${unknown} is not an option. To reach Sightline from a phone: npm start -- --host`);
  const { node, env } = await setUp();
  const flags = [
    ...(words.includes('--practice') ? [] : ['--demo']),
    ...words.filter((word) => word === '--host'),
  ];
  process.exitCode = await runInForeground(node, ['server/main.ts', ...flags], env);
}

main(process.argv.slice(2)).catch(fail);

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { inRoot } from './places.mjs';
import { step } from './report.mjs';
import { mustRun } from './run-command.mjs';

const SOURCES = ['client', 'shared', 'package-lock.json', 'tsconfig.json'];

/** Builds `dist/client` when a source of it has changed since the last build. */
export async function ensureClient({ node, env }) {
  const stamp = inRoot('dist', 'client.stamp');
  const wanted = fingerprint(SOURCES);
  const built = existsSync(stamp) && existsSync(inRoot('dist', 'client')) && readFileSync(stamp, 'utf8');
  if (built === wanted) return;
  await step('Building the pages', 'Pages built', async () => {
    rmSync(stamp, { force: true });
    const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
    const words = [vite, 'build', '--config', 'client/vite.config.ts', '--logLevel', 'warn'];
    await mustRun('Building the pages', node, words, { env });
    mkdirSync(inRoot('dist'), { recursive: true });
    writeFileSync(stamp, wanted);
  });
}

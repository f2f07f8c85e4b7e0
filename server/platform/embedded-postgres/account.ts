import { spawnSync } from 'node:child_process';
import { EmbeddedPostgresError, type StartLog } from './start-log.ts';

/** Who the database server runs as: ourselves, or the `postgres` user when we are root (PostgreSQL refuses root). */
export type DatabaseAccount = { uid: number; gid: number } | undefined;

const USER = 'postgres';

/** Finds the account, creating the system user `postgres` when we are root and there is none. */
export function databaseAccount(log: StartLog): DatabaseAccount {
  if (process.getuid?.() !== 0) return undefined;
  const existing = lookUp();
  if (existing) return existing;
  log.info(`Creating the system user "${USER}", because PostgreSQL does not run as root.`);
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER];
  const made = spawnSync('useradd', options, { encoding: 'utf8' });
  const account = lookUp();
  if (!account) {
    const why = made.error?.message ?? made.stderr.trim();
    throw new EmbeddedPostgresError(
      `The system user "${USER}" could not be created (${why}). Create it, or start Sightline as an ordinary user.`,
    );
  }
  return account;
}

function lookUp(): DatabaseAccount {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout);
  return uid?.trim() && gid?.trim() ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether the account can reach what lies inside `folder`: a 0700 folder anywhere above it says no. */
export function canEnter(account: DatabaseAccount, folder: string): boolean {
  if (!account) return true;
  return spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0;
}

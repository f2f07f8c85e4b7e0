import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { writePrivateFile } from '../private-file.ts';
import type { DatabaseAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Registration } from './registration.ts';
import { EmbeddedPostgresError, type StartLog } from './start-log.ts';

/** PostgreSQL's superuser; the application never connects as it. */
const ADMIN = 'postgres';
/** Name of the application's role and of its database. */
const APPLICATION = 'sightline';

/**
 * Creates the cluster once: UTF-8, PostgreSQL's own C.UTF-8 (an upgrade of the system's C library cannot corrupt an
 * index), checksums, SCRAM for every connection. Built aside and renamed, so that a kill midway leaves nothing that
 * looks like a database.
 *
 * @throws EmbeddedPostgresError when a cluster that once existed is gone: starting empty would hide a loss.
 */
export async function ensureCluster(
  binaries: Binaries,
  registration: Registration,
  account: DatabaseAccount,
  log: StartLog,
): Promise<void> {
  const { cluster } = registration;
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  if (registration.created) {
    throw new EmbeddedPostgresError(
      `The database that belongs to this data folder is gone from ${cluster}. Restore it from a backup.`,
    );
  }
  log.info('Creating the database.');
  await mkdir(dirname(cluster), { recursive: true, mode: 0o755 });
  await removeUnfinished(cluster);
  const unfinished = await mkdtemp(`${cluster}.new-`);
  const passwordFile = `${unfinished}.password`;
  try {
    await writePrivateFile(passwordFile, registration.adminPassword + '\n');
    if (account) await chown(unfinished, account.uid, account.gid);
    if (account) await chown(passwordFile, account.uid, account.gid);
    await initialise(binaries, unfinished, passwordFile, account);
    await rename(unfinished, cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** What a start that was killed midway left; its `initdb` may still be writing, hence the name of its own each time. */
async function removeUnfinished(cluster: string): Promise<void> {
  for (const name of await readdir(dirname(cluster))) {
    if (!name.startsWith(`${basename(cluster)}.new-`)) continue;
    await rm(join(dirname(cluster), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function initialise(
  binaries: Binaries,
  folder: string,
  passwordFile: string,
  account: DatabaseAccount,
): Promise<void> {
  const options = ['--pgdata', folder, '--username', ADMIN, '--pwfile', passwordFile];
  options.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--data-checksums');
  options.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  const child = spawn(binaries.initdb, options, { ...account, ...childSurroundings(folder) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
  const code = await new Promise((ended, failed) => child.once('error', failed).once('close', ended));
  if (code !== 0)
    throw new EmbeddedPostgresError(`PostgreSQL could not create its database: ${output.trim()}`);
}

/** PostgreSQL's programs get a folder they can enter and none of our environment, which may hold secrets. */
export function childSurroundings(cluster: string): { cwd: string; env: NodeJS.ProcessEnv } {
  return { cwd: dirname(cluster), env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
}

/** Makes the application's role and database where they are missing; returns the application's connection string. */
export async function ensureApplicationDatabase(registration: Registration, port: number): Promise<string> {
  const { adminPassword, applicationPassword } = registration;
  const admin = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ADMIN,
    password: adminPassword,
    database: 'postgres',
  });
  await admin.connect();
  try {
    const role = await admin.query('select 1 from pg_roles where rolname = $1', [APPLICATION]);
    if (role.rowCount === 0) {
      const password = admin.escapeLiteral(applicationPassword);
      await admin.query(`create role ${APPLICATION} login createdb password ${password}`);
    }
    const database = await admin.query('select 1 from pg_database where datname = $1', [APPLICATION]);
    if (database.rowCount === 0) await admin.query(`create database ${APPLICATION} owner ${APPLICATION}`);
  } finally {
    await admin.end();
  }
  return applicationUrl(applicationPassword, port);
}

/** How the application reaches its database. */
export const applicationUrl = (password: string, port: number): string =>
  `postgres://${APPLICATION}:${password}@127.0.0.1:${port}/${APPLICATION}`;

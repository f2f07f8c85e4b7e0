import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from '../private-file.ts';
import { canEnter, type DatabaseAccount } from './account.ts';
import { READABLE_HOME } from './binaries.ts';
import { EmbeddedPostgresError, type StartLog } from './start-log.ts';

const Registration = z.strictObject({
  /** Absolute path of PostgreSQL's own data folder. */
  cluster: z.string(),
  /** Whether the cluster has been created: from then on its absence is a loss, not a first start. */
  created: z.boolean(),
  /** TCP port on 127.0.0.1. */
  port: z.int().min(1).max(65535),
  adminPassword: z.string().min(32),
  applicationPassword: z.string().min(32),
});

/** What is remembered between starts, in `connection.json` (0600). */
export type Registration = z.infer<typeof Registration>;

/** Reads `connection.json`, or decides everything anew: random passwords, a free port, a place the account can read. */
export async function loadRegistration(
  dataDir: string,
  account: DatabaseAccount,
  log: StartLog,
): Promise<Registration> {
  const path = join(dataDir, 'connection.json');
  if (existsSync(path)) return readRegistration(path);
  const registration = {
    cluster: await placeCluster(dataDir, account, log),
    created: false,
    port: await freePort(),
    adminPassword: randomBytes(24).toString('hex'),
    applicationPassword: randomBytes(24).toString('hex'),
  };
  await saveRegistration(dataDir, registration);
  return registration;
}

/** Writes `connection.json` durably and readable by us alone. */
export async function saveRegistration(dataDir: string, registration: Registration): Promise<void> {
  await writePrivateFile(join(dataDir, 'connection.json'), JSON.stringify(registration, null, 2) + '\n');
}

/** Reads an existing `connection.json`. @throws EmbeddedPostgresError when it is damaged */
export async function readRegistration(path: string): Promise<Registration> {
  const text = await readFile(path, 'utf8');
  try {
    return Registration.parse(JSON.parse(text));
  } catch {
    throw new EmbeddedPostgresError(
      `${path} is damaged. It holds the database's passwords: restore it from a backup.`,
    );
  }
}

/** Beside `connection.json`, or – for root under a private folder – in a readable place under a name of its own. */
async function placeCluster(dataDir: string, account: DatabaseAccount, log: StartLog): Promise<string> {
  if (canEnter(account, dataDir)) return join(dataDir, 'cluster');
  const path = await realpath(dataDir);
  const project = createHash('sha256').update(path).digest('hex').slice(0, 16);
  const earlier = existsSync(READABLE_HOME) ? await readdir(READABLE_HOME) : [];
  for (const name of earlier.filter((entry) => entry.startsWith(project))) {
    log.warn(`${join(READABLE_HOME, name)} holds an earlier database of this folder; it is left as it is.`);
  }
  const cluster = join(READABLE_HOME, `${project}-${randomBytes(4).toString('hex')}`);
  log.info(`The database's account cannot enter ${dataDir}, so the database is kept in ${cluster}.`);
  return cluster;
}

/** A TCP port of 127.0.0.1 that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready, failed) => probe.once('error', failed).listen(0, '127.0.0.1', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string')
    throw new EmbeddedPostgresError('No free port was found.');
  return address.port;
}

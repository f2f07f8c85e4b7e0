import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { databaseAccount } from './embedded-postgres/account.ts';
import { usableBinaries } from './embedded-postgres/binaries.ts';
import { ensureApplicationDatabase, ensureCluster } from './embedded-postgres/cluster.ts';
import { claimDataDir, releaseDataDir, stopOrphan } from './embedded-postgres/ownership.ts';
import { Postmaster } from './embedded-postgres/postmaster.ts';
import { loadRegistration, saveRegistration } from './embedded-postgres/registration.ts';
import type { StartLog } from './embedded-postgres/start-log.ts';

/** How to start the embedded database. */
export interface EmbeddedPostgresOptions {
  /** A folder of our own; made when absent. Keeps the cluster and `connection.json` (0600). */
  dataDir: string;
  log: StartLog;
  /** Delete the cluster again on `stop()`: for tests and the demo. */
  throwAway?: boolean;
}

/** A running database. */
export interface EmbeddedPostgres {
  /** Connection string of the application's own role, which owns the database `sightline` and may create others. */
  url: string;
  /** Process id of the server. It changes when a killed server has been started again. */
  pid(): number | undefined;
  /** Shuts the server down cleanly and waits for it. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on 127.0.0.1 from the binaries in `node_modules`, creating it on first use. A server that a
 * killed application left behind is stopped first; a server that dies while we run is started again on the same port.
 *
 * @throws EmbeddedPostgresError with a plain sentence: in use by a live process, cluster missing, or refusal to start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  await claimDataDir(dataDir);
  try {
    const started = await start(dataDir, log);
    let stopping: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      await started.postmaster.stop();
      if (options.throwAway) await rm(started.cluster, { recursive: true, force: true });
      if (options.throwAway) await rm(dataDir, { recursive: true, force: true });
      else await releaseDataDir(dataDir);
    };
    return { url: started.url, pid: () => started.postmaster.pid(), stop: () => (stopping ??= stop()) };
  } catch (error) {
    await releaseDataDir(dataDir);
    throw error;
  }
}

async function start(
  dataDir: string,
  log: StartLog,
): Promise<{ url: string; cluster: string; postmaster: Postmaster }> {
  const account = databaseAccount(log);
  const binaries = await usableBinaries(account, log);
  const registration = await loadRegistration(dataDir, account, log);
  const { cluster } = registration;
  await stopOrphan(cluster, log);
  await ensureCluster(binaries, registration, account, log);
  const postmaster = new Postmaster({ binaries, account, cluster, log });
  try {
    const port = await postmaster.start(registration.port);
    const known = { ...registration, port, created: true };
    if (!isDeepStrictEqual(known, registration)) await saveRegistration(dataDir, known);
    return { url: await ensureApplicationDatabase(registration, port), cluster, postmaster };
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}

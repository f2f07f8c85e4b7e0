import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { commandLine, processEnds, processStamp } from './processes.ts';
import { EmbeddedPostgresError, type StartLog } from './start-log.ts';

const Owner = z.object({ pid: z.int(), stamp: z.string() });

/**
 * Marks the data folder as ours. The mark of a process that is gone (kill -9, power cut) is replaced.
 *
 * @throws EmbeddedPostgresError when a living process holds it.
 */
export async function claimDataDir(dataDir: string): Promise<void> {
  const path = join(dataDir, 'owner.json');
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, stamp: processStamp(process.pid) }));
  try {
    const owner = await readOwner(path);
    if (owner && processStamp(owner.pid) === owner.stamp) {
      throw new EmbeddedPostgresError(
        `Sightline is already running on ${dataDir} (process ${owner.pid}). Stop it first.`,
      );
    }
    await rm(path, { force: true });
    await link(mine, path); // fails when another start was faster
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(`Sightline is being started on ${dataDir} by another process.`, {
      cause: error,
    });
  } finally {
    await rm(mine, { force: true });
  }
}

/** Takes our mark away again. */
export async function releaseDataDir(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'owner.json'), { force: true });
}

/** Whether a living process holds this folder now. */
export async function isRunning(dataDir: string): Promise<boolean> {
  const owner = await readOwner(join(dataDir, 'owner.json'));
  return owner !== undefined && processStamp(owner.pid) === owner.stamp;
}

async function readOwner(path: string): Promise<z.infer<typeof Owner> | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return Owner.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Stops the database server that a killed application left running on this cluster, and removes a `postmaster.pid`
 * whose process number now belongs to somebody else (PostgreSQL itself would refuse to start on that).
 */
export async function stopOrphan(cluster: string, log: StartLog): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!commandLine(pid).includes(cluster)) return rm(path, { force: true });
  log.warn('The last run was cut off and left its database running: stopping that first.');
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    kill(pid, signal); // fast shutdown, then immediate: PostgreSQL documentation, "Shutting Down the Server"
    if (await processEnds(pid, 20_000)) return;
  }
  throw new EmbeddedPostgresError(`The database server of an earlier run (process ${pid}) does not stop.`);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone in the meantime.
  }
}

import { join } from 'node:path';
import { ConfigError, loadConfig } from '../platform/config.ts';
import { migrate, openDatabase } from '../platform/database.ts';
import type { Database } from '../platform/database.ts';
import { openEmbeddedPostgres } from '../platform/embedded-postgres/open-running.ts';

/**
 * Runs a command against the practice's database, whether Sightline is running or not. Prints a plain sentence and ends
 * with 1 when it fails.
 */
export const withDatabase = async (work: (db: Database) => Promise<string>): Promise<void> => {
  try {
    const config = loadConfig([]);
    const quiet = { info: () => undefined, warn: () => undefined };
    const postgres = config.databaseUrl
      ? { url: config.databaseUrl, stop: async () => undefined }
      : await openEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres'), log: quiet });
    const db = openDatabase(postgres.url, () => undefined);
    try {
      await migrate(db);
      process.stdout.write(`${await work(db)}\n`);
    } finally {
      await db.destroy();
      await postgres.stop();
    }
  } catch (error) {
    const known = error instanceof ConfigError || error instanceof CommandError;
    process.stderr.write(`${known ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};

/** A command that cannot do what was asked; the message is a sentence. */
export class CommandError extends Error {
  override name = 'CommandError';
}

import { join } from 'node:path';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import type { EmbeddedPostgresOptions } from '../embedded-postgres.ts';
import { applicationUrl } from './cluster.ts';
import { isRunning } from './ownership.ts';
import { readRegistration } from './registration.ts';

/** The embedded database for a command: the running application's, or our own for as long as the command takes. */
export const openEmbeddedPostgres = async (
  options: EmbeddedPostgresOptions,
): Promise<{ url: string; stop: () => Promise<void> }> => {
  if (!(await isRunning(options.dataDir))) return startEmbeddedPostgres(options);
  const { applicationPassword, port } = await readRegistration(join(options.dataDir, 'connection.json'));
  return { url: applicationUrl(applicationPassword, port), stop: async () => undefined };
};

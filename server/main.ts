import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from './app.ts';
import type { App } from './app.ts';
import { seedDemo } from './commands/seed-demo.ts';
import { welcome } from './commands/welcome.ts';
import { serveAuthority } from './http/authority-page.ts';
import { Sfu } from './media/sfu.ts';
import { systemClock } from './platform/clock.ts';
import { ConfigError, loadConfig } from './platform/config.ts';
import type { Config } from './platform/config.ts';
import { migrate, openDatabase } from './platform/database.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { EmbeddedPostgresError } from './platform/embedded-postgres/start-log.ts';
import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from './platform/images/sanitiser.ts';
import { openPracticeKey, PracticeKeyError } from './platform/keys/practice-key.ts';
import { ensureLocalCertificates } from './platform/local-certificates.ts';
import { createLog } from './platform/log.ts';
import { mediaWorkerPath } from './platform/media-worker-path.ts';
import { loadSessionSecret } from './platform/session-secret.ts';
import type { Logger } from './platform/log.ts';

const PAGES = join(import.meta.dirname, '../dist/client');

type Stop = () => unknown;

/** What the person who started Sightline reads; the log is for whoever looks after it. */
const say = (sentence: string): void => void process.stdout.write(`  ${sentence}\n`);

/** Opens what the application stands on, noting how to close each, last opened first. */
const openParts = async (config: Config, log: Logger, stops: Stop[]) => {
  const dataDir = config.dataDir;
  const sessionSecret = await loadSessionSecret(config.sessionSecret);
  let url = config.databaseUrl;
  if (url === undefined) {
    const postgres = await startEmbeddedPostgres({
      dataDir: join(dataDir, 'postgres'),
      log: { info: say, warn: say },
    });
    stops.unshift(() => postgres.stop());
    url = postgres.url;
  }
  const db = openDatabase(url, (error) => log.warn({ code: error.name }, 'database connection lost'));
  stops.unshift(() => db.destroy());
  await migrate(db);
  const patients = await db.selectFrom('patient').select('id').limit(1).execute();
  const mayCreate = config.practiceKey.mayCreate && patients.length === 0;
  const practiceKey = await openPracticeKey(config.practiceKey.path, { createIfMissing: mayCreate });
  stops.unshift(() => practiceKey.close());
  const limits = { ...DEFAULT_IMAGE_LIMITS, maxBytes: config.uploadMaxBytes, maxPixels: config.maxPixels };
  const sanitiser = await openImageSanitiser(limits);
  stops.unshift(() => sanitiser.close());
  const media = await Sfu.create({
    workerBin: mediaWorkerPath(),
    workers: config.mediaWorkers,
    listenIp: config.bindAddress,
    announcedAddresses: config.announcedAddresses,
    port: config.rtcPort,
    logLevel: 'error',
    clock: systemClock,
  });
  stops.unshift(() => media.close());
  return { db, media, practiceKey, sanitiser, clock: systemClock, log, sessionSecret };
};

const start = async (config: Config, stops: Stop[]): Promise<App> => {
  const log = createLog(config.logLevel);
  if (!existsSync(join(PAGES, 'index.html')))
    throw new ConfigError('The pages are not built; "npm start" builds them.');
  const parts = await openParts(config, log, stops);
  const certificates = config.localHttps
    ? await ensureLocalCertificates({
        dir: join(config.dataDir, 'keys', 'local-ca'),
        addresses: config.announcedAddresses,
      })
    : undefined;
  const app = await createApp(parts, {
    ...config,
    pages: PAGES,
    ...(certificates ? { https: { key: certificates.key, cert: certificates.cert } } : {}),
  });
  stops.unshift(() => app.close());
  const signIn = config.demo ? await seedDemo({ ...parts, vault: app.vault }, config) : undefined;
  await app.http.listen({ port: config.port, host: config.bindAddress });
  const authority = certificates ? await serveAuthority(certificates.caDer, config) : undefined;
  if (authority) stops.unshift(authority.close);
  process.stdout.write(welcome(config, signIn, authority?.url));
  return app;
};

const stops: Stop[] = [];
let closing: Promise<void> | undefined;

/** Everything opened is closed, last first, once; a second signal does not hurry the database. */
const close = (): Promise<void> => {
  closing ??= (async () => {
    if (stops.length > 0) process.stdout.write('\n  Closing …\n');
    for (const stop of stops.splice(0)) await stop();
  })();
  return closing;
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(
    signal,
    () =>
      void close().then(() => {
        say('Stopped; everything is kept.');
        process.exit(0);
      }),
  );
}

try {
  await start(loadConfig(process.argv.slice(2)), stops);
} catch (error) {
  await close();
  const plain =
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof PracticeKeyError;
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (plain) process.stderr.write(`\n${error.message}\n`);
  else if (inUse) process.stderr.write('\nThe port is already in use. Set SIGHTLINE_PORT to another one.\n');
  else
    process.stderr.write(
      `\nSightline could not start.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  process.exit(1);
}

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { inject } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { App } from '../../server/app.ts';
import { addAccount } from '../../server/commands/accounts.ts';
import { Sfu } from '../../server/media/sfu.ts';
import { openDatabase } from '../../server/platform/database.ts';
import type { Database } from '../../server/platform/database.ts';
import { newId } from '../../server/platform/ids.ts';
import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from '../../server/platform/images/sanitiser.ts';
import type { ImageLimits } from '../../server/platform/images/sanitiser.ts';
import { openPracticeKey } from '../../server/platform/keys/practice-key.ts';
import { PracticeId } from '../../shared/ids.ts';
import type { UserId } from '../../shared/ids.ts';
import { createDatabase } from './test-database.ts';

/** A clock that tests move. It starts at the real time, so that cookies and certificates stay believable. */
export interface TestClock {
  now(): Date;
  /** Milliseconds forward. */
  advance(ms: number): void;
}

const testClock = (): TestClock => {
  let offset = 0;
  return { now: () => new Date(Date.now() + offset), advance: (ms) => void (offset += ms) };
};

export const PASSWORD = 'correct horse battery';

/** Largest picture that these applications take, in bytes. */
export const UPLOAD_MAX_BYTES = 20 * 1024 * 1024;

export interface TestPractice {
  readonly id: PracticeId;
  readonly gp: UserId;
  readonly gpEmail: string;
  readonly chaperone: UserId;
  readonly chaperoneEmail: string;
}

/** What a test wants otherwise than usual. */
export interface TestAppOptions {
  /** As behind HTTPS: `__Host-` and `Secure`. */
  readonly secureCookies?: boolean;
  /** Folder of the built pages. */
  readonly pages?: string;
  readonly imageLimits?: ImageLimits;
}

export interface TestApp {
  readonly app: App;
  readonly db: Database;
  readonly clock: TestClock;
  readonly media: Sfu;
  readonly origin: string;
  readonly dataDir: string;
  /** For commands that run as processes of their own. */
  readonly databaseUrl: string;
  readonly practice: TestPractice;
  /** Another practice in the same database. */
  readonly other: TestPractice;
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  /** Rows in every table, for "nothing changed". */
  counts(): Promise<Record<string, number>>;
  /** Every file under the data folder with its bytes. */
  files(): Promise<{ path: string; bytes: Buffer }[]>;
  /** Another server on the same database, data folder, clock and keys, as after a restart. Close it before this one. */
  again(options?: TestAppOptions): Promise<TestApp>;
  /** Ends the server; database and data stay. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const addPractice = async (db: Database, name: string): Promise<TestPractice> => {
  const id = newId(PracticeId);
  await db
    .insertInto('practice')
    .values({
      id,
      name,
      phone: '+353 21 555 0100',
      address: '1 Example Quay',
      healthmail: 'test@healthmail.ie.invalid',
      time_zone: 'Europe/Dublin',
      complaints: 'Tell the practice manager.',
      article_6_basis: 'GDPR Art. 6(1)(e)',
    })
    .execute();
  const slug = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const gpEmail = `gp@${slug}.invalid`;
  const chaperoneEmail = `chaperone@${slug}.invalid`;
  const gp = await addAccount(
    db,
    {
      practiceId: id,
      email: gpEmail,
      name: 'Dr Test Murphy',
      title: 'GP',
      role: 'gp',
      registration: 'IMC 1',
      trained: false,
    },
    PASSWORD,
  );
  const chaperone = await addAccount(
    db,
    {
      practiceId: id,
      email: chaperoneEmail,
      name: 'Niamh Test',
      title: 'Nurse',
      role: 'chaperone',
      registration: '',
      trained: true,
    },
    PASSWORD,
  );
  return { id, gp, gpEmail, chaperone, chaperoneEmail };
};

const memoryLog = () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: pino({ level: 'debug', base: null }, stream), logged: () => lines.join('') };
};

const filesUnder = async (folder: string): Promise<{ path: string; bytes: Buffer }[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (path) => ({ path, bytes: await readFile(path) })));
};

const tables = [
  'consultation',
  'statement',
  'consent',
  'wording',
  'participant',
  'invitation',
  'link_session',
  'staff_session',
  'pause',
  'capture',
  'still',
  'sharing_consent',
  'share',
  'share_item',
  'share_session',
  'still_copy',
  'patient',
  'app_user',
  'break_glass',
  'review_item',
  'practice_policy',
  'image_policy',
  'image_policy_acknowledgement',
  'retention_fact',
  'retention_hold',
  'retention_hold_lifted',
  'retention_review',
  'disposal',
  'disposal_finished',
  'still_move',
  'share_look',
  'background_job',
  'access_request',
  'access_decision',
  'access_pack',
  'private_message',
  'chaperone_attestation',
  'chaperone_available',
] as const;

const countRows = async (db: Database): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = count;
  }
  return counts;
};

/** What outlives a server: the database, the data folder, and the time. */
interface Ground {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly clock: TestClock;
}

const openMedia = (clock: TestClock): Promise<Sfu> => {
  const workerBin = process.env['MEDIASOUP_WORKER_BIN'];
  if (!workerBin) throw new Error('MEDIASOUP_WORKER_BIN is not set');
  return Sfu.create({
    workerBin,
    workers: 1,
    listenIp: '127.0.0.1',
    announcedAddresses: ['127.0.0.1'],
    port: 0,
    logLevel: 'error',
    clock,
  });
};

const serve = async ({ databaseUrl, dataDir, clock }: Ground, options: TestAppOptions) => {
  const { log, logged } = memoryLog();
  const db = openDatabase(databaseUrl, () => undefined);
  const media = await openMedia(clock);
  const sanitiser = await openImageSanitiser(options.imageLimits ?? DEFAULT_IMAGE_LIMITS);
  const practiceKey = await openPracticeKey(join(dataDir, 'practice.key'), { createIfMissing: true });
  const app = await createApp(
    { db, media, practiceKey, sanitiser, clock, log, sessionSecret: Buffer.alloc(32, 7) },
    {
      dataDir,
      ...(options.pages ? { pages: options.pages } : {}),
      publicOrigin: 'http://localhost:3000',
      allowedOrigins: ['http://localhost:3000'],
      secureCookies: options.secureCookies ?? false,
      trustProxy: false,
      uploadMaxBytes: UPLOAD_MAX_BYTES,
    },
  );
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.http.server.address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await app.close();
    await media.close();
    await sanitiser.close();
    await db.destroy();
  };
  const stop = (): Promise<void> => (stopped ??= end());
  return { app, db, media, logged, stop, origin: `http://127.0.0.1:${port}` };
};

/** The whole application on real PostgreSQL, a real media worker and a real port, with a clock that tests move. */
export const startTestApp = async (options: TestAppOptions = {}): Promise<TestApp> => {
  const database = await createDatabase(inject('postgresUrl'));
  const dataDir = await mkdtemp(join(tmpdir(), 'sightline-app-'));
  const ground: Ground = { databaseUrl: database.url, dataDir, clock: testClock() };
  const server = await serve(ground, options);
  const practices = {
    practice: await addPractice(server.db, 'First Practice'),
    other: await addPractice(server.db, 'Other Practice'),
  };
  const whole = (running: typeof server, close: () => Promise<void>): TestApp => ({
    ...running,
    ...ground,
    ...practices,
    counts: () => countRows(running.db),
    files: () => filesUnder(dataDir),
    again: async (changed = options) => {
      const next = await serve(ground, changed);
      return whole(next, next.stop);
    },
    close,
  });
  return whole(server, async () => {
    await server.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
};

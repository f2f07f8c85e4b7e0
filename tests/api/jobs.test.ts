import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { migrate, openDatabase } from '../../server/platform/database.ts';
import type { Database } from '../../server/platform/database.ts';
import { JobFailed, openJobs } from '../../server/platform/jobs.ts';
import type { Jobs, JobWork } from '../../server/platform/jobs.ts';
import { createDatabase } from '../support/test-database.ts';

const CHILD = fileURLToPath(new URL('../support/job-child.ts', import.meta.url));
const clock = { now: () => new Date() };

let database: Awaited<ReturnType<typeof createDatabase>>;
let db: Database;
let lines: string[];
const open: Jobs[] = [];
beforeEach(async () => {
  database = await createDatabase(inject('postgresUrl'));
  db = openDatabase(database.url, () => undefined);
  lines = [];
  await migrate(db);
});
afterEach(async () => {
  for (const jobs of open.splice(0)) await jobs.close();
  await db.destroy();
  await database.drop();
});

const jobsOf = async (work: Record<string, JobWork>): Promise<Jobs> => {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const jobs = await openJobs({ db, clock, log: pino({ level: 'debug', base: null }, stream) }, work);
  open.push(jobs);
  return jobs;
};

const enqueue = async (jobs: Jobs, queue: string, subject: string = randomUUID()): Promise<string> => {
  await jobs.ready();
  return db.transaction().execute((tx) => jobs.enqueue(tx, queue, subject));
};

const jobRow = (id: string) =>
  db.selectFrom('background_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** A promise and its ways to end, for work that tells when it is reached. */
const signalled = <Value = void>() => Promise.withResolvers<Value>();

const ended = (id: string) =>
  expect.poll(async () => (await jobRow(id)).ended_at, { timeout: 15_000 }).not.toBeNull();

test('a job runs once with what it is about, and tells how far it is', async () => {
  const seen: string[] = [];
  const jobs = await jobsOf({
    copy: async ({ subjectId, progress }) => {
      seen.push(subjectId);
      await progress(2, 2);
    },
  });
  const subject = randomUUID();
  const id = await enqueue(jobs, 'copy', subject);
  await ended(id);
  expect(await jobRow(id)).toMatchObject({
    state: 'done',
    attempts: 1,
    steps_done: 2,
    steps_total: 2,
    code: null,
  });
  expect(seen).toEqual([subject]);
  expect(lines).toEqual([]);
});

test('what asked for it rolled back: there is no job', async () => {
  let runs = 0;
  const jobs = await jobsOf({
    copy: async () => {
      runs += 1;
    },
  });
  await jobs.ready();
  const failing = db.transaction().execute(async (tx) => {
    await jobs.enqueue(tx, 'copy', randomUUID());
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  const after = await enqueue(jobs, 'copy');
  await ended(after);
  expect(runs).toBe(1);
  expect(await db.selectFrom('background_job').select('id').execute()).toEqual([{ id: after }]);
});

test('work that breaks is tried three times and then has failed; the log holds a code and no words of it', async () => {
  let attempts = 0;
  const jobs = await jobsOf({
    broken: async () => {
      attempts += 1;
      throw new Error('Seán Ó Murchú, left forearm');
    },
  });
  const id = await enqueue(jobs, 'broken');
  await ended(id);
  expect(attempts).toBe(3);
  expect(await jobRow(id)).toMatchObject({ state: 'failed', attempts: 3, code: 'internal' });
  expect(lines).toHaveLength(3);
  expect(lines.join('')).not.toContain('Murch');
});

test('work that says another attempt would not help is not tried again', async () => {
  let attempts = 0;
  const jobs = await jobsOf({
    refused: async () => {
      attempts += 1;
      throw new JobFailed('nothing_to_do');
    },
  });
  const id = await enqueue(jobs, 'refused');
  await ended(id);
  expect(attempts).toBe(1);
  expect(await jobRow(id)).toMatchObject({ state: 'failed', code: 'nothing_to_do' });
});

test('a close stops the work and the next start takes it up', async () => {
  const begun = signalled();
  const first = await jobsOf({
    slow: async ({ signal }) => {
      begun.resolve();
      await once(signal, 'abort');
      signal.throwIfAborted();
    },
  });
  const id = await enqueue(first, 'slow');
  await begun.promise;
  await first.close();
  expect(await jobRow(id)).toMatchObject({ state: 'queued', attempts: 1, code: 'stopped_midway' });
  await jobsOf({ slow: async () => undefined });
  await ended(id);
  expect(await jobRow(id)).toMatchObject({ state: 'done', attempts: 2 });
});

const killMidway = async (subject?: string): Promise<void> => {
  const env = { ...process.env, JOB_DATABASE: database.url, ...(subject ? { JOB_SUBJECT: subject } : {}) };
  const child = spawn(process.execPath, [CHILD], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
};

test('[S8] SIGKILL midway: the next start runs it again, to the end', async () => {
  const subject = randomUUID();
  await killMidway(subject);
  const [cut] = await db.selectFrom('background_job').selectAll().execute();
  expect(cut).toMatchObject({ state: 'running', attempts: 1, steps_done: 1, subject_id: subject });
  const seen: string[] = [];
  await jobsOf({
    endless: async ({ subjectId }) => {
      seen.push(subjectId);
    },
  });
  await ended(cut?.id ?? '');
  expect(seen).toEqual([subject]);
  expect(await jobRow(cut?.id ?? '')).toMatchObject({ state: 'done', attempts: 2 });
});

test('[S8] work that ends the server each time is given up after three attempts, and says so', async () => {
  await killMidway(randomUUID());
  await killMidway();
  await killMidway();
  let runs = 0;
  await jobsOf({
    endless: async () => {
      runs += 1;
    },
  });
  const [given] = await db.selectFrom('background_job').selectAll().execute();
  await ended(given?.id ?? '');
  expect(await jobRow(given?.id ?? '')).toMatchObject({ state: 'failed', code: 'stopped_midway' });
  expect(runs).toBe(0);
});

import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { ConnectionOptions } from 'pg-boss';
import * as z from 'zod/mini';
import type { Clock } from './clock.ts';
import { queryAsIs } from './database.ts';
import type { Database, Tx } from './database.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';

export const JobId = z.uuid().brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** One attempt at a job, as its work sees it. */
export interface RunningJob {
  readonly id: JobId;
  /** What the job is about, as it was queued. */
  readonly subjectId: string;
  /** Aborts when the application closes: the work stops, and the job is taken up at the next start. */
  readonly signal: AbortSignal;
  /** How far it is, for the people who wait. */
  progress(done: number, total: number): Promise<void>;
}

export type JobWork = (job: RunningJob) => Promise<void>;

/** Thrown by work that another attempt would not help; `code` is shown to the people who wait. */
export class JobFailed extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'JobFailed';
    this.code = code;
  }
}

/** Background work. A job survives a kill: at the next start it is tried again, or has clearly failed. */
export interface Jobs {
  /** Queues a job in the caller's transaction: what asked for it and the job commit together or not at all. */
  enqueue(tx: Tx, queue: string, subjectId: string): Promise<JobId>;
  /** Opens the queue ahead of a transaction that will need it; `enqueue` in a cold start waits for it anyway. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Attempts at one job, those a kill cut short included: work that ends the server is not begun for ever. */
const ATTEMPTS = 3;
const QUEUE = { retryLimit: 50, retryDelay: 1, expireInSeconds: 3600 };
const CLOSE_MS = 5000;

const overTransaction = (tx: Tx): NonNullable<ConnectionOptions['db']> => ({
  executeSql: async (text, values = []) => {
    const { rows } = await tx.executeQuery<unknown>(CompiledQuery.raw(text, values));
    return { rows };
  },
});

const codeOf = (error: unknown): string => (error instanceof JobFailed ? error.code : 'internal');

const runner = ({ db, clock, log }: Parts, works: ReadonlyMap<string, JobWork>, signal: AbortSignal) => {
  const set = (id: JobId, values: { state: 'queued' | 'done' | 'failed'; code: string | null }) =>
    db
      .updateTable('background_job')
      .set({ ...values, ended_at: values.state === 'queued' ? null : clock.now() })
      .where('id', '=', id)
      .execute();
  const begin = (id: JobId) =>
    db
      .updateTable('background_job')
      .set((eb) => ({ state: 'running', attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .returning(['attempts', 'subject_id'])
      .executeTakeFirst();
  const progress = async (id: JobId, done: number, total: number): Promise<void> => {
    const steps = { steps_done: done, steps_total: total };
    await db.updateTable('background_job').set(steps).where('id', '=', id).execute();
  };
  /** Throws only what pg-boss shall try again. */
  return async (queue: string, id: JobId): Promise<void> => {
    const job = await begin(id);
    const work = works.get(queue);
    if (!job || !work) return;
    const last = job.attempts >= ATTEMPTS;
    if (job.attempts > ATTEMPTS) return void (await set(id, { state: 'failed', code: 'stopped_midway' }));
    try {
      const steps = (done: number, total: number) => progress(id, done, total);
      await work({ id, subjectId: job.subject_id, signal, progress: steps });
    } catch (error) {
      if (signal.aborted) {
        await set(id, { state: 'queued', code: 'stopped_midway' });
        throw error;
      }
      const code = codeOf(error);
      log.warn({ job: id, queue, code, attempt: job.attempts, ...traceOf(error) }, 'job failed');
      const given = error instanceof JobFailed || last;
      await set(id, { state: given ? 'failed' : 'queued', code });
      if (given) return;
      throw error;
    }
    await set(id, { state: 'done', code: null });
  };
};

/** Where it broke; a message may quote what it was working on, so it is not logged. */
const traceOf = (error: unknown): { error: string; stack: string } => ({
  error: nameOf(error),
  stack: error instanceof Error ? (error.stack ?? '').split('\n').slice(1).join('\n') : '',
});

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** What a killed server was doing is given back to the queue. */
const giveBack = async (db: Database, boss: PgBoss): Promise<void> => {
  const cut = await db
    .selectFrom('background_job')
    .select(['id', 'queue'])
    .where('state', 'in', ['queued', 'running'])
    .execute();
  for (const { id, queue } of cut) {
    await boss.fail(queue, id, { code: 'stopped_midway' });
    // The queue has let go of it meanwhile: the same id is put in again, and refused where it is still there.
    await boss.send(queue, {}, { id });
  }
};

const start = async (
  parts: Parts,
  works: ReadonlyMap<string, JobWork>,
  signal: AbortSignal,
): Promise<PgBoss> => {
  const { db, log } = parts;
  const boss = new PgBoss({
    db: { executeSql: queryAsIs(db) },
    schema: 'jobs',
    schedule: false,
    persistWarnings: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.warn({ error: nameOf(error) }, 'job queue'));
  await boss.start();
  const run = runner(parts, works, signal);
  for (const queue of works.keys()) await boss.createQueue(queue, QUEUE);
  await giveBack(db, boss);
  for (const queue of works.keys()) {
    await boss.work(queue, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job) await run(queue, JobId.parse(job.id));
    });
  }
  return boss;
};

/**
 * Opens background work over pg-boss, in a schema of its own in the same database. The queue starts with the first job,
 * or at once when a stopped server left one; an application without jobs pays one query.
 */
export const openJobs = async (parts: Parts, work: Readonly<Record<string, JobWork>>): Promise<Jobs> => {
  const works = new Map(Object.entries(work));
  const closing = new AbortController();
  let boss: Promise<PgBoss> | undefined;
  const started = (): Promise<PgBoss> => {
    const starting = (boss ??= start(parts, works, closing.signal));
    // A database that was away is asked again by the next job.
    starting.catch(() => (boss = boss === starting ? undefined : boss));
    return starting;
  };
  const left = await parts.db
    .selectFrom('background_job')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .limit(1)
    .execute();
  if (left.length > 0) await started();
  return {
    ready: async () => void (await started()),
    async enqueue(tx, queue, subjectId) {
      const id = newId(JobId);
      const queued = { id, queue, subject_id: subjectId, state: 'queued' as const };
      await tx
        .insertInto('background_job')
        .values({ ...queued, created_at: parts.clock.now() })
        .execute();
      await (await started()).send(queue, {}, { id, db: overTransaction(tx) });
      return id;
    },
    async close() {
      closing.abort();
      const running = await boss?.catch(() => undefined);
      await running?.stop({ graceful: true, timeout: CLOSE_MS });
    },
  };
};

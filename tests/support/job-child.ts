// Begins a job, says so, and never ends: the parent kills it.
import { pino } from 'pino';
import { openDatabase } from '../../server/platform/database.ts';
import { openJobs } from '../../server/platform/jobs.ts';

const db = openDatabase(process.env['JOB_DATABASE'] ?? '', () => undefined);
const clock = { now: () => new Date() };
const jobs = await openJobs(
  { db, clock, log: pino({ level: 'silent' }) },
  {
    endless: async ({ progress }) => {
      await progress(1, 3);
      process.stdout.write('begun\n');
      await new Promise(() => undefined);
    },
  },
);
if (process.env['JOB_SUBJECT']) {
  const subject = process.env['JOB_SUBJECT'];
  await jobs.ready();
  await db.transaction().execute((tx) => jobs.enqueue(tx, 'endless', subject));
}

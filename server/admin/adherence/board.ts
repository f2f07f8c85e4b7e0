import { sql } from 'kysely';
import type { Adherence, AdherenceDays, Events, Share } from '../../../shared/http-adherence.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import { countOverdue } from '../../clinical/retention/review-list.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { binOf, conversations, events, stills, unfiledStills } from './facts.ts';
import { scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const share = async (db: Reader, scope: Scope, which: 'consent' | 'necessity'): Promise<Share> => {
  const complete = which === 'consent' ? sql`take and store` : sql`necessity`;
  const bin = binOf('stored_at', scope);
  const { rows: bins } = await sql<Share['bins'][number]>`
    select ${bin} as day, count(*)::int as of, (count(*) filter (where ${complete}))::int as complete
    from ${stills(scope)} f group by 1 order by 1`.execute(db);
  return {
    of: sum(bins.map((each) => each.of)),
    complete: sum(bins.map((each) => each.complete)),
    bins: bins.map(({ day, of, complete: whole }) => ({ day, of, complete: whole })),
  };
};

/** Minutes: what "at once", "within the clinic", "the same day" come to. The last step has no end. */
const STEPS = [5, 15, 60, 240, 1440] as const;

const filing = async (db: Reader, scope: Scope): Promise<Adherence['filing']> => {
  const filed = sql`(select * from ${stills(scope)} s where s.filed_at is not null)`;
  const { rows } = await sql<{ filed: number; late: number; median: number | null }>`
    select count(*)::int as filed, (count(*) filter (where late))::int as late,
      (percentile_cont(0.5) within group (order by minutes))::float8 as median
    from ${filed} f`.execute(db);
  // How many of the steps it took longer than: five minutes exactly are within five minutes.
  const { rows: found } = await sql<{ step: number; count: number }>`
    select (select count(*) from unnest(${sql.val([...STEPS])}::int[]) t where minutes > t)::int as step,
      count(*)::int as count
    from ${filed} f group by 1`.execute(db);
  const counts = new Map(found.map(({ step, count }) => [step, count]));
  return {
    filed: rows[0]?.filed ?? 0,
    late: rows[0]?.late ?? 0,
    medianMinutes: rows[0]?.median ?? null,
    steps: [...STEPS, null].map((within, step) => ({ within, count: counts.get(step) ?? 0 })),
  };
};

const unfiled = async (db: Reader, scope: Scope): Promise<Adherence['unfiled']> => {
  const { rows } = await sql<{ count: number; late: number; oldest: Date | null }>`
    select count(*)::int as count, (count(*) filter (where late))::int as late, min(stored_at) as oldest
    from ${unfiledStills(scope)} f`.execute(db);
  return {
    count: rows[0]?.count ?? 0,
    late: rows[0]?.late ?? 0,
    oldestAt: rows[0]?.oldest?.toISOString() ?? null,
  };
};

const chaperone = async (db: Reader, scope: Scope): Promise<Adherence['chaperone']> => {
  const { rows } = await sql<Adherence['chaperone']>`
    select count(*)::int as consultations,
      (count(*) filter (where answer = 'accepted'))::int as accepted,
      (count(*) filter (where answer = 'declined'))::int as declined,
      (count(*) filter (where answer is null))::int as unanswered
    from ${conversations(scope)} f`.execute(db);
  return rows[0] ?? { consultations: 0, accepted: 0, declined: 0, unanswered: 0 };
};

const eventFigure = async (db: Reader, scope: Scope, which: 'overrides' | 'break_glass'): Promise<Events> => {
  const { rows } = await sql<{ day: string; count: number; waiting: number }>`
    select ${binOf('raised_at', scope)} as day, count(*)::int as count,
      (count(*) filter (where cleared_at is null))::int as waiting
    from ${events(scope, which)} f group by 1 order by 1`.execute(db);
  return {
    count: sum(rows.map(({ count }) => count)),
    waiting: sum(rows.map(({ waiting }) => waiting)),
    bins: rows.map(({ day, count }) => ({ day, count })),
  };
};

/** R23: the figures of the board. Counts and shares of this practice; nothing about anybody in particular. */
export const adherence = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  days: AdherenceDays,
): Promise<Adherence> => {
  const { db } = deps;
  const scope = await scopeOf(deps, actor, days);
  return {
    serverNow: scope.now.toISOString(),
    timeZone: scope.timeZone,
    days,
    from: scope.from.toISOString(),
    bin: scope.bin,
    consent: await share(db, scope, 'consent'),
    necessity: await share(db, scope, 'necessity'),
    filing: await filing(db, scope),
    unfiled: await unfiled(db, scope),
    chaperone: await chaperone(db, scope),
    overrides: await eventFigure(db, scope, 'overrides'),
    breakGlass: await eventFigure(db, scope, 'break_glass'),
    retention: { overdue: await countOverdue(deps, actor.practiceId) },
  };
};

import { sql } from 'kysely';
import type { ReviewItem, ReviewQueue } from '../../../shared/http-review.ts';
import type { PracticeId, UserId } from '../../../shared/ids.ts';
import type { ChaperoneView } from '../../../shared/views.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import type { Reader } from '../../platform/database.ts';
import { countUnder18Requests } from '../consent/under18-override.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { anotherGp, clearing } from './review.rules.ts';

const CLEARED_FOR_DAYS = 90;

/** How often a record or a still was opened under a break-glass. */
const reads = (event: 'patient.record_read' | 'still.accessed') =>
  sql<number>`(select count(*)::int from audit_entry a where a.event = ${event}
    and a.patient_id = review_item.patient_id
    and a.detail ->> 'breakGlassId' = review_item.break_glass_id::text)`;

const rows = (db: Reader, actor: StaffActor) =>
  db
    .selectFrom('review_item')
    .innerJoin('app_user as concerned', 'concerned.id', 'review_item.about_user')
    .innerJoin('patient', 'patient.id', 'review_item.patient_id')
    .leftJoin('consultation', 'consultation.id', 'review_item.consultation_id')
    .leftJoin('participant as raiser', 'raiser.id', 'review_item.raised_by_participant')
    .leftJoin('break_glass', 'break_glass.id', 'review_item.break_glass_id')
    .leftJoin('app_user as clearer', 'clearer.id', 'review_item.cleared_by')
    .select([
      'review_item.id',
      'review_item.kind',
      'review_item.raised_at',
      'review_item.about_user',
      'review_item.second_by',
      'review_item.detail',
      'review_item.reason',
      'review_item.cleared_at',
      'review_item.outcome',
      'review_item.words',
      'concerned.name as about_name',
      'raiser.name as raiser_name',
      'patient.name as patient_name',
      'consultation.starts_at',
      'clearer.name as clearer_name',
      'clearer.role as clearer_role',
      sql<Date | null>`coalesce(break_glass.ended_at, break_glass.until)`.as('until'),
      reads('patient.record_read').as('record_reads'),
      reads('still.accessed').as('still_reads'),
    ])
    .where('review_item.practice_id', '=', actor.practiceId)
    // R30: a chaperone's concern is not for the doctor whom it is about.
    .where(({ eb, not, and }) =>
      not(and([eb('review_item.kind', '=', 'chaperone_concern'), eb('about_user', '=', actor.userId)])),
    );

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** The practice's GPs who can sign in: who is there to look at a colleague's decision. */
export const activeGps = async (
  db: Reader,
  { practiceId }: Pick<StaffActor, 'practiceId'>,
): Promise<ReadonlySet<UserId>> => {
  const gps = await db
    .selectFrom('app_user')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('role', '=', 'gp')
    .where('disabled_at', 'is', null)
    .execute();
  return new Set(gps.map(({ id }) => id));
};

/** Is there a GP in the practice besides this one? */
export const hasAnotherGp = async (db: Reader, practiceId: PracticeId, userId: UserId): Promise<boolean> =>
  anotherGp(await activeGps(db, { practiceId }), { about: userId, secondBy: null });

/**
 * R30: who reads a chaperone's concern about this doctor: another GP, and where the practice has none the manager – somebody
 * has to read it, and the chaperone is told which before they write.
 */
export const concernReader = async (
  db: Reader,
  about: { readonly practiceId: PracticeId; readonly clinicianId: UserId },
): Promise<ChaperoneView['concernReader']> =>
  (await hasAnotherGp(db, about.practiceId, about.clinicianId)) ? 'another_gp' : 'manager';

const clearedOf = (row: Row, manager: boolean): ReviewItem['cleared'] => {
  if (!row.cleared_at || !row.outcome || !row.clearer_name) return null;
  const readable = !manager || row.clearer_role === 'manager';
  return {
    at: row.cleared_at.toISOString(),
    byName: row.clearer_name,
    outcome: row.outcome,
    words: readable ? row.words : null,
  };
};

/** R1 (Art. 9(3)): a manager sees who, when, on what ground and how often – no patient, no clinician's words. */
const toItem = (row: Row, actor: StaffActor, gps: ReadonlySet<string>): ReviewItem => {
  const manager = actor.role === 'manager';
  const asked = { kind: row.kind, about: row.about_user, secondBy: row.second_by };
  const mayReadWords = !manager || (row.kind === 'chaperone_concern' && !anotherGp(gps, asked));
  return {
    id: row.id,
    kind: row.kind,
    raisedAt: row.raised_at.toISOString(),
    aboutName: row.about_name,
    raisedByName: row.raiser_name,
    detail: row.detail,
    consultationAt: row.starts_at?.toISOString() ?? null,
    patientName: manager ? null : row.patient_name,
    reason: mayReadWords ? row.reason : null,
    until: row.until?.toISOString() ?? null,
    recordReads: row.record_reads,
    stillReads: row.still_reads,
    clear: clearing(asked, actor, gps),
    cleared: clearedOf(row, manager),
  };
};

/** The queue: what waits, oldest first, and what was cleared lately. Reading it is audited. */
export const listReviews = async (deps: ClinicalDeps, actor: StaffActor): Promise<ReviewQueue> => {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - CLEARED_FOR_DAYS * 86_400_000);
  const [gps, { timeZone }] = [
    await activeGps(deps.db, actor),
    await practiceCard(deps.db, actor.practiceId),
  ];
  const open = await rows(deps.db, actor)
    .where('review_item.cleared_at', 'is', null)
    .orderBy('review_item.raised_at')
    .execute();
  const cleared = await rows(deps.db, actor)
    .where('review_item.cleared_at', '>', since)
    .orderBy('review_item.cleared_at', 'desc')
    .execute();
  await recordAudit(deps.db, {
    at: now,
    event: 'review.listed',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: actor.practiceId,
    detail: { open: open.length, cleared: cleared.length },
  });
  return {
    serverNow: now.toISOString(),
    timeZone,
    open: open.map((row) => toItem(row, actor, gps)),
    cleared: cleared.map((row) => toItem(row, actor, gps)),
  };
};

/** The alert: how many wait for this person. Not audited: a number and nothing else. */
export const countReviews = async (deps: ClinicalDeps, actor: StaffActor): Promise<{ count: number }> => {
  const gps = await activeGps(deps.db, actor);
  const open = await deps.db
    .selectFrom('review_item')
    .select(['kind', 'about_user', 'second_by'])
    .where('practice_id', '=', actor.practiceId)
    .where('cleared_at', 'is', null)
    .execute();
  const mine = open.filter(
    ({ kind, about_user, second_by }) =>
      clearing({ kind, about: about_user, secondBy: second_by }, actor, gps) === 'yes',
  );
  // R29: a colleague who asks is in a consultation, and waits.
  const asked = actor.role === 'gp' ? await countUnder18Requests(deps, actor) : 0;
  return { count: mine.length + asked };
};

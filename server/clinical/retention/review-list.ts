import type {
  Disposal,
  LegalHold,
  RetentionOverview,
  RetentionStanding,
  ReviewEntry,
  WasItMine,
} from '../../../shared/http-retention.ts';
import type { DisposalId, PracticeId, UserId } from '../../../shared/ids.ts';
import type { RetentionCategory } from '../../../shared/policy.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { identityProof } from './identity-proof.ts';
import { holdsOf } from './legal-hold.ts';
import { auditedAs, countingOf } from './retention-deps.ts';
import type { RetentionDeps } from './retention-deps.ts';
import { loadRecords } from './retention.repository.ts';
import type { RetentionRecord } from './retention.repository.ts';
import { lastContactOf, openProposal, standingOfRecord } from './standing.ts';
import type { Counting } from './standing.ts';

/** Categories that tell a diagnosis, or how somebody died: not for those who do not care for patients (R1, Art. 9(3)). */
const TELLING: ReadonlySet<RetentionCategory> = new Set([
  'maternity',
  'mental_disorder',
  'clinical_trial',
  'suicide',
]);

const mayKnow = (actor: StaffActor, category: RetentionCategory): boolean =>
  actor.role === 'gp' || !TELLING.has(category);

interface Standing {
  readonly record: RetentionRecord;
  readonly standing: RetentionStanding;
}

const entryOf = (
  actor: StaffActor,
  { record, standing }: Standing,
  counting: Counting,
  holds: readonly LegalHold[],
): ReviewEntry => {
  const { decisive } = standing;
  const known = decisive !== null && mayKnow(actor, decisive.category) ? decisive : null;
  const proposal = openProposal(record, standing);
  return {
    patientId: record.patientId,
    name: record.name,
    dateOfBirth: record.dateOfBirth,
    identifierKind: record.identifierKind,
    identifier: record.identifier,
    lastContact: lastContactOf(record, counting.timeZone),
    until: standing.until,
    category: known?.category ?? null,
    rule: known?.label ?? null,
    source: decisive?.source ?? null,
    consultations: record.consultations,
    stills: record.stills,
    holds: holds.filter(({ lifted }) => lifted === null),
    proposal: proposal && {
      id: proposal.id,
      at: proposal.at.toISOString(),
      by: proposal.byName,
      reason: proposal.reason,
      mine: proposal.by === actor.userId,
    },
  };
};

const standingsOf = async (db: Reader, practiceId: PracticeId, counting: Counting): Promise<Standing[]> =>
  (await loadRecords(db, practiceId)).map((record) => ({
    record,
    standing: standingOfRecord(record, counting),
  }));

/** How many records of a practice are past their time and wait for a person: a figure of the adherence board. */
export const countOverdue = async ({ db, clock }: RetentionDeps, practiceId: PracticeId): Promise<number> => {
  const counting = await countingOf(db, practiceId, clock.now());
  return (await standingsOf(db, practiceId, counting)).filter(({ standing }) => standing.due).length;
};

const namesOf = async (db: Reader, practiceId: PracticeId): Promise<ReadonlyMap<UserId, string>> => {
  const rows = await db
    .selectFrom('app_user')
    .select(['id', 'name'])
    .where('practice_id', '=', practiceId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const disposalsOf = async (db: Reader, actor: StaffActor): Promise<Disposal[]> => {
  const names = await namesOf(db, actor.practiceId);
  const rows = await db
    .selectFrom('disposal')
    .leftJoin('disposal_finished', 'disposal_id', 'disposal.id')
    .selectAll('disposal')
    .select('disposal_finished.at as finished_at')
    .where('practice_id', '=', actor.practiceId)
    .orderBy('seq', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    at: row.at.toISOString(),
    proposedAt: row.proposed_at.toISOString(),
    proposedBy: names.get(row.proposed_by) ?? '',
    confirmedBy: names.get(row.confirmed_by) ?? '',
    category: mayKnow(actor, row.category) ? row.category : null,
    rule: mayKnow(actor, row.category) ? row.rule : null,
    source: row.source,
    keptUntil: row.kept_until,
    jurisdiction: row.jurisdiction,
    packVersion: row.pack_version,
    consultations: row.consultations,
    stills: row.stills,
    copies: row.copies,
    removed: row.removed,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }));
};

const soonestFirst = (one: Standing, other: Standing): number =>
  (one.standing.until ?? '').localeCompare(other.standing.until ?? '');

/** R33: what waits for a person, what is held, what has gone, and the table behind it. Lists, never a still. */
export const retentionOverview = async (
  { db, clock }: RetentionDeps,
  actor: StaffActor,
): Promise<RetentionOverview> => {
  const now = clock.now();
  const counting = await countingOf(db, actor.practiceId, now);
  const standings = await standingsOf(db, actor.practiceId, counting);
  const due = standings.filter(({ standing }) => standing.due).sort(soonestFirst);
  const held = standings.filter(({ standing }) => standing.held).sort(soonestFirst);
  const holds = await holdsOf(
    db,
    held.map(({ record }) => record.patientId),
  );
  const entry = (standing: Standing): ReviewEntry =>
    entryOf(actor, standing, counting, holds.get(standing.record.patientId) ?? []);
  await recordAudit(db, {
    at: now,
    event: 'retention.listed',
    actor: auditedAs(actor),
    practiceId: actor.practiceId,
    detail: { due: due.length, held: held.length },
  });
  const { jurisdiction, version, retention } = counting.pack;
  return {
    today: counting.today,
    due: due.map(entry),
    held: held.map(entry),
    records: standings.length,
    disposals: await disposalsOf(db, actor),
    mayDispose: actor.role === 'gp',
    table: { jurisdiction, version, about: retention.about, rows: retention.rows },
  };
};

/** Answers somebody who brings number and date of birth: was a record of theirs disposed of, and when? */
export const wasItMine = async (
  { db }: RetentionDeps,
  actor: StaffActor,
  who: WasItMine,
): Promise<{ id: DisposalId; at: string }[]> => {
  const rows = await db
    .selectFrom('disposal')
    .select(['id', 'at', 'identity_salt', 'identity_sha256'])
    .where('practice_id', '=', actor.practiceId)
    .execute();
  const identity = {
    identifier_kind: who.identifierKind,
    identifier: who.identifier.toUpperCase(),
    date_of_birth: who.dateOfBirth,
  };
  return rows
    .filter((row) => identityProof(row.identity_salt, identity) === row.identity_sha256)
    .map(({ id, at }) => ({ id, at: at.toISOString() }));
};

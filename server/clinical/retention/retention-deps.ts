import type { PatientId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { AuditActor } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import type { Clock } from '../../platform/clock.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Database, Reader, Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { practicePack } from '../policy/packs.ts';
import { loadRecords, lockPatient } from './retention.repository.ts';
import type { RetentionRecord } from './retention.repository.ts';
import type { Counting } from './standing.ts';

export interface RetentionDeps {
  readonly db: Database;
  readonly clock: Clock;
}

export const auditedAs = ({ role, userId }: StaffActor): AuditActor => ({ role, userId });

/** The practice's rules and its calendar day now. */
export const countingOf = async (
  db: Reader,
  practiceId: StaffActor['practiceId'],
  now: Date,
): Promise<Counting> => {
  const { timeZone } = await practiceCard(db, practiceId);
  return { pack: await practicePack(db, practiceId), timeZone, today: dayIn(now, timeZone) };
};

/** The record of one patient of this practice. @throws Refusal `not_found` */
export const recordOf = async (
  db: Reader,
  actor: StaffActor,
  patientId: PatientId,
): Promise<RetentionRecord> => {
  const [record] = await loadRecords(db, actor.practiceId, patientId);
  if (!record) throw new Refusal('not_found');
  return record;
};

/** Inside a change of one record's retention. */
export interface OpenRecord {
  readonly tx: Tx;
  readonly now: Date;
  readonly record: RetentionRecord;
  readonly counting: Counting;
}

/** S6: who tried what, and that R33 refused it; another practice's id is not repeated. */
const auditRefusal = async (
  { db, clock }: RetentionDeps,
  actor: StaffActor,
  patientId: PatientId,
  action: string,
  refusal: Refusal,
): Promise<void> => {
  const own = refusal.code !== 'not_found';
  await recordAudit(db, {
    at: clock.now(),
    event: 'request.refused',
    actor: auditedAs(actor),
    practiceId: actor.practiceId,
    ...(own ? { patientId } : {}),
    detail: { action, code: refusal.code, rules: [refusal.code === 'no_care_relationship' ? 'R22' : 'R33'] },
  });
};

/**
 * The road of every change here: hold the patient's row, load what is known, decide, write and audit in one transaction. A
 * hold that is being placed and a disposal that is being confirmed wait for each other.
 * @throws Refusal `not_found`, or the decision's own; audited with R33
 */
export const changeRecord = async <Result>(
  deps: RetentionDeps,
  actor: StaffActor,
  patientId: PatientId,
  action: string,
  work: (open: OpenRecord) => Promise<Result>,
): Promise<Result> => {
  try {
    return await deps.db.transaction().execute(async (tx) => {
      if (!(await lockPatient(tx, actor.practiceId, patientId))) throw new Refusal('not_found');
      const now = deps.clock.now();
      const record = await recordOf(tx, actor, patientId);
      return work({ tx, now, record, counting: await countingOf(tx, actor.practiceId, now) });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await auditRefusal(deps, actor, patientId, action, error);
    throw error.afterAudit();
  }
};

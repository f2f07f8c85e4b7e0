import type { NewRetentionFact, RetentionFactKind } from '../../../shared/http-retention.ts';
import { RetentionFactId } from '../../../shared/ids.ts';
import type { PatientId } from '../../../shared/ids.ts';
import type { CalendarDay } from '../../../shared/text.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readingRight } from '../review/care-relationship.ts';
import { auditedAs, changeRecord } from './retention-deps.ts';
import type { RetentionDeps } from './retention-deps.ts';

/** Kinds that say nothing without their day; a litigation file has one only once it is closed. */
const NEEDS_DAY: ReadonlySet<RetentionFactKind> = new Set(['death', 'last_contact', 'maternity']);
const MAY_HAVE_DAY: ReadonlySet<RetentionFactKind> = new Set([...NEEDS_DAY, 'litigation']);

/** @throws Refusal `invalid_request` for a day that is missing, not asked for, in the future or before the birth */
const checkDay = ({ kind, applies, on }: NewRetentionFact, born: CalendarDay, today: CalendarDay): void => {
  const missing = applies && on === null && NEEDS_DAY.has(kind);
  const needless = on !== null && (!applies || !MAY_HAVE_DAY.has(kind));
  const impossible = on !== null && (on > today || on < born);
  if (missing || needless || impossible) throw new Refusal('invalid_request', { field: 'on' });
};

/**
 * R33: a clinician records or corrects what decides how long this record is kept. Appended: the newest of a kind holds, and
 * what was said before stays readable.
 * @throws Refusal `not_found`, `no_care_relationship` for whom the record is closed (R22), `invalid_request`
 */
export const recordFact = (
  deps: RetentionDeps,
  actor: StaffActor,
  patientId: PatientId,
  fact: NewRetentionFact,
): Promise<void> =>
  changeRecord(deps, actor, patientId, 'retention:correct', async ({ tx, now, record, counting }) => {
    if (!(await readingRight(tx, actor, patientId, now))) throw new Refusal('no_care_relationship');
    checkDay(fact, record.dateOfBirth, counting.today);
    await tx
      .insertInto('retention_fact')
      .values({
        id: newId(RetentionFactId),
        patient_id: patientId,
        at: now,
        by_user_id: actor.userId,
        kind: fact.kind,
        applies: fact.applies,
        on_day: fact.on,
        reason: fact.reason,
      })
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'retention.fact_recorded',
      actor: auditedAs(actor),
      practiceId: actor.practiceId,
      patientId,
      // Not which kind: some of them are a diagnosis.
      detail: { jurisdiction: counting.pack.jurisdiction, packVersion: counting.pack.version },
    });
  });

import type { ClientEventName } from '../../shared/signalling.ts';
import type { AuditRecord } from '../audit/record-audit.ts';
import { auditActor } from '../clinical/consultation/change-consultation.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Reader } from '../platform/database.ts';
import { sessionRole } from '../identity/actor.ts';
import type { Actor } from '../identity/actor.ts';
import { rulesOf } from '../platform/refusal.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { Member } from './hub.ts';

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly recordAudit: (db: Reader, record: AuditRecord) => Promise<void>;
}

/** S6: a refused event is audited with its code and rule IDs – and is all that was written. */
export const refusedRequest = async (
  { db, clock, recordAudit }: Deps,
  member: Member,
  event: ClientEventName,
  refusal: Refusal,
): Promise<void> => {
  const rules = rulesOf(refusal);
  await recordAudit(db, {
    at: clock.now(),
    event: 'request.refused',
    actor: auditActor(member.actor, member.role),
    practiceId: member.actor.practiceId,
    consultationId: member.consultationId,
    detail: { action: event, code: refusal.code, rules },
  });
};

/** S6: somebody with a session asked for a consultation in which they have no part. Its id is not repeated. */
export const refusedConnection = (
  { db, clock, recordAudit }: Deps,
  actor: Actor,
  refusal: Refusal,
): Promise<void> =>
  recordAudit(db, {
    at: clock.now(),
    event: 'request.refused',
    actor: auditActor(actor, sessionRole(actor)),
    practiceId: actor.practiceId,
    detail: { action: 'connect', code: refusal.code, rules: [] },
  });

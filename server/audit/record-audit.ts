import { AUDIT_EVENTS } from '../../shared/audit-events.ts';
import type { AuditEvent } from '../../shared/audit-events.ts';
import type { ConsultationId, PatientId, PracticeId } from '../../shared/ids.ts';
import type { Reader } from '../platform/database.ts';

/** Who did it: a role and an id, never a name – the audit outlives names. */
export interface AuditActor {
  readonly role: 'gp' | 'patient' | 'chaperone' | 'manager' | 'system' | 'unknown';
  readonly userId?: string;
  readonly participantId?: string;
}

export interface AuditRecord {
  readonly at: Date;
  readonly event: AuditEvent;
  readonly actor: AuditActor;
  readonly practiceId: PracticeId | null;
  readonly consultationId?: ConsultationId;
  readonly patientId?: PatientId;
  /** Ids, codes and counts; no clinical text, no token. */
  readonly detail?: Record<string, unknown>;
}

/** Article 9(2)(h) GDPR: care; the practice's Article 6 basis is beside it in the practice's data (R1). */
const CARE_BASIS = 'GDPR Art. 9(2)(h)';

/**
 * Writes one entry in the caller's transaction: what was done and its entry commit together or not at all. R1: entries
 * about an image cite the lawful basis, with the practice's Article 6 basis.
 */
export const recordAudit = async (tx: Reader, record: AuditRecord): Promise<void> => {
  const practiceId = record.practiceId;
  const basis = AUDIT_EVENTS[record.event].basis
    ? (
        await tx
          .selectFrom('practice')
          .select('article_6_basis')
          .where('id', '=', practiceId)
          .executeTakeFirst()
      )?.article_6_basis
    : undefined;
  await tx
    .insertInto('audit_entry')
    .values({
      at: record.at,
      practice_id: practiceId,
      consultation_id: record.consultationId ?? null,
      patient_id: record.patientId ?? null,
      actor: JSON.stringify(record.actor),
      event: record.event,
      detail: JSON.stringify(record.detail ?? {}),
      lawful_basis: AUDIT_EVENTS[record.event].basis
        ? `${CARE_BASIS} with ${basis ?? 'no Art. 6 basis set'}`
        : null,
    })
    .execute();
};

import { purposeOf } from '../../shared/audit-events.ts';
import type { AuditEvent } from '../../shared/audit-events.ts';
import type { ConsultationId, PatientId, PracticeId } from '../../shared/ids.ts';
import { citationOf, packOf } from '../clinical/policy/packs.ts';
import { dayIn } from '../platform/clock.ts';
import type { Reader } from '../platform/database.ts';

/** Who did it: a role and an id, never a name – the audit outlives names. */
export interface AuditActor {
  readonly role:
    'gp' | 'patient' | 'chaperone' | 'representative' | 'manager' | 'recipient' | 'system' | 'unknown';
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
  /** R1: outside care an image is processed on explicit consent alone, also where the event usually is one of care. */
  readonly explicitConsent?: true;
  /** Ids, codes and counts; no clinical text, no token. */
  readonly detail?: Record<string, unknown>;
}

/** R1: the pack's basis for this kind of processing on this day, with the practice's own Article 6 basis. */
const lawfulBasis = async (tx: Reader, record: AuditRecord): Promise<string | null> => {
  const { at, event, practiceId, explicitConsent } = record;
  const usual = purposeOf(event);
  if (!usual) return null;
  const purpose = explicitConsent ? 'education' : usual;
  const practice = await tx
    .selectFrom('practice')
    .select(['article_6_basis', 'jurisdiction', 'time_zone'])
    .where('id', '=', practiceId)
    .executeTakeFirst();
  if (!practice) return 'no practice, no basis';
  const citation = citationOf(packOf(practice.jurisdiction), purpose, dayIn(at, practice.time_zone));
  return `${citation ?? 'no Art. 9 basis'} with ${practice.article_6_basis}`;
};

/**
 * Writes one entry in the caller's transaction: what was done and its entry commit together or not at all. R1: entries
 * about an image cite the lawful basis, with the practice's Article 6 basis.
 */
export const recordAudit = async (tx: Reader, record: AuditRecord): Promise<void> => {
  await tx
    .insertInto('audit_entry')
    .values({
      at: record.at,
      practice_id: record.practiceId,
      consultation_id: record.consultationId ?? null,
      patient_id: record.patientId ?? null,
      actor: JSON.stringify(record.actor),
      event: record.event,
      detail: JSON.stringify(record.detail ?? {}),
      lawful_basis: await lawfulBasis(tx, record),
    })
    .execute();
};

import type { ReviewDetail, ReviewKind } from '../../../shared/http-review.ts';
import { ReviewItemId } from '../../../shared/ids.ts';
import type {
  BreakGlassId,
  ConsultationId,
  ParticipantId,
  PatientId,
  PracticeId,
  UserId,
} from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { AuditActor } from '../../audit/record-audit.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';

export interface Raised {
  readonly kind: ReviewKind;
  readonly at: Date;
  readonly practiceId: PracticeId;
  readonly patientId: PatientId;
  readonly consultationId?: ConsultationId;
  readonly breakGlassId?: BreakGlassId;
  /** The GP whose act it is. */
  readonly about: UserId;
  /** R30: the chaperone who has a concern about it; otherwise the act itself raises it. */
  readonly raisedBy?: { readonly participantId: ParticipantId; readonly actor: AuditActor };
  /** R29: who agreed as second clinician. */
  readonly secondBy?: UserId;
  /** In their own words; managers do not see it. */
  readonly reason: string;
  /** Codes alone; managers see these. */
  readonly detail: ReviewDetail;
}

/** R13, R22, R29: puts what was done past a rule into the queue, in the transaction that does it. */
export const raiseReview = async (tx: Tx, raised: Raised): Promise<ReviewItemId> => {
  const id = newId(ReviewItemId);
  const { kind, at, practiceId, patientId, consultationId, about, raisedBy } = raised;
  await tx
    .insertInto('review_item')
    .values({
      id,
      kind,
      practice_id: practiceId,
      patient_id: patientId,
      consultation_id: consultationId ?? null,
      break_glass_id: raised.breakGlassId ?? null,
      about_user: about,
      raised_by_participant: raisedBy?.participantId ?? null,
      second_by: raised.secondBy ?? null,
      raised_at: at,
      reason: raised.reason,
      detail: JSON.stringify(raised.detail),
    })
    .execute();
  await recordAudit(tx, {
    at,
    event: 'review.raised',
    actor: raisedBy?.actor ?? { role: 'gp', userId: about },
    practiceId,
    patientId,
    ...(consultationId ? { consultationId } : {}),
    detail: { reviewItemId: id, kind, ...raised.detail },
  });
  return id;
};

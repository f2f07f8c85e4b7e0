import type { Instant } from '../../shared/text.ts';
import type { Selectable } from 'kysely';
import type { ConsultationId, PracticeId, StatementId, UserId } from '../../shared/ids.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { LINK_BEFORE_MS } from '../clinical/checklist/checklist.rules.ts';
import { practicePolicy } from '../clinical/policy/practice-policy.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { newSessionId } from '../platform/ids.ts';
import { hashToken, randomToken } from '../platform/keys/tokens.ts';
import { Refusal } from '../platform/refusal.ts';
import type { InvitationTable } from '../platform/schema.ts';

/** How long after the appointment its links still work, in milliseconds. */
export const LINK_AFTER_MS = 12 * 60 * 60_000;

/** S1: when a link is useful – around the appointment, wherever that has been moved to. */
export const linkWindow = (startsAt: Date): { validFrom: Instant; validUntil: Instant } => ({
  validFrom: new Date(startsAt.getTime() - LINK_BEFORE_MS).toISOString(),
  validUntil: new Date(startsAt.getTime() + LINK_AFTER_MS).toISOString(),
});

const DAY_MS = 24 * 60 * 60_000;

/** R20: until when a patient's link still opens their receipt, for as many days as the practice chose. */
export const receiptUntil = (startsAt: Date, receiptDays: number): Instant =>
  new Date(startsAt.getTime() + receiptDays * DAY_MS).toISOString();

export type InvitationKind = 'patient' | 'chaperone' | 'representative';

interface NewInvitation {
  readonly consultationId: ConsultationId;
  readonly kind: InvitationKind;
  readonly createdBy: UserId;
  readonly person?: { readonly name: string; readonly title: string; readonly trained: boolean | null };
  /** The statement that names whoever decides for the patient (R4, R6). */
  readonly representativeId?: StatementId;
}

/** S1: a link's token, 256 bits; only its hash is kept. */
export const createInvitation = async (tx: Tx, invitation: NewInvitation): Promise<string> => {
  const token = randomToken();
  await tx
    .insertInto('invitation')
    .values({
      id: newSessionId(),
      consultation_id: invitation.consultationId,
      kind: invitation.kind,
      token_hash: hashToken(token),
      name: invitation.person?.name ?? null,
      title: invitation.person?.title ?? null,
      trained: invitation.person?.trained ?? null,
      created_by: invitation.createdBy,
      representative_id: invitation.representativeId ?? null,
    })
    .execute();
  return token;
};

/** What is known of a link that is refused. */
interface Refused {
  readonly kind: InvitationKind;
  readonly code: 'link_wrong' | 'link_expired' | 'link_locked';
  readonly consultationId?: ConsultationId;
}

/** S1: the refusal of a link, audited with whose it was where that is known; the token itself is written nowhere. */
export const refuseLink = async (
  db: Reader,
  { kind, code, consultationId }: Refused,
  at: Date,
): Promise<Refusal> => {
  const owner =
    consultationId &&
    (await db
      .selectFrom('consultation')
      .select(['practice_id', 'patient_id'])
      .where('id', '=', consultationId)
      .executeTakeFirst());
  await recordAudit(db, {
    at,
    event: 'link.refused',
    actor: { role: owner ? kind : 'unknown' },
    practiceId: owner?.practice_id ?? null,
    ...(owner && consultationId ? { consultationId, patientId: owner.patient_id } : {}),
    detail: { code, kind },
  });
  return new Refusal(code);
};

/** S1: asked again once the consultation is locked, because a link may have been stopped since it was looked up. */
export const isStopped = async (tx: Tx, { id }: Selectable<InvitationTable>): Promise<boolean> => {
  const row = await tx.selectFrom('invitation').select('revoked_at').where('id', '=', id).executeTakeFirst();
  return row?.revoked_at !== null;
};

/** R35: whether a link of the patient's own can still bring them to the appointment, to look and to act; a receipt does not. */
export const patientLinkWorks = async (
  db: Reader,
  { id, startsAt }: { readonly id: ConsultationId; readonly startsAt: Date },
  now: Date,
): Promise<boolean> => {
  if (now.toISOString() > linkWindow(startsAt).validUntil) return false;
  const link = await db
    .selectFrom('invitation')
    .select('id')
    .where('consultation_id', '=', id)
    .where('kind', '=', 'patient')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return link !== undefined;
};

/**
 * The invitation a token stands for; the patient's page takes a representative's as well. `receiptOnly` once the appointment
 * is over and only its receipt is left (R20).
 * @throws Refusal `link_wrong`, `link_expired` (audited)
 */
export const findInvitation = async (
  db: Reader,
  token: string,
  kind: 'patient' | 'chaperone',
  now: Date,
): Promise<{ invitation: Selectable<InvitationTable>; startsAt: Date; receiptOnly: boolean }> => {
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('kind', 'in', kind === 'patient' ? ['patient', 'representative'] : [kind])
    .executeTakeFirst();
  if (!invitation) throw await refuseLink(db, { kind, code: 'link_wrong' }, now);
  // A revoked link says no more of itself than one that never was.
  if (invitation.revoked_at)
    throw await refuseLink(db, { kind, code: 'link_wrong', consultationId: invitation.consultation_id }, now);
  const consultationId = invitation.consultation_id;
  const consultation = await db
    .selectFrom('consultation')
    .select(['starts_at', 'practice_id', 'state_name'])
    .where('id', '=', consultationId)
    .executeTakeFirstOrThrow();
  const startsAt = consultation.starts_at;
  const { validFrom, validUntil } = linkWindow(startsAt);
  const at = now.toISOString();
  if (at >= validFrom && at <= validUntil) return { invitation, startsAt, receiptOnly: false };
  const receiptOnly = at > validUntil && (await opensReceipt(db, invitation, consultation, at));
  if (!receiptOnly) throw await refuseLink(db, { kind, code: 'link_expired', consultationId }, now);
  return { invitation, startsAt, receiptOnly };
};

/** R20: the appointment took place, and the practice's days for its receipt are not over. */
const opensReceipt = async (
  db: Reader,
  { kind }: Selectable<InvitationTable>,
  consultation: { starts_at: Date; practice_id: PracticeId; state_name: string },
  at: Instant,
): Promise<boolean> => {
  if (kind !== 'patient' || !['finishing', 'closed'].includes(consultation.state_name)) return false;
  const { receiptDays } = await practicePolicy(db, consultation.practice_id);
  return at <= receiptUntil(consultation.starts_at, receiptDays);
};

import type { Selectable } from 'kysely';
import { ParticipantId } from '../../shared/ids.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import type { LinkOpened } from '../../shared/http-patient.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { AuditRecord } from '../audit/record-audit.ts';
import type { Effect } from '../clinical/consultation/change-consultation.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { InvitationTable } from '../platform/schema.ts';
import { Refusal } from '../platform/refusal.ts';
import { findInvitation, isStopped, linkWindow, refuseLink } from './invitations.ts';
import { startLinkSession } from './link-sessions.ts';

/** Wrong dates of birth until a link is locked. */
const MAX_TRIES = 5;

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly committed: (id: ConsultationId, effects: readonly Effect[]) => Promise<void>;
}

type Outcome =
  | {
      readonly kind: 'verified';
      readonly sessionId: string;
      readonly moved: boolean;
      readonly participantId: ParticipantId;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const lock = (tx: Tx, id: ConsultationId) =>
  tx
    .selectFrom('consultation')
    .innerJoin('patient', 'patient.id', 'consultation.patient_id')
    .selectAll('consultation')
    .select(['patient.name', 'patient.date_of_birth'])
    .where('consultation.id', '=', id)
    .forNoKeyUpdate('consultation')
    .executeTakeFirstOrThrow();

type Invitation = Selectable<InvitationTable>;
type Locked = Awaited<ReturnType<typeof lock>>;

/** Who opens the link: the patient, or whoever decides for them and joins from elsewhere. */
const roleOf = ({ representative_id }: Invitation) =>
  representative_id ? ('representative' as const) : ('patient' as const);

const auditOf =
  (row: Locked, invitation: Invitation, at: Date) =>
  (event: AuditRecord['event'], detail?: Record<string, unknown>) => ({
    at,
    event,
    actor: { role: roleOf(invitation) },
    practiceId: row.practice_id,
    consultationId: row.id,
    patientId: row.patient_id,
    ...(detail ? { detail } : {}),
  });

const locked = (consultationId: ConsultationId) =>
  ({ kind: 'patient', code: 'link_locked', consultationId }) as const;

const wrong = async (tx: Tx, row: Locked, invitation: Invitation, now: Date): Promise<Outcome> => {
  const tries = row.failed_verifications + 1;
  const left = MAX_TRIES - tries;
  const audit = auditOf(row, invitation, now);
  await tx
    .updateTable('consultation')
    .set({ failed_verifications: tries, ...(left <= 0 ? { locked_at: now } : {}) })
    .where('id', '=', row.id)
    .execute();
  await recordAudit(tx, audit('link.refused', { code: 'date_of_birth_wrong', tries }));
  if (left > 0) return { kind: 'refused', refusal: new Refusal('date_of_birth_wrong', { count: left }) };
  await recordAudit(tx, audit('link.locked'));
  return { kind: 'refused', refusal: new Refusal('link_locked') };
};

/** R4, R6: whoever decides and joins from elsewhere has a place of their own, opened by the patient's date of birth. */
const placeFor = async (tx: Tx, row: Locked, invitation: Invitation, now: Date): Promise<ParticipantId> => {
  const { representative_id } = invitation;
  const role = roleOf(invitation);
  const existing = await tx
    .selectFrom('participant')
    .select(['id', 'status'])
    .where('consultation_id', '=', row.id)
    .where('role', '=', role)
    .$if(representative_id !== null, (q) => q.where('representative_id', '=', representative_id))
    .executeTakeFirst();
  if (existing?.status === 'left')
    await tx
      .updateTable('participant')
      .set({ status: 'held', left_at: null })
      .where('id', '=', existing.id)
      .execute();
  if (existing) return existing.id;
  const id = newId(ParticipantId);
  await tx
    .insertInto('participant')
    .values({
      id,
      consultation_id: row.id,
      role,
      invitation_id: invitation.id,
      representative_id,
      name: representative_id ? (invitation.name ?? '') : row.name,
      title: representative_id ? (invitation.title ?? '') : '',
      identified: 'date_of_birth',
      status: 'held',
      arrived_at: now,
    })
    .execute();
  return id;
};

/** How long somebody may look at their receipt before the link asks for the date of birth again. */
const RECEIPT_MS = 60 * 60_000;

/** R20: the appointment is long over; this session opens the receipt and changes nothing. */
const rightForReceipt = async (tx: Tx, row: Locked, invitation: Invitation, now: Date): Promise<Outcome> => {
  const place = await tx
    .selectFrom('participant')
    .select('id')
    .where('consultation_id', '=', row.id)
    .where('role', '=', 'patient')
    .executeTakeFirst();
  if (!place) {
    const refused = { kind: 'patient', code: 'link_expired', consultationId: row.id } as const;
    return { kind: 'refused', refusal: await refuseLink(tx, refused, now) };
  }
  const expiresAt = new Date(now.getTime() + RECEIPT_MS);
  const session = await startLinkSession(
    tx,
    { consultationId: row.id, participantId: place.id, kind: 'patient', expiresAt, receiptOnly: true },
    now,
  );
  await tx.updateTable('consultation').set({ failed_verifications: 0 }).where('id', '=', row.id).execute();
  await recordAudit(tx, auditOf(row, invitation, now)('link.verified', { receiptOnly: true }));
  return { kind: 'verified', sessionId: session.id, moved: session.moved, participantId: place.id };
};

const right = async (tx: Tx, row: Locked, invitation: Invitation, now: Date): Promise<Outcome> => {
  const participantId = await placeFor(tx, row, invitation, now);
  const isPatient = invitation.representative_id === null;
  const expiresAt = new Date(linkWindow(row.starts_at).validUntil);
  const session = await startLinkSession(
    tx,
    { consultationId: row.id, participantId, kind: 'patient', expiresAt },
    now,
  );
  await tx
    .updateTable('consultation')
    .set((eb) => ({
      failed_verifications: 0,
      // R13, R19: the patient's own verification; a representative's says nothing of who sits before the camera.
      ...(isPatient ? { verified_at: row.verified_at ?? now } : {}),
      version: eb('version', '+', 1),
      ...(isPatient && row.state_name === 'booked'
        ? { state: JSON.stringify({ name: 'preparing', since: now.toISOString() }) }
        : {}),
    }))
    .where('id', '=', row.id)
    .execute();
  const audit = auditOf(row, invitation, now);
  await recordAudit(tx, audit('link.verified'));
  if (session.moved) await recordAudit(tx, audit('session.moved'));
  return { kind: 'verified', sessionId: session.id, moved: session.moved, participantId };
};

/** S1: what a link says of itself before anybody has shown who they are. */
export const openPatientLink = async ({ db, clock }: Deps, token: string): Promise<LinkOpened> => {
  const { invitation, startsAt } = await findInvitation(db, token, 'patient', clock.now());
  const row = await db
    .selectFrom('consultation')
    .innerJoin('practice', 'practice.id', 'consultation.practice_id')
    .select(['practice.name', 'practice.phone', 'practice.time_zone', 'locked_at'])
    .where('consultation.id', '=', invitation.consultation_id)
    .executeTakeFirstOrThrow();
  if (row.locked_at) throw await refuseLink(db, locked(invitation.consultation_id), clock.now());
  return {
    page: invitation.representative_id === null ? 'patient' : 'representative',
    practiceName: row.name,
    practicePhone: row.phone,
    startsAt: startsAt.toISOString(),
    timeZone: row.time_zone,
  };
};

/**
 * S1: spends the link: only the right date of birth opens it, five wrong ones lock it until the practice reopens it.
 * A refused try is counted even though nothing else changes.
 * @throws Refusal `link_wrong`, `link_expired`, `link_locked`, `date_of_birth_wrong` (tries left in `count`)
 */
export const verifyPatient = async (
  deps: Deps,
  { token, dateOfBirth }: { token: string; dateOfBirth: string },
): Promise<{ sessionId: string; consultationId: ConsultationId; receiptOnly: boolean }> => {
  const now = deps.clock.now();
  const { invitation, receiptOnly } = await findInvitation(deps.db, token, 'patient', now);
  const consultationId = invitation.consultation_id;
  const outcome = await deps.db.transaction().execute(async (tx): Promise<Outcome> => {
    const row = await lock(tx, consultationId);
    if (row.locked_at) return { kind: 'refused', refusal: await refuseLink(tx, locked(row.id), now) };
    if (await isStopped(tx, invitation)) {
      const stopped = { kind: invitation.kind, code: 'link_wrong', consultationId } as const;
      return { kind: 'refused', refusal: await refuseLink(tx, stopped, now) };
    }
    if (row.date_of_birth !== dateOfBirth) return wrong(tx, row, invitation, now);
    return receiptOnly ? rightForReceipt(tx, row, invitation, now) : right(tx, row, invitation, now);
  });
  const { participantId } = outcome.kind === 'verified' ? outcome : { participantId: undefined };
  const effects: Effect[] =
    participantId && outcome.kind === 'verified' && outcome.moved
      ? [{ kind: 'session_ended', participantId, reason: 'moved' }]
      : [];
  await deps.committed(consultationId, effects);
  if (outcome.kind === 'refused') throw outcome.refusal;
  return { sessionId: outcome.sessionId, consultationId, receiptOnly };
};

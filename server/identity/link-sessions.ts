import type { ConsultationId, ParticipantId } from '../../shared/ids.ts';
import type { Database, Reader, Tx } from '../platform/database.ts';
import { newSessionId } from '../platform/ids.ts';
import type { LinkActor } from './actor.ts';

interface NewLinkSession {
  readonly consultationId: ConsultationId;
  readonly participantId: ParticipantId;
  readonly kind: 'patient' | 'chaperone';
  readonly expiresAt: Date;
  readonly receiptOnly?: boolean;
}

/**
 * S1: one session a person. Verifying again, in another browser, moves the session there and ends the old one.
 * @returns the new session's id and whether an older one ended
 */
export const startLinkSession = async (
  tx: Tx,
  session: NewLinkSession,
  now: Date,
): Promise<{ id: string; moved: boolean }> => {
  const ended = await tx
    .updateTable('link_session')
    .set({ ended_at: now, end_reason: 'moved' })
    .where('participant_id', '=', session.participantId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const id = newSessionId();
  await tx
    .insertInto('link_session')
    .values({
      id,
      consultation_id: session.consultationId,
      participant_id: session.participantId,
      kind: session.kind,
      expires_at: session.expiresAt,
      receipt_only: session.receiptOnly ?? false,
    })
    .execute();
  return { id, moved: ended.numUpdatedRows > 0n };
};

/** The person behind a link session that is neither ended nor over. */
export const findLinkActor = async (
  db: Reader,
  sessionId: string,
  kind: 'patient' | 'chaperone',
  now: Date,
): Promise<LinkActor | undefined> => {
  const row = await db
    .selectFrom('link_session')
    .innerJoin('participant', 'participant.id', 'link_session.participant_id')
    .innerJoin('consultation', 'consultation.id', 'link_session.consultation_id')
    .select([
      'link_session.consultation_id',
      'participant_id',
      'participant.name',
      'participant.role',
      'practice_id',
      'receipt_only',
    ])
    .where('link_session.id', '=', sessionId)
    .where('link_session.kind', '=', kind)
    .where('link_session.ended_at', 'is', null)
    .where('link_session.expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    kind:
      kind === 'chaperone' ? 'chaperone_link' : row.role === 'representative' ? 'representative' : 'patient',
    sessionId,
    practiceId: row.practice_id,
    consultationId: row.consultation_id,
    participantId: row.participant_id,
    name: row.name,
    receiptOnly: row.receipt_only,
  };
};

export const endLinkSession = async (
  db: Database,
  participantId: ParticipantId,
  now: Date,
): Promise<void> => {
  await db
    .updateTable('link_session')
    .set({ ended_at: now, end_reason: 'left' })
    .where('participant_id', '=', participantId)
    .where('ended_at', 'is', null)
    .execute();
};

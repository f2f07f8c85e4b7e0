import { ParticipantId } from '../../shared/ids.ts';
import type { ConsultationStateName } from '../../shared/consultation.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import type { ChaperoneLinkOpened } from '../../shared/http-patient.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Effect } from '../clinical/consultation/change-consultation.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { findInvitation, isStopped, linkWindow, refuseLink } from './invitations.ts';
import { startLinkSession } from './link-sessions.ts';

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly committed: (id: ConsultationId, effects: readonly Effect[]) => Promise<void>;
}

const OPEN_STATES = ['booked', 'preparing', 'waiting', 'conversation'];

/** R30: whoever was let in and left before the end comes back after it to say what they saw. */
const mayStillAttest = async (
  db: Database,
  invitationId: string,
  state: ConsultationStateName,
): Promise<boolean> => {
  if (state !== 'finishing' && state !== 'closed') return false;
  const place = await db
    .selectFrom('participant')
    .select('id')
    .where('invitation_id', '=', invitationId)
    .where('admitted_at', 'is not', null)
    .executeTakeFirst();
  return place !== undefined;
};

const find = async ({ db, clock }: Deps, token: string) => {
  const { invitation, startsAt } = await findInvitation(db, token, 'chaperone', clock.now());
  const consultation = await db
    .selectFrom('consultation')
    .innerJoin('practice', 'practice.id', 'consultation.practice_id')
    .select(['consultation.id', 'practice_id', 'patient_id', 'state_name'])
    .select(['practice.name', 'practice.phone', 'practice.time_zone'])
    .where('consultation.id', '=', invitation.consultation_id)
    .executeTakeFirstOrThrow();
  const over = !OPEN_STATES.includes(consultation.state_name);
  if (over && !(await mayStillAttest(db, invitation.id, consultation.state_name))) {
    const refused = { kind: 'chaperone', code: 'link_expired', consultationId: consultation.id } as const;
    throw await refuseLink(db, refused, clock.now());
  }
  return { invitation, startsAt, consultation, over };
};

/** Whom the personal link is for: the clinician named this person. */
export const openChaperoneLink = async (deps: Deps, token: string): Promise<ChaperoneLinkOpened> => {
  const { invitation, startsAt, consultation } = await find(deps, token);
  return {
    practiceName: consultation.name,
    practicePhone: consultation.phone,
    startsAt: startsAt.toISOString(),
    timeZone: consultation.time_zone,
    name: invitation.name ?? '',
    title: invitation.title ?? '',
  };
};

/** "That is me": a held place in the consultation, and a session that ends an earlier one of the same person. */
export const enterByChaperoneLink = async (
  deps: Deps,
  token: string,
): Promise<{ sessionId: string; consultationId: ConsultationId }> => {
  const { invitation, startsAt, consultation, over } = await find(deps, token);
  const now = deps.clock.now();
  const entered = await deps.db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('consultation')
      .select('id')
      .where('id', '=', consultation.id)
      .forNoKeyUpdate()
      .execute();
    if (await isStopped(tx, invitation)) {
      const stopped = { kind: 'chaperone', code: 'link_wrong', consultationId: consultation.id } as const;
      return await refuseLink(tx, stopped, now);
    }
    const existing = await tx
      .selectFrom('participant')
      .select(['id', 'status'])
      .where('invitation_id', '=', invitation.id)
      .executeTakeFirst();
    const participantId = existing?.id ?? newId(ParticipantId);
    const scope = {
      at: now,
      practiceId: consultation.practice_id,
      consultationId: consultation.id,
      patientId: consultation.patient_id,
    };
    if (!existing) {
      await tx
        .insertInto('participant')
        .values({
          id: participantId,
          consultation_id: consultation.id,
          role: 'chaperone',
          invitation_id: invitation.id,
          name: invitation.name ?? '',
          title: invitation.title ?? '',
          trained: invitation.trained,
          identified: 'personal_link',
          status: 'held',
          arrived_at: now,
        })
        .execute();
      const actor = { role: 'chaperone' as const, participantId };
      await recordAudit(tx, { ...scope, event: 'participant.arrived', actor, detail: { role: 'chaperone' } });
    } else if (existing.status === 'left' && !over) {
      await tx
        .updateTable('participant')
        .set({ status: 'held', left_at: null })
        .where('id', '=', participantId)
        .execute();
    }
    const expiresAt = new Date(linkWindow(startsAt).validUntil);
    const session = { consultationId: consultation.id, participantId, kind: 'chaperone' as const, expiresAt };
    return { ...(await startLinkSession(tx, session, now)), participantId };
  });
  // Thrown here and not above, so that the refusal stays in the audit.
  if (entered instanceof Refusal) throw entered;
  const { participantId } = entered;
  await deps.committed(
    consultation.id,
    entered.moved ? [{ kind: 'session_ended', participantId, reason: 'moved' }] : [],
  );
  return { sessionId: entered.id, consultationId: consultation.id };
};

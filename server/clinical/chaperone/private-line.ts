import type { Participant } from '../../../shared/consultation.ts';
import type { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import type { PrivateLine } from '../../../shared/views.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { newSessionId } from '../../platform/ids.ts';
import { blockedBy } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import type { LoadedConsultation } from '../consultation/loaded-consultation.ts';
import { presentChaperone } from './chaperone.rules.ts';

/** One message of the line, as stored while the call lasts. */
export interface PrivateMessage {
  readonly id: string;
  readonly chaperoneId: ParticipantId;
  readonly fromChaperone: boolean;
  readonly at: Date;
  readonly text: string;
}

/**
 * R30: chaperone and patient write to each other; the doctor sees nothing of it. Only while both are in the conversation.
 * @throws Refusal `blocked` when no chaperone is in the call, or the writer is not let in
 */
export const sayPrivately = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { text }: { text: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async ({ facts, me, role, tx, now, audit }) => {
    if (facts.state.name !== 'conversation') throw blockedBy('conversation_not_open');
    const chaperone = role === 'chaperone' ? me : presentChaperone(facts);
    if (!chaperone || me?.status !== 'admitted') throw blockedBy('chaperone_not_present');
    await tx
      .insertInto('private_message')
      .values({
        id: newSessionId(),
        consultation_id: id,
        chaperone_id: chaperone.id,
        from_chaperone: role === 'chaperone',
        at: now,
        text,
      })
      .execute();
    await audit('chaperone.private_line');
  });

/** Everything on the lines of a consultation, oldest first. */
export const privateMessages = async (db: Reader, id: ConsultationId): Promise<PrivateMessage[]> => {
  const rows = await db
    .selectFrom('private_message')
    .selectAll()
    .where('consultation_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    chaperoneId: row.chaperone_id,
    fromChaperone: row.from_chaperone,
    at: row.at,
    text: row.text,
  }));
};

/** When the call is over, what was written is gone. */
export const forgetPrivateLines = async (tx: Tx, id: ConsultationId): Promise<void> => {
  await tx.deleteFrom('private_message').where('consultation_id', '=', id).execute();
};

const lineWith = (
  messages: readonly PrivateMessage[],
  chaperone: Participant,
  other: string,
  asChaperone: boolean,
): PrivateLine => ({
  name: other,
  messages: messages
    .filter(({ chaperoneId }) => chaperoneId === chaperone.id)
    .map(({ id, at, text, fromChaperone }) => ({
      id,
      at: at.toISOString(),
      mine: fromChaperone === asChaperone,
      text,
    })),
});

/** The patient's end of the line: with the chaperone who is in the call now. */
export const patientsLine = (
  { facts }: LoadedConsultation,
  messages: readonly PrivateMessage[],
): PrivateLine | null => {
  const chaperone = facts.state.name === 'conversation' ? presentChaperone(facts) : undefined;
  return chaperone ? lineWith(messages, chaperone, chaperone.name, false) : null;
};

/** The chaperone's end. */
export const chaperonesLine = (
  { facts, patient }: LoadedConsultation,
  messages: readonly PrivateMessage[],
  own: ParticipantId,
): PrivateLine | null => {
  const me = facts.participants.find(({ id, status }) => id === own && status === 'admitted');
  if (!me || facts.state.name !== 'conversation') return null;
  return lineWith(messages, me, patient.preferred_name || patient.name, true);
};

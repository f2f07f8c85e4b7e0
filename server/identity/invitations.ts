import type { Instant } from '../../shared/text.ts';
import type { Selectable } from 'kysely';
import type { ConsultationId, UserId } from '../../shared/ids.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { newSessionId } from '../platform/ids.ts';
import { hashToken, randomToken } from '../platform/keys/tokens.ts';
import { Refusal } from '../platform/refusal.ts';
import type { InvitationTable } from '../platform/schema.ts';

const BEFORE_MS = 2 * 60 * 60_000;
const AFTER_MS = 12 * 60 * 60_000;

/** S1: when a link is useful – around the appointment, wherever that has been moved to. */
export const linkWindow = (startsAt: Date): { validFrom: Instant; validUntil: Instant } => ({
  validFrom: new Date(startsAt.getTime() - BEFORE_MS).toISOString(),
  validUntil: new Date(startsAt.getTime() + AFTER_MS).toISOString(),
});

interface NewInvitation {
  readonly consultationId: ConsultationId;
  readonly kind: 'patient' | 'chaperone';
  readonly createdBy: UserId;
  readonly person?: { readonly name: string; readonly title: string; readonly trained: boolean };
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
    })
    .execute();
  return token;
};

/** The invitation a token stands for. @throws Refusal `link_wrong`, `link_expired` */
export const findInvitation = async (
  db: Reader,
  token: string,
  kind: 'patient' | 'chaperone',
  now: Date,
): Promise<{ invitation: Selectable<InvitationTable>; startsAt: Date }> => {
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!invitation) throw new Refusal('link_wrong');
  const { starts_at } = await db
    .selectFrom('consultation')
    .select('starts_at')
    .where('id', '=', invitation.consultation_id)
    .executeTakeFirstOrThrow();
  const { validFrom, validUntil } = linkWindow(starts_at);
  const at = now.toISOString();
  if (at < validFrom || at > validUntil) throw new Refusal('link_expired');
  return { invitation, startsAt: starts_at };
};

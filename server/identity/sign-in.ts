import type { SignIn, StaffMe } from '../../shared/http.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Reader } from '../platform/database.ts';
import { verifyPassword } from '../platform/keys/passwords.ts';
import { Refusal } from '../platform/refusal.ts';
import type { StaffActor } from './actor.ts';
import { practiceCard } from './practice.ts';
import { createStaffSession, endStaffSession, findStaff } from './staff-sessions.ts';

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * Signs a member of staff in. Unknown address, wrong password and disabled account look the same and take as long.
 * @returns the new session's id @throws Refusal `wrong_credentials`
 */
export const signIn = async ({ db, clock }: Deps, { email, password }: SignIn): Promise<string> => {
  const now = clock.now();
  const user = await db
    .selectFrom('app_user')
    .select(['id', 'practice_id', 'role', 'password_hash', 'disabled_at'])
    .where(({ fn }) => fn<string>('lower', ['email']), '=', email.toLowerCase())
    .executeTakeFirst();
  const fits = await verifyPassword(user?.password_hash, password);
  const scope = { at: now, practiceId: user?.practice_id ?? null };
  if (!user || !fits || user.disabled_at) {
    const actor = user ? { role: user.role, userId: user.id } : { role: 'unknown' as const };
    await recordAudit(db, { ...scope, event: 'staff.sign_in_refused', actor });
    throw new Refusal('wrong_credentials');
  }
  return db.transaction().execute(async (tx) => {
    await recordAudit(tx, {
      ...scope,
      event: 'staff.signed_in',
      actor: { role: user.role, userId: user.id },
    });
    return createStaffSession(tx, user.id, now);
  });
};

/** The person of a session that was just made. */
export const signedIn = async ({ db, clock }: Deps, sessionId: string): Promise<StaffActor> => {
  const actor = await findStaff(db, sessionId, clock.now());
  if (!actor) throw new Refusal('not_signed_in');
  return actor;
};

export const signOut = async ({ db, clock }: Deps, actor: StaffActor): Promise<void> => {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await endStaffSession(tx, actor.sessionId, now);
    const who = { role: actor.role, userId: actor.userId };
    await recordAudit(tx, { at: now, event: 'staff.signed_out', actor: who, practiceId: actor.practiceId });
  });
};

/** Who is signed in, for the application's frame. */
export const staffMe = async (db: Reader, actor: StaffActor): Promise<StaffMe> => ({
  id: actor.userId,
  name: actor.name,
  title: actor.title,
  role: actor.role,
  registration: actor.registration,
  practice: await practiceCard(db, actor.practiceId),
});

import type { UserId } from '../../shared/ids.ts';
import type { Reader } from '../platform/database.ts';
import { newSessionId } from '../platform/ids.ts';
import type { StaffActor } from './actor.ts';

/** A working day; idle limits come with passkeys. */
const STAFF_SESSION_MS = 12 * 60 * 60_000;

export const createStaffSession = async (db: Reader, userId: UserId, now: Date): Promise<string> => {
  const id = newSessionId();
  await db
    .insertInto('staff_session')
    .values({ id, user_id: userId, expires_at: new Date(now.getTime() + STAFF_SESSION_MS) })
    .execute();
  return id;
};

export const endStaffSession = async (db: Reader, id: string, now: Date): Promise<void> => {
  await db.updateTable('staff_session').set({ ended_at: now }).where('id', '=', id).execute();
};

/** The person behind a session that is neither ended nor over, of an account that is not disabled. */
export const findStaff = async (
  db: Reader,
  sessionId: string,
  now: Date,
): Promise<StaffActor | undefined> => {
  const row = await db
    .selectFrom('staff_session')
    .innerJoin('app_user', 'app_user.id', 'staff_session.user_id')
    .select(['app_user.id', 'practice_id', 'name', 'title', 'role', 'registration', 'trained'])
    .where('staff_session.id', '=', sessionId)
    .where('staff_session.ended_at', 'is', null)
    .where('staff_session.expires_at', '>', now)
    .where('app_user.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, practice_id, ...person } = row;
  return { kind: 'staff', sessionId, userId: id, practiceId: practice_id, ...person };
};

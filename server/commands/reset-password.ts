import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../platform/database.ts';
import { hashPassword } from '../platform/keys/passwords.ts';
import { randomToken } from '../platform/keys/tokens.ts';
import { CommandError, withDatabase } from './with-database.ts';

/** Gives an account a new random password and ends all its sessions. */
const resetPassword = async (db: Database, email: string | undefined): Promise<string> => {
  if (!email) throw new CommandError('Say whose password: npm run reset-password -- EMAIL');
  const password = randomToken().slice(0, 20);
  const passwordHash = await hashPassword(password);
  const now = new Date();
  return db.transaction().execute(async (tx) => {
    const user = await tx
      .updateTable('app_user')
      .set({ password_hash: passwordHash })
      .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
      .returning(['id', 'practice_id'])
      .executeTakeFirst();
    if (!user) throw new CommandError('There is no account with that e-mail address.');
    await tx
      .updateTable('staff_session')
      .set({ ended_at: now })
      .where('user_id', '=', user.id)
      .where('ended_at', 'is', null)
      .execute();
    const actor = { role: 'system' as const, userId: user.id };
    await recordAudit(tx, { at: now, event: 'staff.password_reset', actor, practiceId: user.practice_id });
    return `New password: ${password}\nEvery session of this account has ended.`;
  });
};

await withDatabase((db) => resetPassword(db, process.argv[2]));

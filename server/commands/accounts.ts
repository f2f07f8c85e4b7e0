import type { StaffRole } from '../../shared/http.ts';
import type { PracticeId } from '../../shared/ids.ts';
import { UserId } from '../../shared/ids.ts';
import type { Reader } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { hashPassword } from '../platform/keys/passwords.ts';

export interface NewAccount {
  readonly practiceId: PracticeId;
  readonly email: string;
  readonly name: string;
  readonly title: string;
  readonly role: StaffRole;
  readonly registration: string;
  readonly trained: boolean;
}

/** Adds a member of staff with a password of their own. */
export const addAccount = async (db: Reader, account: NewAccount, password: string): Promise<UserId> => {
  const id = newId(UserId);
  const { practiceId, ...person } = account;
  await db
    .insertInto('app_user')
    .values({ id, practice_id: practiceId, ...person, password_hash: await hashPassword(password) })
    .execute();
  return id;
};

import { addAccount } from '../../server/commands/accounts.ts';
import type { StaffRole } from '../../shared/http.ts';
import type { UserId } from '../../shared/ids.ts';
import { signIn } from './people.ts';
import { PASSWORD } from './test-app.ts';
import type { TestApp, TestPractice } from './test-app.ts';

export interface Colleague {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
}

let number = 0;

/** One more member of staff, signed in. */
export const addColleague = async (
  app: TestApp,
  role: StaffRole,
  practice: TestPractice = app.practice,
): Promise<Colleague> => {
  number += 1;
  const email = `${role}-${String(number)}@colleague.invalid`;
  const name = `${role} Colleague ${String(number)}`;
  const id = await addAccount(
    app.db,
    { practiceId: practice.id, email, name, title: role, role, registration: '', trained: false },
    PASSWORD,
  );
  return { id, name, email, cookie: await signIn(app, email) };
};

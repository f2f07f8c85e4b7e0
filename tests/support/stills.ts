import type { StillId } from '../../shared/ids.ts';
import { DEFAULT_PRACTICE_POLICY } from '../../shared/practice-policy.ts';
import type { PracticePolicy } from '../../shared/practice-policy.ts';
import { addAccount } from '../../server/commands/accounts.ts';
import { press, upload } from './journey.ts';
import type { Journey } from './journey.ts';
import { signIn } from './people.ts';
import { jpegOf } from './pictures.ts';
import { PASSWORD } from './test-app.ts';
import type { TestApp } from './test-app.ts';

/** Takes a photograph in the running conversation and waits until the GP sees it. */
export const takeStill = async (journey: Journey): Promise<StillId> => {
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(800, 600);
  const { body } = await upload<{ stillId: StillId }>(journey, { captureId, token, picture });
  await journey.gp.until(
    'the still',
    ({ view }) => view?.stills.some(({ id }) => id === body.stillId) === true,
  );
  return body.stillId;
};

/** Labels it and files it with both identifiers read back. */
export const fileStill = async ({ gp }: Journey, stillId: StillId): Promise<void> => {
  const { name, dateOfBirth } = gp.seen.patient;
  await gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: 'Rash, third day' });
  await gp.ok('still:file', { stillId, patientName: name, dateOfBirth });
};

/** The practice decides otherwise than the defaults. */
export const setPolicy = async (app: TestApp, change: Partial<PracticePolicy>): Promise<void> => {
  await app.db
    .insertInto('practice_policy')
    .values({
      practice_id: app.practice.id,
      at: app.clock.now(),
      by_user_id: null,
      body: JSON.stringify({ ...DEFAULT_PRACTICE_POLICY, ...change }),
    })
    .execute();
};

let number = 0;

/** Another GP of the same practice, signed in. */
export const signInColleague = async (app: TestApp): Promise<string> => {
  number += 1;
  const email = `colleague-${String(number)}@firstpractice.invalid`;
  const colleague = { email, name: 'Dr Second', title: 'GP', registration: 'IMC 2', trained: false };
  await addAccount(app.db, { ...colleague, practiceId: app.practice.id, role: 'gp' }, PASSWORD);
  return signIn(app, email);
};

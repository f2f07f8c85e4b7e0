import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PatientLink } from '../../shared/http.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import { addPatient, bookFor } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

/** How long something that does happen may take. */
const PATIENCE = { timeout: 20_000 };

let app: TestApp;
let gpCookie: string;
beforeAll(async () => {
  app = await startTestApp();
  gpCookie = await signIn(app, app.practice.gpEmail);
});
afterAll(() => app.close());

const post = (path: string, body: unknown) => http<{ code: string }>(app, 'POST', path, { body });
const WAYS = {
  patient: {
    person: {},
    enter: (token: string) => post('/api/patient/verify', { token, dateOfBirth: '1957-03-02' }),
  },
  chaperone: {
    person: { name: 'Maeve Linked', title: 'Healthcare assistant', trained: true },
    enter: (token: string) => post('/api/chaperone/enter', { token }),
  },
};

/** Another transaction holds the consultation until `attempt` waits for it; then it stops every link and lets go. */
const stoppedMeanwhile = (id: ConsultationId, attempt: () => ReturnType<typeof post>) =>
  app.db.transaction().execute(async (tx) => {
    await tx.selectFrom('consultation').select('id').where('id', '=', id).forUpdate().execute();
    const attempted = attempt();
    await expect
      .poll(async () => {
        const waiting = sql<{ n: string }>`select count(*) as n from pg_locks where not granted`;
        return Number((await waiting.execute(app.db)).rows[0]?.n);
      }, PATIENCE)
      .toBeGreaterThan(0);
    const now = app.clock.now();
    await tx.updateTable('invitation').set({ revoked_at: now }).where('consultation_id', '=', id).execute();
    return { attempted };
  });

test.each(['patient', 'chaperone'] as const)(
  '[S1] a %s’s link that is stopped while it is being opened opens nothing',
  async (kind) => {
    const { person, enter } = WAYS[kind];
    const id = await bookFor(app, gpCookie, (await addPatient(app, gpCookie)).id);
    const { body } = await http<PatientLink>(app, 'POST', `/api/consultations/${id}/${kind}-link`, {
      cookie: gpCookie,
      body: person,
    });
    const { attempted } = await stoppedMeanwhile(id, () => enter(new URL(body.url).hash.slice(1)));
    const answer = await attempted;
    expect([answer.status, answer.cookie, answer.body.code]).toEqual([404, '', 'link_wrong']);
    const sessions = app.db.selectFrom('link_session').select('id').where('consultation_id', '=', id);
    expect(await sessions.execute()).toEqual([]);
  },
);

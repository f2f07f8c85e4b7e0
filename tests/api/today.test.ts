import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Today } from '../../shared/http.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import { newId } from '../../server/platform/ids.ts';
import { ParticipantId } from '../../shared/ids.ts';
import { addColleague } from '../support/colleagues.ts';
import { addPatient, begin } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.db.updateTable('practice').set({ time_zone: 'UTC' }).execute();
  // Ten minutes to midnight.
  const sinceMidnight = app.clock.now().getTime() % DAY;
  app.clock.advance((2 * DAY - 10 * MINUTE - sinceMidnight) % DAY);
});
afterAll(() => app.close());

const book = async (cookie: string): Promise<ConsultationId> => {
  const { id: patientId } = await addPatient(app, cookie);
  const body = { patientId, startsAt: null, durationMinutes: 15, reason: 'Rash' };
  return (await http<{ id: ConsultationId }>(app, 'POST', '/api/consultations', { cookie, body })).body.id;
};

const listed = async (cookie: string, day = ''): Promise<ConsultationId[]> => {
  const path = `/api/today${day && `?day=${day}`}`;
  return (await http<Today>(app, 'GET', path, { cookie })).body.entries.map(({ id }) => id);
};

describe('today’s list', () => {
  test('keeps a consultation past midnight until it is over or its links have expired, and never lists it twice', async () => {
    const before = await signIn(app, app.practice.gpEmail);
    const [open, cancelled] = [await book(before), await book(before)];
    const yesterday = app.clock.now().toISOString().slice(0, 10);
    await http(app, 'POST', `/api/consultations/${cancelled}/cancel`, {
      cookie: before,
      body: { reason: 'Feels better' },
    });
    expect(await listed(before)).toEqual([open, cancelled]);

    app.clock.advance(20 * MINUTE);
    const after = await signIn(app, app.practice.gpEmail);
    expect(await listed(after)).toEqual([open]);
    expect(await listed(after, yesterday)).toEqual([open, cancelled]);

    app.clock.advance(12 * 60 * MINUTE);
    expect(await listed(await signIn(app, app.practice.gpEmail))).toEqual([]);
  });

  test('[R1] shows a chaperone where one is wanted and nothing else; why somebody comes is for who cares for them', async () => {
    const journey = await begin(app);
    journey.gp.close();
    const [gp, chaperone] = [journey.gpCookie, await signIn(app, app.practice.chaperoneEmail)];
    const entries = async (cookie: string) =>
      (await http<Today>(app, 'GET', '/api/today', { cookie })).body.entries;
    expect(await entries(chaperone)).toEqual([]);
    await journey.patient.ok('statement:patient', {
      kind: 'chaperone_answer',
      answer: 'accepted',
      preference: '',
      askedBy: 'before_the_call',
    });
    const [wanted, ...others] = await entries(chaperone);
    expect(others).toEqual([]);
    expect(wanted).toMatchObject({ id: journey.id, chaperoneWanted: true, reason: '' });
    expect(wanted?.patient).toMatchObject({ name: 'Seán Ó Murchú', identifier: '', phone: '' });
    const [mine] = (await entries(gp)).filter(({ id }) => id === journey.id);
    expect(mine?.reason).toBe('Rash on the forearm');
    const other = await book(gp);
    await app.db
      .updateTable('consultation')
      .set({ clinician_id: app.other.gp })
      .where('id', '=', other)
      .execute();
    const [notMine] = (await entries(gp)).filter(({ id }) => id === other);
    expect(notMine).toMatchObject({ mine: false, reason: '' });
    journey.patient.close();
  });

  test('[R1, R22] how it ended in words is for the GP whose patient it was: not for colleagues, nor for a chaperone', async () => {
    const gp = await signIn(app, app.practice.gpEmail);
    const colleague = await addColleague(app, 'gp');
    const WORDS = [
      'The swelling has to be felt',
      'Come at once if it turns black',
      'He has died',
      'The line broke',
    ];
    const [why, safetyNet, reason, unfiledReason] = WORDS;
    const at = app.clock.now().toISOString();
    const call = { openedAt: at, endedAt: at, closedAt: at };
    const states = [
      { name: 'in_person', at, why, safetyNet },
      { name: 'cancelled', at, reason },
      { name: 'closed', ...call, unfiledReason },
    ];
    const chaperoneId = await app.db
      .selectFrom('app_user')
      .select('id')
      .where('email', '=', app.practice.chaperoneEmail)
      .executeTakeFirstOrThrow();
    for (const state of states) {
      const id = await book(gp);
      await app.db
        .updateTable('consultation')
        .set({ state: JSON.stringify(state) })
        .where('id', '=', id)
        .execute();
      await app.db
        .insertInto('participant')
        .values({
          ...{ id: newId(ParticipantId), consultation_id: id, user_id: chaperoneId.id, role: 'chaperone' },
          ...{ name: 'Niamh Test', title: '', trained: true, identified: 'staff_sign_in', status: 'left' },
          ...{ arrived_at: app.clock.now(), admitted_at: app.clock.now() },
        })
        .execute();
    }
    const day = async (cookie: string) => JSON.stringify(await http(app, 'GET', '/api/today', { cookie }));
    for (const words of WORDS) expect(await day(gp)).toContain(words);
    for (const cookie of [colleague.cookie, await signIn(app, app.practice.chaperoneEmail)]) {
      const seen = await day(cookie);
      for (const { name } of states) expect(seen).toContain(name);
      for (const words of WORDS) expect(seen).not.toContain(words);
    }
  });
});

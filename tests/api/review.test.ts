import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { PatientRecord } from '../../shared/http.ts';
import type { ReviewItem, ReviewQueue } from '../../shared/http-review.ts';
import type { ConsultationId, PatientId, StillId } from '../../shared/ids.ts';
import { addColleague } from '../support/colleagues.ts';
import type { Colleague } from '../support/colleagues.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { addPatient, begin, bookFor, press, untilShutter, upload } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let gpCookie: string;
let cover: Colleague;
let manager: Colleague;
const journeys: Journey[] = [];

beforeAll(async () => {
  app = await startTestApp();
  gpCookie = await signIn(app, app.practice.gpEmail);
  cover = await addColleague(app, 'gp');
  manager = await addColleague(app, 'manager');
});
afterEach(() => {
  for (const { gp, patient } of journeys.splice(0)) {
    gp.close();
    patient.close();
  }
});
afterAll(() => app.close());

const REASON = 'Collapsed at the desk, needs the earlier picture';

const record = <Body = PatientRecord>(cookie: string, id: PatientId) =>
  http<Body>(app, 'GET', `/api/patients/${id}/record`, { cookie });
const breakGlass = <Body = { until: string }>(
  cookie: string,
  id: string,
  body: unknown = { ground: 'emergency', reason: REASON },
) => http<Body>(app, 'POST', `/api/patients/${id}/break-glass`, { cookie, body });
const queue = async (cookie: string) => (await http<ReviewQueue>(app, 'GET', '/api/review', { cookie })).body;
const count = async (cookie: string) =>
  (await http<{ count: number }>(app, 'GET', '/api/review/count', { cookie })).body.count;
const clear = <Body = ErrorBody>(cookie: string, id: string, body?: unknown) =>
  http<Body>(app, 'POST', `/api/review/${id}/clear`, {
    cookie,
    body: body ?? { outcome: 'justified', words: 'Rang the GP: it was right.' },
  });

/** A patient of the practice's first GP. */
const treated = async (): Promise<PatientId> => {
  const { id } = await addPatient(app, gpCookie);
  await bookFor(app, gpCookie, id);
  return id;
};
const glassFor = async (id: PatientId): Promise<ReviewItem> => {
  expect((await breakGlass(cover.cookie, id)).status).toBe(200);
  const item = (await queue(gpCookie)).open.at(-1);
  if (!item) throw new Error('nothing in the queue');
  return item;
};
const audited = async (event: string, patientId: PatientId) =>
  app.db
    .selectFrom('audit_entry')
    .select(['actor', 'detail'])
    .where('event', '=', event)
    .where('patient_id', '=', patientId)
    .execute();

describe('break-glass', () => {
  test('[R22] a GP without a care relationship reads nothing, and booking and cancelling opens nothing', async () => {
    const id = await treated();
    const refused = async () => (await record<ErrorBody>(cover.cookie, id)).body;
    await expectRefusal(app, { code: 'no_care_relationship', rules: ['R22'] }, refused);
    const booked = await bookFor(app, cover.cookie, id);
    await http(app, 'POST', `/api/consultations/${booked}/cancel`, {
      cookie: cover.cookie,
      body: { reason: 'Booked in error' },
    });
    await expectRefusal(app, { code: 'no_care_relationship', rules: ['R22'] }, refused);
    expect((await record(gpCookie, id)).body.openUntil).toBeNull();
  });

  test('[R22] a booking opens the record on its day in the practice’s zone, and for good only once the patient came', async () => {
    const { id } = await addPatient(app, gpCookie);
    const DAY = 86_400_000;
    const book = (startsAt: Date | null) =>
      http<{ id: string }>(app, 'POST', '/api/consultations', {
        cookie: cover.cookie,
        body: {
          patientId: id,
          startsAt: startsAt?.toISOString() ?? null,
          durationMinutes: 15,
          reason: 'Rash',
        },
      });
    const status = async () => (await record<ErrorBody>(cover.cookie, id)).status;
    const move = (consultation: string, set: { starts_at: Date } | { state: string }) =>
      app.db
        .updateTable('consultation')
        .set(set)
        .where('id', '=', consultation as ConsultationId)
        .execute();

    const now = app.clock.now();
    const { body: booking } = await book(new Date(now.getTime() + 300 * DAY));
    expect(await status()).toBe(403);
    // Noon in Dublin on the day itself, a day before, a day after.
    const noon = new Date(`${now.toISOString().slice(0, 10)}T12:00:00Z`);
    await move(booking.id, { starts_at: noon });
    expect(await status()).toBe(200);
    for (const days of [-1, 1]) {
      await move(booking.id, { starts_at: new Date(noon.getTime() + days * DAY) });
      expect(await status()).toBe(403);
    }
    await move(booking.id, { starts_at: noon });
    await move(booking.id, { state: JSON.stringify({ name: 'no_show', at: now.toISOString() }) });
    expect(await status()).toBe(403);

    const came = await begin(app);
    journeys.push(came);
    await move(came.id, { starts_at: new Date(noon.getTime() - 400 * DAY) });
    expect((await record(gpCookie, came.patientId)).status).toBe(200);
    await move(came.id, { state: JSON.stringify({ name: 'no_show', at: now.toISOString() }) });
    expect((await record(gpCookie, came.patientId)).status).toBe(403);
  });

  test('[R22] a reason of ten characters and a ground are needed', async () => {
    const id = await treated();
    for (const [body, field] of [
      [{ ground: 'emergency', reason: 'too short' }, 'reason'],
      [{ ground: 'emergency', reason: '   too short   ' }, 'reason'],
      [{ ground: 'curiosity', reason: REASON }, 'ground'],
      [{ reason: REASON }, 'ground'],
    ] as const)
      await expectRefusal(app, { code: 'invalid_request' }, async () => {
        const answer = await breakGlass<ErrorBody>(cover.cookie, id, body);
        expect(answer.body.field).toBe(field);
        return answer.body;
      });
  });

  test('[R22] chaperone, manager, another practice and who treats the patient open nothing by it', async () => {
    const id = await treated();
    const chaperone = await signIn(app, app.practice.chaperoneEmail);
    const stranger = await signIn(app, app.other.gpEmail);
    for (const [cookie, code] of [
      [chaperone, 'not_allowed'],
      [manager.cookie, 'not_allowed'],
      [stranger, 'not_found'],
      [gpCookie, 'conflict'],
    ] as const) {
      await expectRefusal(app, { code }, async () => (await breakGlass<ErrorBody>(cookie, id)).body);
    }
    await expectRefusal(app, { code: 'not_found' }, async () => {
      const answer = await http<ErrorBody>(app, 'GET', `/api/patients/${id}/access`, { cookie: stranger });
      return answer.body;
    });
    expect((await breakGlass<ErrorBody>('', id)).body.code).toBe('not_signed_in');
    expect((await breakGlass<ErrorBody>(cover.cookie, randomUUID())).body.code).toBe('not_found');
  });

  test('[R22] it opens record and stills for an hour, every look is audited under it, and it exports nothing', async () => {
    const journey = await untilShutter(app);
    journeys.push(journey);
    const { captureId, token } = await press(journey);
    const picture = await jpegOf(320, 240);
    const { stillId } = (await upload<{ stillId: StillId }>(journey, { captureId, token, picture })).body;
    const still = () => http(app, 'GET', `/api/stills/${stillId}/image`, { cookie: cover.cookie });
    expect((await still()).status).toBe(403);
    const id = journey.patientId;
    const before = app.clock.now().getTime();
    const { body } = await breakGlass(cover.cookie, id);
    expect(Math.round((Date.parse(body.until) - before) / 60_000)).toBe(60);
    expect((await record(cover.cookie, id)).body.openUntil).toBe(body.until);
    expect((await still()).status).toBe(200);
    expect((await still()).status).toBe(200);

    const [opened] = await audited('break_glass.opened', id);
    const glass = opened?.detail['breakGlassId'];
    expect(opened).toMatchObject({
      actor: { role: 'gp', userId: cover.id },
      detail: { ground: 'emergency' },
    });
    expect(JSON.stringify(opened)).not.toContain('Collapsed');
    expect((await audited('patient.record_read', id)).map(({ detail }) => detail)).toEqual([
      { breakGlassId: glass },
    ]);
    const looks = (await audited('still.accessed', id)).filter(({ actor }) => actor['userId'] === cover.id);
    expect(looks.map(({ detail }) => detail['breakGlassId'])).toEqual([glass, glass]);
    const item = (await queue(gpCookie)).open.at(-1);
    expect(item).toMatchObject({ kind: 'break_glass', recordReads: 1, stillReads: 2 });

    const release = `/api/consultations/${journey.id}/release`;
    const exported = await http<ErrorBody>(app, 'POST', release, { cookie: cover.cookie, body: {} });
    expect(exported.body.code).toBe('not_allowed');

    app.clock.advance(60 * 60_000);
    expect((await record<ErrorBody>(cover.cookie, id)).body.code).toBe('no_care_relationship');
    expect((await still()).status).toBe(403);
  });

  test('[R22] it is for this patient and this GP alone, and ends when they say so', async () => {
    const [id, another] = [await treated(), await treated()];
    const second = await addColleague(app, 'gp');
    await breakGlass(cover.cookie, id);
    expect((await record<ErrorBody>(cover.cookie, another)).body.code).toBe('no_care_relationship');
    expect((await record<ErrorBody>(second.cookie, id)).body.code).toBe('no_care_relationship');
    const end = () =>
      http<ErrorBody>(app, 'POST', `/api/patients/${id}/break-glass/end`, { cookie: cover.cookie, body: {} });
    expect((await end()).status).toBe(200);
    expect((await record<ErrorBody>(cover.cookie, id)).body.code).toBe('no_care_relationship');
    await expectRefusal(app, { code: 'not_found' }, async () => (await end()).body);
  });

  test('[R22] pressed twice, or twice at once, it is one access and one review', async () => {
    const id = await treated();
    const both = await Promise.all([breakGlass(cover.cookie, id), breakGlass(cover.cookie, id)]);
    const again = await breakGlass(cover.cookie, id);
    expect(new Set([...both, again].map(({ body }) => body.until)).size).toBe(1);
    expect(await audited('break_glass.opened', id)).toHaveLength(1);
    expect(await audited('review.raised', id)).toHaveLength(1);
  });
});

describe('the review queue', () => {
  test('[R22] who broke the glass cannot clear it; another GP can, once, with words', async () => {
    const item = await glassFor(await treated());
    await expectRefusal(app, { code: 'own_review', rules: ['R13', 'R22'] }, async () => {
      return (await clear(cover.cookie, item.id)).body;
    });
    for (const words of ['', '   '])
      await expectRefusal(app, { code: 'invalid_request' }, async () => {
        return (await clear(gpCookie, item.id, { outcome: 'justified', words })).body;
      });
    expect((await clear(gpCookie, item.id)).status).toBe(200);
    const cleared = (await queue(gpCookie)).cleared.find(({ id }) => id === item.id);
    expect(cleared?.cleared).toMatchObject({
      byName: 'Dr Test Murphy',
      outcome: 'justified',
      words: 'Rang the GP: it was right.',
    });
    expect((await queue(gpCookie)).open.some(({ id }) => id === item.id)).toBe(false);
    await expectRefusal(app, { code: 'conflict' }, async () => (await clear(gpCookie, item.id)).body);
  });

  test('[R22] the database itself refuses a clearance by the person, and a second one', async () => {
    const item = await glassFor(await treated());
    const by = (cleared_by: typeof cover.id) =>
      app.db
        .updateTable('review_item')
        .set({ cleared_by, cleared_at: app.clock.now(), outcome: 'justified', words: 'fine' })
        .where('id', '=', item.id)
        .execute();
    await expect(by(cover.id)).rejects.toThrow(/check constraint/);
    await by(app.practice.gp);
    await expect(by(manager.id)).rejects.toThrow(/cleared once/);
    await expect(app.db.deleteFrom('review_item').where('id', '=', item.id).execute()).rejects.toThrow();
  });

  test('[R1, R22] a manager sees who, when, why as a ground and how often – no patient and no clinician’s words', async () => {
    const id = await treated();
    const item = await glassFor(id);
    expect(item).toMatchObject({ patientName: 'Seán Ó Murchú', reason: REASON, clear: 'yes' });
    const [before, text] = [await count(manager.cookie), JSON.stringify(await queue(manager.cookie))];
    expect(text).not.toContain('Murch');
    expect(text).not.toContain('Collapsed');
    expect(text).not.toContain(id);
    const seen = (await queue(manager.cookie)).open.find((open) => open.id === item.id);
    expect(seen).toMatchObject({
      aboutName: cover.name,
      raisedByName: null,
      detail: { ground: 'emergency' },
      clear: 'yes',
    });
    expect((await clear(manager.cookie, item.id)).status).toBe(200);
    expect(await count(manager.cookie)).toBe(before - 1);
    expect((await record<ErrorBody>(manager.cookie, id)).body.code).toBe('not_allowed');
  });

  test('[R22] the alert counts what this person may clear', async () => {
    const [mine, others] = [await count(cover.cookie), await count(gpCookie)];
    await glassFor(await treated());
    expect([await count(cover.cookie), await count(gpCookie)]).toEqual([mine, others + 1]);
  });

  test('[R22] chaperones and another practice see and clear nothing', async () => {
    const item = await glassFor(await treated());
    const chaperone = await signIn(app, app.practice.chaperoneEmail);
    for (const path of ['/api/review', '/api/review/count'])
      expect((await http<ErrorBody>(app, 'GET', path, { cookie: chaperone })).body.code).toBe('not_allowed');
    await expectRefusal(app, { code: 'not_allowed' }, async () => (await clear(chaperone, item.id)).body);
    const stranger = await signIn(app, app.other.gpEmail);
    const theirs = await queue(stranger);
    expect([...theirs.open, ...theirs.cleared]).toEqual([]);
    await expectRefusal(app, { code: 'not_found' }, async () => (await clear(stranger, item.id)).body);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { PatientRecord } from '../../shared/http.ts';
import type { WordingChecked, WordingList, WordingVersion } from '../../shared/http-wordings.ts';
import { addColleague } from '../support/colleagues.ts';
import type { Colleague } from '../support/colleagues.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { answerTo, begin } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let gp: string;
let chaperone: string;
let manager: Colleague;
let stranger: Colleague;
beforeAll(async () => {
  app = await startTestApp();
  gp = await signIn(app, app.practice.gpEmail);
  chaperone = await signIn(app, app.practice.chaperoneEmail);
  manager = await addColleague(app, 'manager');
  stranger = await addColleague(app, 'manager', app.other);
});
afterAll(() => app.close());

const get = async <Body>(cookie: string, path: string) =>
  (await http<Body>(app, 'GET', path, { cookie })).body;
const post = <Body = ErrorBody>(cookie: string, path: string, body: unknown) =>
  http<Body>(app, 'POST', path, { cookie, body });

const current = async (id: string, cookie = manager.cookie): Promise<WordingVersion> => {
  const { texts } = await get<WordingList>(cookie, '/api/wordings');
  const newest = texts.find((text) => text.id === id)?.versions[0];
  if (!newest) throw new Error(`no text ${id}`);
  return newest;
};
const words = ({ title, paragraphs, question }: WordingVersion) => ({ title, paragraphs, question });

test('[R3] every text that somebody reads is listed with who wrote it; for managers and GPs', async () => {
  const { texts, names } = await get<WordingList>(manager.cookie, '/api/wordings');
  // Seven topics for four readers, and three ways to ask somebody under 18 what they think.
  expect(texts).toHaveLength(31);
  expect(texts.map(({ id }) => id)).toContain('own-view.child');
  const take = texts.find(({ id }) => id === 'photographs-take');
  expect(take?.versions[0]).toMatchObject({ version: 2, byName: null, own: false });
  expect(names.healthmail).toBe('test@healthmail.ie.invalid');
  expect((await get<ErrorBody>(chaperone, '/api/wordings')).code).toBe('not_allowed');
  expect((await get<ErrorBody>('', '/api/wordings')).code).toBe('not_signed_in');
});

describe('a practice’s own words', () => {
  test('[R3] lose nothing that has to be said: refused, nothing changed', async () => {
    const before = await current('photographs-take');
    const without = { ...words(before), paragraphs: ['{doctor} may take photographs. You can say no.'] };
    const refused = await post(manager.cookie, '/api/wordings', {
      id: before.id,
      basedOn: before.sha256,
      words: without,
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'wording_incomplete', field: 'R3' } });
    expect(await current('photographs-take')).toEqual(before);
    const { body } = await post<WordingChecked>(manager.cookie, '/api/wordings/check', {
      id: before.id,
      words: without,
    });
    expect(body.refused.map(({ rule }) => rule)).toEqual(['R3']);
  });

  test('[R3] are a new version by a person; the old one stays readable, another practice keeps its own', async () => {
    const before = await current('video');
    const mine = { ...words(before), title: 'A video visit' };
    const amended = await post<WordingList>(manager.cookie, '/api/wordings', {
      id: 'video',
      basedOn: before.sha256,
      words: mine,
    });
    expect(amended.status).toBe(200);
    const after = await current('video');
    expect(after).toMatchObject({ version: 2, title: 'A video visit', byName: manager.name, own: true });
    expect(await get<WordingVersion>(gp, `/api/wordings/${before.sha256}`)).toMatchObject(words(before));
    expect(await get<WordingVersion>(gp, `/api/wordings/${after.sha256}`)).toMatchObject(mine);
    expect(await current('video', stranger.cookie)).toEqual(before);
    expect((await get<ErrorBody>(stranger.cookie, `/api/wordings/${after.sha256}`)).code).toBe('not_found');
    const audit = await app.db
      .selectFrom('audit_entry')
      .select(['event', 'detail'])
      .where('event', '=', 'wording.amended')
      .execute();
    expect(audit).toHaveLength(1);
    expect(audit[0]?.detail).toMatchObject({ id: 'video', version: 2, before: before.sha256 });
  });

  test('[R3] twice from the same text, the same words again, a text nobody knows, a chaperone: refused', async () => {
    const before = await current('examination');
    const amend = (cookie: string, change: object) =>
      post(cookie, '/api/wordings', {
        id: 'examination',
        basedOn: before.sha256,
        words: { ...words(before), title: 'Looking' },
        ...change,
      });
    await expectRefusal(app, { code: 'not_allowed' }, async () => (await amend(chaperone, {})).body);
    await expectRefusal(app, { code: 'not_found' }, async () => (await amend(gp, { id: 'nothing' })).body);
    await expectRefusal(
      app,
      { code: 'conflict' },
      async () => (await amend(gp, { words: words(before) })).body,
    );
    expect((await amend(gp, {})).status).toBe(200);
    await expectRefusal(app, { code: 'conflict' }, async () => (await amend(manager.cookie, {})).body);
  });
});

test('[R3] amended in the middle: an answer to the old words is refused, the page gets the new ones, the record the ones read', async () => {
  const journey = await begin(app);
  const { patient } = journey;
  const read = patient.seen.wordings.store;
  await patient.ok('consent:answer', { answers: [answerTo('store', read, 'yes', null)], by: null });
  const before = await current('photographs-store');
  expect(before.sha256).toBe(read.sha256);
  const now = { ...words(before), title: 'Keeping your photographs' };
  const { status } = await post(gp, '/api/wordings', { id: before.id, basedOn: before.sha256, words: now });
  expect(status).toBe(200);
  const late = await patient.refused('consent:answer', {
    answers: [answerTo('store', read, 'no', null)],
    by: null,
  });
  expect(late.code).toBe('conflict');
  await patient.until(
    'the new words',
    ({ view }) => view?.wordings.store.title === 'Keeping your photographs',
  );
  const record = await get<PatientRecord>(journey.gpCookie, `/api/patients/${journey.patientId}/record`);
  const [consent, ...others] = record.consultations[0]?.consents ?? [];
  expect(others).toEqual([]);
  expect(consent).toMatchObject({
    decision: 'yes',
    wording: { sha256: read.sha256, version: before.version },
  });
  const text = await get<WordingVersion>(journey.gpCookie, `/api/wordings/${read.sha256}`);
  expect(text.title).toBe('Keeping photographs in your record');
});

test('[R3] what is taken back names the words it was given to, also after they were amended', async () => {
  const { patient, gp: doctor } = await begin(app);
  const read = patient.seen.wordings.take;
  await patient.ok('consent:answer', { answers: [answerTo('take', read, 'yes', null)], by: null });
  const before = await current('photographs-take');
  await post(gp, '/api/wordings', {
    id: before.id,
    basedOn: before.sha256,
    words: { ...words(before), title: 'Photographs' },
  });
  await patient.ok('consent:withdraw', { scopes: ['take'], by: null });
  await doctor.until('the withdrawal', ({ view }) => view?.consents.at(-1)?.decision === 'withdrawn');
  expect(doctor.seen.consents.at(-1)?.wording.sha256).toBe(read.sha256);
});

test('[R3] [R5] a child’s view of words that have changed since is asked for again', async () => {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() - 9);
  const { patient } = await begin(app, day.toISOString().slice(0, 10));
  const question = patient.seen.ownViewQuestion;
  expect(question).toMatchObject({ band: 'child', id: 'own-view.child' });
  if (!question) throw new Error('not asked');
  const { id, version, sha256, language } = question;
  const before = await current('own-view.child');
  const amended = { ...words(before), title: 'Your turn' };
  await post(gp, '/api/wordings', { id: before.id, basedOn: before.sha256, words: amended });
  const view = { kind: 'own_view', view: 'happy', words: '' };
  const late = await patient.refused('statement:patient', {
    ...view,
    wording: { id, version, sha256, language },
  });
  expect(late.code).toBe('conflict');
  await patient.until('the new words', (page) => page.view?.ownViewQuestion?.title === 'Your turn');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { Adherence, AdherenceList, FigureId } from '../../shared/http-adherence.ts';
import { FigureId as Figures } from '../../shared/http-adherence.ts';
import { addColleague } from '../support/colleagues.ts';
import type { Colleague } from '../support/colleagues.ts';
import { addPatient } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { PracticeDays } from '../support/practice-days.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

let app: TestApp;
let gp: string;
let manager: Colleague;
let otherManager: Colleague;
let formulaGp: Colleague;

/**
 * One practice's days, counted by hand. Stills stored in the last 30 days: A to H, eight. Older: I (40 days), J (200 days).
 * The practice's limit is 60 minutes until day −10, then 30.
 */
beforeAll(async () => {
  app = await startTestApp();
  gp = await signIn(app, app.practice.gpEmail);
  manager = await addColleague(app, 'manager');
  otherManager = await addColleague(app, 'manager', app.other);
  formulaGp = await addColleague(app, 'gp');
  await app.db
    .updateTable('app_user')
    .set({ name: '=HYPERLINK("http://evil.invalid";"Dr, Who")' })
    .where('id', '=', formulaGp.id)
    .execute();
  const { id } = await addPatient(app, gp);
  const days = new PracticeDays(app, id);
  await app.db
    .insertInto('practice_policy')
    .values({
      practice_id: app.practice.id,
      at: days.at(10 * DAY),
      by_user_id: null,
      body: JSON.stringify({ filingLateAfterMinutes: 30 }),
    })
    .execute();
  // A whole, filed after 4 min. B whole, after 5 min exactly. C whole, after 45 min: in time on day −20, the limit was 60.
  await days.still({ ago: 2 * DAY, filedAfter: 4 });
  await days.still({ ago: 2 * DAY, filedAfter: 5 });
  await days.still({ ago: 20 * DAY, filedAfter: 45 });
  // D whole, after 45 min: late on day −3, the limit is 30. By the colleague with the formula for a name.
  await days.still({ ago: 3 * DAY, filedAfter: 45, clinician: formulaGp.id });
  // E taking only provisional, never filed: 3 hours. F storing not bound to it, no reason, never filed: 10 minutes.
  await days.still({ ago: 3 * HOUR, take: 'provisional', filedAfter: null });
  await days.still({ ago: 10, store: 'other', necessity: '  ', filedAfter: null });
  // G consent given after it was stored, and none to storing; discarded. H nobody decides, with reasoning; filed after 2 days.
  await days.still({ ago: 5 * DAY, take: 'after', store: 'none', filedAfter: null, state: 'discarded' });
  await days.still({ ago: 6 * DAY, take: 'none', store: 'none', nobody: true, filedAfter: 2 * DAY });
  await days.still({ ago: 40 * DAY, take: 'none', filedAfter: 3 });
  await days.still({ ago: 200 * DAY, necessity: '', filedAfter: null });
  // Another practice's: counted nowhere.
  await days.still({ ago: HOUR, take: 'none', necessity: '', filedAfter: null, practice: app.other });
  // Conversations without stills: accepted with a chaperone there; accepted and none there; declined after having accepted.
  const accepted = await days.consultation({ ago: DAY });
  await days.answer(accepted, 'accepted', DAY);
  await days.join(accepted, 'chaperone');
  await days.answer(await days.consultation({ ago: 2 * DAY }), 'accepted', 2 * DAY);
  const declined = await days.consultation({ ago: 3 * DAY });
  await days.answer(declined, 'accepted', 3 * DAY);
  await days.answer(declined, 'declined', 3 * DAY);
  // Somebody last seen nine years and more ago, and somebody last seen seven years ago: eight years is the adult's time.
  for (const years of [9.1, 7]) {
    const old = await addPatient(app, gp);
    await new PracticeDays(app, old.id).consultation({ ago: years * 365 * DAY });
    const added = days.at(years * 365 * DAY);
    await app.db.updateTable('patient').set({ created_at: added }).where('id', '=', old.id).execute();
  }
  // Booked only: nobody was talked to.
  await days.consultation({ ago: DAY }, false);
});
afterAll(() => app.close());

const board = async (period: string, cookie = manager.cookie) =>
  (await http<Adherence>(app, 'GET', `/api/adherence?days=${period}`, { cookie })).body;
const list = async (figure: FigureId, period = '30', cookie = manager.cookie) =>
  (await http<AdherenceList>(app, 'GET', `/api/adherence/${figure}?days=${period}`, { cookie })).body;
const csv = (figure: string, cookie = manager.cookie, period = '30') =>
  http<string>(app, 'POST', `/api/adherence/${figure}/csv?days=${period}`, { cookie, body: {} });

describe('the figures', () => {
  test('[R3, R23] consent: both asked, confirmed, in time and bound to the still – five of eight', async () => {
    expect(await board('30')).toMatchObject({ consent: { of: 8, complete: 5 } });
    expect(await board('90')).toMatchObject({ consent: { of: 9, complete: 5 } });
    expect(await board('365')).toMatchObject({ consent: { of: 10, complete: 6 } });
    const { rows } = await list('consent');
    expect(rows.map(({ what }) => what)).toEqual([
      'No consent to keeping',
      'No consent to taking',
      'No consent to taking or to keeping',
    ]);
  });

  test('[R2, R23] necessity: blanks are no reason – seven of eight', async () => {
    expect(await board('30')).toMatchObject({ necessity: { of: 8, complete: 7 } });
    expect(await board('365')).toMatchObject({ necessity: { of: 10, complete: 8 } });
    expect((await list('necessity')).rows).toHaveLength(1);
    expect((await list('necessity', '365')).rows).toHaveLength(2);
  });

  test('[R18, R23] time to filing: late by the limit of that day, the median, and how many within what', async () => {
    const { filing } = await board('30');
    // Filed: 4, 5, 45, 45 (late) and 2880 (late) minutes.
    expect(filing).toEqual({
      filed: 5,
      late: 2,
      medianMinutes: 45,
      steps: [
        { within: 5, count: 2 },
        { within: 15, count: 0 },
        { within: 60, count: 2 },
        { within: 240, count: 0 },
        { within: 1440, count: 0 },
        { within: null, count: 1 },
      ],
    });
    expect((await list('filing')).rows.map(({ what, attention }) => [what, attention])).toEqual([
      ['Filed after 2 days, late', true],
      ['Filed after 45 min, late', true],
      ['Filed after 45 min', false],
      ['Filed after 5 min', false],
      ['Filed after 4 min', false],
    ]);
  });

  test('[R18, R23] unfiled now: however old, the oldest first', async () => {
    const { unfiled } = await board('30');
    expect(unfiled).toMatchObject({ count: 3, late: 2 });
    const { rows } = await list('unfiled');
    expect(rows.map(({ what }) => what)).toEqual([
      'Waiting 200 days, late',
      'Waiting 3 h 00 min, late',
      'Waiting 10 min',
    ]);
    expect(unfiled.oldestAt).toBe(rows[0]?.at);
  });

  test('[R30, R23] chaperone: the last answer counts, of consultations in which somebody was talked to', async () => {
    // Eight with stills, never asked; one accepted, one accepted without one there, one declined.
    expect((await board('30')).chaperone).toEqual({
      consultations: 11,
      accepted: 2,
      declined: 1,
      unanswered: 8,
    });
    const { rows } = await list('chaperone');
    const of = (what: string) => rows.filter((row) => row.what === what).map(({ attention }) => attention);
    expect(of('Accepted; one was in the call')).toEqual([false]);
    expect(of('Accepted; none was in the call')).toEqual([true]);
    expect(of('Declined')).toEqual([false]);
    expect(of('No answer recorded')).toEqual(Array<boolean>(8).fill(true));
  });

  test('[R22, R23] break-glass: counted, with whether somebody has looked', async () => {
    const cover = await addColleague(app, 'gp');
    const { id } = await addPatient(app, gp);
    const ask = { ground: 'message', reason: 'The laboratory rang about it' };
    await http(app, 'POST', `/api/patients/${id}/break-glass`, { cookie: cover.cookie, body: ask });
    expect((await board('30')).breakGlass).toMatchObject({ count: 1, waiting: 1 });
    const [row, ...more] = (await list('break_glass')).rows;
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      consultationAt: null,
      clinicianName: cover.name,
      what: 'A result, a letter or a call. Waiting for review',
      attention: true,
    });
    expect((await board('30')).overrides).toEqual({ count: 0, waiting: 0, bins: [] });
    expect((await list('overrides')).rows).toEqual([]);
  });

  test('[R33, R23] records past their time: the adult last seen nine years ago, not the one of seven', async () => {
    expect((await board('30')).retention).toEqual({ overdue: 1 });
    expect((await board('30', otherManager.cookie)).retention).toEqual({ overdue: 0 });
  });

  test('[R23] the bins of a share add up to it, weeks from Monday, months over a year', async () => {
    for (const [period, day] of [
      ['30', 1],
      ['365', undefined],
    ] as const) {
      const { consent, bin } = await board(period);
      expect(bin).toBe(period === '30' ? 'week' : 'month');
      expect(consent.bins.reduce((sum, { of }) => sum + of, 0)).toBe(consent.of);
      expect(consent.bins.reduce((sum, { complete }) => sum + complete, 0)).toBe(consent.complete);
      for (const each of consent.bins) {
        if (day !== undefined) expect(new Date(each.day).getUTCDay()).toBe(day);
        else expect(each.day).toMatch(/-01$/);
      }
    }
  });

  test('[R23] another practice counts its own, and an empty one counts nothing', async () => {
    expect(await board('30', otherManager.cookie)).toMatchObject({
      consent: { of: 1, complete: 0 },
      unfiled: { count: 1 },
      chaperone: { consultations: 1 },
      breakGlass: { count: 0 },
    });
  });
});

describe('who sees it, and what of it', () => {
  test('[R1] managers alone', async () => {
    const chaperone = await signIn(app, app.practice.chaperoneEmail);
    for (const cookie of [gp, chaperone]) {
      expect(await board('30', cookie)).toMatchObject({ code: 'not_allowed' });
      expect(await list('consent', '30', cookie)).toMatchObject({ code: 'not_allowed' });
      expect((await csv('consent', cookie)).status).toBe(403);
    }
    expect((await csv('consent', '')).status).toBe(401);
  });

  test.each(['0', '31', '-30', '30 or 1=1', ''])('a period of %j is refused', async (period) => {
    const path = `/api/adherence?days=${encodeURIComponent(period)}`;
    const { body } = await http<ErrorBody>(app, 'GET', path, { cookie: manager.cookie });
    expect(body).toMatchObject({ code: 'invalid_request', field: 'days' });
  });

  test('a figure that is none is refused', async () => {
    expect((await csv('everything')).status).toBe(400);
  });

  test('[R1] no list, figure or file names a patient or holds a clinical word', async () => {
    const all = [JSON.stringify(await board('365'))];
    for (const figure of Figures.options)
      all.push(JSON.stringify(await list(figure, '365')), (await csv(figure, manager.cookie, '365')).body);
    for (const text of all) {
      expect(text).not.toMatch(/Secret/);
      expect(text).not.toMatch(/Murch/);
      expect(text).not.toMatch(/laboratory rang/);
    }
  });

  test('[R23] reading a list and exporting it are audited, each as what it is', async () => {
    const events = async () =>
      (
        await app.db
          .selectFrom('audit_entry')
          .select(['event', 'detail'])
          .where('event', 'like', 'adherence.%')
          .orderBy('seq')
          .execute()
      ).length;
    const before = await events();
    await list('filing');
    await csv('filing');
    const entries = await app.db
      .selectFrom('audit_entry')
      .select(['event', 'detail', 'actor'])
      .where('event', 'like', 'adherence.%')
      .orderBy('seq')
      .offset(before)
      .execute();
    const actor = { role: 'manager', userId: manager.id };
    expect(entries).toEqual([
      { event: 'adherence.listed', detail: { figure: 'filing', days: '30', rows: 5 }, actor },
      { event: 'adherence.exported', detail: { figure: 'filing', days: '30', rows: 5 }, actor },
    ]);
  });
});

test('[R23] the file is CSV that a spreadsheet opens, and a name in it is never a formula', async () => {
  const { status, headers, body } = await csv('filing');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="sightline-filing-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const lines = body.replace(/^\uFEFF/, '').split('\r\n');
  expect(lines[0]).toBe('When,Consultation,Clinician,State,What,Needs attention');
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toBe('');
  const [formula] = lines.filter((line) => line.includes('HYPERLINK'));
  expect(formula).toContain(`"'=HYPERLINK(""http://evil.invalid"";""Dr, Who"")"`);
  expect(formula).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d,/);
});

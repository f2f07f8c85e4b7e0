import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { UnfiledWorklist } from '../../shared/http-after.ts';
import type { PatientRecord } from '../../shared/http.ts';
import { ReceiptPage } from '../../shared/http-receipt.ts';
import { Withdrawal } from '../../shared/http-withdrawal.ts';
import type { StillId } from '../../shared/ids.ts';
import type { StaffView } from '../../shared/views.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { begin, press, untilShutter, upload } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { connectPatient, connectStaff, http, signIn } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { fileStill, setPolicy, signInColleague, takeStill } from '../support/stills.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const DAY = 24 * 60 * 60_000;

let app: TestApp;
const journeys: Journey[] = [];
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => {
  for (const { gp, patient } of journeys.splice(0)) {
    gp.close();
    patient.close();
  }
});
afterAll(() => app.close());

const closed = async (): Promise<{ journey: Journey; stillId: StillId }> => {
  const journey = await untilShutter(app);
  journeys.push(journey);
  const stillId = await takeStill(journey);
  await fileStill(journey, stillId);
  await journey.gp.ok('consultation:end', {});
  await journey.gp.ok('statement:clinician', { kind: 'note', note: 'Eczema', safetyNet: 'Phone if worse.' });
  await journey.gp.ok('consultation:close', { unfiledReason: null });
  return { journey, stillId };
};

const today = () => app.clock.now().toISOString().slice(0, 10);
const heard = (change: Record<string, unknown> = {}) => ({
  by: null,
  heard: 'phone',
  heardOn: today(),
  words: 'Does not want the picture kept.',
  ...change,
});
const note = <Body>(cookie: string, { id }: Journey, change: Record<string, unknown> = {}) =>
  http<Body>(app, 'POST', `/api/consultations/${id}/withdrawal`, { cookie, body: heard(change) });
const options = async (cookie: string, { id }: Journey) =>
  Withdrawal.parse((await http(app, 'GET', `/api/consultations/${id}/withdrawal`, { cookie })).body);
const stop = <Body>(cookie: string, by: unknown = null) =>
  http<Body>(app, 'POST', '/api/patient/withdraw-photographs', { cookie, body: { by } });
const verify = (token: string) =>
  http<ErrorBody>(app, 'POST', '/api/patient/verify', { body: { token, dateOfBirth: '1957-03-02' } });
const receipt = async (cookie: string) =>
  ReceiptPage.parse((await http(app, 'GET', '/api/patient/receipt', { cookie })).body).receipt;
const worklist = async (cookie: string) =>
  (await http<UnfiledWorklist>(app, 'GET', '/api/unfiled', { cookie })).body.mine;

test('[R3] months after, a GP writes down that the patient phoned: the still waits for a decision, and it is made', async () => {
  const { journey, stillId } = await closed();
  app.clock.advance(60 * DAY);
  const gpCookie = await signIn(app, app.practice.gpEmail);
  expect(await options(gpCookie, journey)).toMatchObject({
    people: [{ by: null, name: 'Seán Ó Murchú' }],
    today: today(),
  });
  expect((await note(gpCookie, journey)).status).toBe(200);
  const entries = (await worklist(gpCookie)).filter(({ consultationId }) => consultationId === journey.id);
  expect(entries).toMatchObject([{ unfiled: 0, undecided: 1 }]);

  const { body } = await http<PatientRecord>(app, 'GET', `/api/patients/${journey.patientId}/record`, {
    cookie: gpCookie,
  });
  const [entry] = body.consultations;
  const by = { role: 'gp', name: 'Dr Test Murphy' };
  expect(entry?.consents.slice(-2)).toMatchObject([
    { scope: 'take', decision: 'withdrawn', by: null, how: 'spoken', notedBy: by },
    { scope: 'store', decision: 'withdrawn', by: null, how: 'spoken', notedBy: by },
  ]);
  expect(entry?.consents.at(-1)?.giver).toMatchObject({ role: 'patient', name: 'Seán Ó Murchú' });
  expect(entry?.statements.at(-1)).toMatchObject({
    kind: 'withdrawal_noted',
    name: 'Seán Ó Murchú',
    heard: 'phone',
    heardOn: today(),
    words: 'Does not want the picture kept.',
    author: by,
  });
  expect(entry?.stills[0]?.still).toMatchObject({ id: stillId, state: 'filed', awaitsDecision: true });
  const audited = await app.db
    .selectFrom('audit_entry')
    .select(['event', 'actor'])
    .where('consultation_id', '=', journey.id)
    .where('event', '=', 'consent.withdrawn')
    .execute();
  expect(audited).toHaveLength(2);
  expect(audited[0]?.actor).toMatchObject({ role: 'gp' });

  const gp = await connectStaff<StaffView>(app, gpCookie, journey.id);
  await gp.ok('still:decide', { stillId, keep: false, reason: 'As the patient asks' });
  gp.close();
  const row = await app.db
    .selectFrom('still')
    .selectAll()
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'discarded', wrapped_key: null });
  expect(row.decision).toMatchObject({ keep: false, afterWithdrawal: true });
});

test('[R3] a letter is written, not spoken', async () => {
  const { journey } = await closed();
  expect((await note(journey.gpCookie, journey, { heard: 'letter' })).status).toBe(200);
  const rows = await app.db
    .selectFrom('consent')
    .select('how')
    .where('consultation_id', '=', journey.id)
    .where('decision', '=', 'withdrawn')
    .execute();
  expect(rows).toEqual([{ how: 'written' }, { how: 'written' }]);
});

test('[R3] [R22] a colleague who treats the patient may write it down; the consulting GP decides', async () => {
  const { journey, stillId } = await closed();
  const colleague = await signInColleague(app);
  await http(app, 'POST', '/api/consultations', {
    cookie: colleague,
    body: { patientId: journey.patientId, startsAt: null, durationMinutes: 15, reason: 'Review' },
  });
  expect((await note(colleague, journey, { heard: 'in_person' })).status).toBe(200);
  expect(await worklist(colleague)).toEqual([]);
  const mine = (await worklist(journey.gpCookie)).filter(
    ({ consultationId }) => consultationId === journey.id,
  );
  expect(mine).toMatchObject([{ undecided: 1 }]);
  await journey.gp.until('asked to decide', ({ view }) =>
    Boolean(view?.stills.some(({ id, awaitsDecision }) => id === stillId && awaitsDecision)),
  );
});

test('[R22] [S6] another practice, a colleague who does not treat, a chaperone and a manager write nothing down', async () => {
  const { journey } = await closed();
  const cookies: [string, string][] = [
    [await signIn(app, app.other.gpEmail), 'not_found'],
    [await signInColleague(app), 'no_care_relationship'],
    [await signIn(app, app.practice.chaperoneEmail), 'not_allowed'],
  ];
  for (const [cookie, code] of cookies) {
    await expectRefusal(app, { code }, async () => (await note<ErrorBody>(cookie, journey)).body);
    const read = await http<ErrorBody>(app, 'GET', `/api/consultations/${journey.id}/withdrawal`, { cookie });
    expect(read.body.code).toBe(code);
  }
});

test('[R3] refused: during the call, twice, nothing to stop, in the name of somebody with no word, on an impossible day', async () => {
  const during = await untilShutter(app);
  journeys.push(during);
  const conflict = { code: 'conflict' };
  await expectRefusal(app, conflict, async () => (await note<ErrorBody>(during.gpCookie, during)).body);

  const { journey } = await closed();
  const { gpCookie } = journey;
  const stranger = '00000000-0000-4000-8000-000000000001';
  await expectRefusal(
    app,
    { code: 'blocked', rules: ['R7'] },
    async () => (await note<ErrorBody>(gpCookie, journey, { by: stranger })).body,
  );
  for (const heardOn of [
    '2020-01-01',
    new Date(app.clock.now().getTime() + 2 * DAY).toISOString().slice(0, 10),
  ])
    await expectRefusal(
      app,
      { code: 'invalid_request' },
      async () => (await note<ErrorBody>(gpCookie, journey, { heardOn })).body,
    );
  expect((await note(gpCookie, journey)).status).toBe(200);
  expect((await options(gpCookie, journey)).people).toEqual([]);
  await expectRefusal(app, conflict, async () => (await note<ErrorBody>(gpCookie, journey)).body);

  const never = await begin(app);
  journeys.push(never);
  await never.gp.ok('consultation:in-person', { why: 'To feel the lump', safetyNet: 'Phone if it grows.' });
  await expectRefusal(app, conflict, async () => (await note<ErrorBody>(never.gpCookie, never)).body);
});

test('[R3] what is still being sent after the call does not arrive once photographs are stopped', async () => {
  const journey = await untilShutter(app);
  journeys.push(journey);
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(800, 600);
  await app.db.updateTable('capture').set({ state: 'uploading' }).where('id', '=', captureId).execute();
  await journey.gp.ok('consultation:end', {});
  expect((await note(journey.gpCookie, journey)).status).toBe(200);
  const late = await upload<ErrorBody>(journey, { captureId, token, picture });
  expect(late.body.code).toBe('capture_spent');
  const stills = await app.db
    .selectFrom('still')
    .select('id')
    .where('consultation_id', '=', journey.id)
    .execute();
  expect(stills).toEqual([]);
});

test('[R3] [R20] days after, the patient stops photographs on the receipt; nothing else can be done there', async () => {
  const { journey, stillId } = await closed();
  await http(app, 'POST', `/api/stills/${stillId}/patient-may-see`, {
    cookie: journey.gpCookie,
    body: { allowed: true },
  });
  app.clock.advance(3 * DAY);
  const { cookie } = await verify(journey.token);
  expect(await receipt(cookie)).toMatchObject({ mayStop: [{ by: null, name: 'Seán' }] });
  expect((await stop(cookie)).status).toBe(200);
  const after = await receipt(cookie);
  expect(after).toMatchObject({
    mayStop: [],
    stills: [{ state: 'filed', mayLook: false, withdrawal: { keep: null, by: 'Dr Test Murphy' } }],
  });
  expect(after.consents.slice(-2)).toMatchObject([
    { what: 'Taking photographs', decision: 'withdrawn', by: null },
    { what: 'Keeping photographs in the record', decision: 'withdrawn', by: null },
  ]);
  await expectRefusal(app, { code: 'conflict' }, async () => (await stop<ErrorBody>(cookie)).body);
  const gpCookie = await signIn(app, app.practice.gpEmail);
  expect(
    (await worklist(gpCookie)).filter(({ consultationId }) => consultationId === journey.id),
  ).toMatchObject([{ undecided: 1 }]);
  // As before, the session opens nothing else.
  await expect(connectPatient(app, cookie)).rejects.toMatchObject({ data: { code: 'not_allowed' } });
});

test('[R3] on the evening of the call, the page that is still open stops them as well', async () => {
  const { journey } = await closed();
  expect((await stop(journey.patientCookie)).status).toBe(200);
  expect(await receipt(journey.patientCookie)).toMatchObject({ mayStop: [] });
});

test('[S1] [R20] a closed link, an ended session, a stopped link and somebody else’s name stop nothing', async () => {
  const { journey } = await closed();
  app.clock.advance(1 * DAY);
  const { cookie } = await verify(journey.token);
  const stranger = '00000000-0000-4000-8000-000000000001';
  await expectRefusal(
    app,
    { code: 'blocked', rules: ['R7'] },
    async () => (await stop<ErrorBody>(cookie, stranger)).body,
  );
  app.clock.advance(60 * 60_000 + 1000);
  expect((await stop<ErrorBody>(cookie)).body.code).toBe('not_signed_in');
  const gpCookie = await signIn(app, app.practice.gpEmail);
  const again = await verify(journey.token);
  await http(app, 'POST', `/api/consultations/${journey.id}/revoke-links`, { cookie: gpCookie, body: {} });
  expect((await stop<ErrorBody>(again.cookie)).body.code).toBe('not_signed_in');
  const other = await closed();
  await setPolicy(app, { receiptDays: 2 });
  app.clock.advance(2 * DAY + 1000);
  expect((await verify(other.journey.token)).body.code).toBe('link_expired');
  expect((await stop<ErrorBody>(other.journey.patientCookie)).body.code).toBe('not_signed_in');
  expect((await stop<ErrorBody>(gpCookie)).body.code).toBe('not_signed_in');
});

test('[R3] during the call it is the stop button, not the receipt', async () => {
  const journey = await untilShutter(app);
  journeys.push(journey);
  await expectRefusal(
    app,
    { code: 'conflict' },
    async () => (await stop<ErrorBody>(journey.patientCookie)).body,
  );
});

import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import { ReceiptPage } from '../../shared/http-receipt.ts';
import type { LinkMe } from '../../shared/http-patient.ts';
import type { StillId } from '../../shared/ids.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { untilShutter } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { connectPatient, http, signIn } from '../support/people.ts';
import { fileStill, setPolicy, signInColleague, takeStill } from '../support/stills.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

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

const atShutter = async (): Promise<Journey> => {
  const journey = await untilShutter(app);
  journeys.push(journey);
  return journey;
};

/** A consultation that is closed, with one filed still. */
const closedWithStill = async (): Promise<{ journey: Journey; stillId: StillId }> => {
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  await fileStill(journey, stillId);
  await journey.gp.ok('statement:clinician', {
    kind: 'note',
    note: 'Eczema',
    safetyNet: 'Phone if it spreads.',
  });
  await journey.gp.ok('consultation:end', {});
  await journey.gp.ok('consultation:close', { unfiledReason: null });
  return { journey, stillId };
};

const verify = (token: string, dateOfBirth = '1957-03-02') =>
  http<ErrorBody>(app, 'POST', '/api/patient/verify', { body: { token, dateOfBirth } });

const receipt = (cookie: string) => http(app, 'GET', '/api/patient/receipt', { cookie });
const own = (cookie: string, id: StillId) =>
  fetch(`${app.origin}/api/patient/stills/${id}/image`, { headers: { cookie } });
const show = <Body>(cookie: string, id: StillId, allowed: boolean) =>
  http<Body>(app, 'POST', `/api/stills/${id}/patient-may-see`, { cookie, body: { allowed } });

test('[R20] [S1] days after, the same link opens the receipt with the date of birth, and nothing but the receipt', async () => {
  const { journey, stillId } = await closedWithStill();
  app.clock.advance(3 * DAY);
  expect((await verify(journey.token, '1957-03-03')).body).toMatchObject({
    code: 'date_of_birth_wrong',
    count: 4,
  });
  const { cookie, status } = await verify(journey.token);
  expect(status).toBe(200);
  expect((await http<LinkMe>(app, 'GET', '/api/patient/me', { cookie })).body).toMatchObject({
    receiptOnly: true,
  });
  const page = await receipt(cookie);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(ReceiptPage.parse(page.body)).toMatchObject({
    clinician: { name: 'Dr Test Murphy' },
    receipt: {
      safetyNet: 'Phone if it spreads.',
      stills: [
        {
          id: stillId,
          state: 'filed',
          what: 'A photograph of your forearm',
          mayLook: false,
          withdrawal: null,
        },
      ],
    },
  });
  expect(JSON.stringify(page.body)).not.toContain('Eczema');
  // Read-only: no socket, so no statement, consent or photograph.
  await expect(connectPatient(app, cookie)).rejects.toMatchObject({ data: { code: 'not_allowed' } });
  const entries = await app.db
    .selectFrom('audit_entry')
    .select(['event', 'detail'])
    .where('consultation_id', '=', journey.id)
    .where('event', 'in', ['receipt.read', 'link.verified'])
    .orderBy('seq')
    .execute();
  expect(entries.slice(-2)).toMatchObject([
    { event: 'link.verified', detail: { receiptOnly: true } },
    { event: 'receipt.read' },
  ]);
});

test('[R20] the practice’s days are counted, and its choice is kept', async () => {
  const { journey } = await closedWithStill();
  await setPolicy(app, { receiptDays: 2 });
  app.clock.advance(2 * DAY + HOUR);
  expect((await verify(journey.token)).body.code).toBe('link_expired');
  await setPolicy(app, { receiptDays: 14 });
  expect((await verify(journey.token)).status).toBe(200);
  app.clock.advance(12 * DAY);
  expect((await verify(journey.token)).body.code).toBe('link_expired');
});

test('[S1] a receipt’s session ends after an hour, five wrong dates lock it, and a stopped link stays stopped', async () => {
  const { journey } = await closedWithStill();
  app.clock.advance(1 * DAY);
  const { cookie } = await verify(journey.token);
  app.clock.advance(HOUR + 1000);
  expect((await receipt(cookie)).status).toBe(401);
  for (let tries = 0; tries < 5; tries += 1) await verify(journey.token, '1990-01-01');
  expect((await verify(journey.token)).body.code).toBe('link_locked');
  const other = await closedWithStill();
  await http(app, 'POST', `/api/consultations/${other.journey.id}/revoke-links`, {
    cookie: other.journey.gpCookie,
    body: {},
  });
  app.clock.advance(1 * DAY);
  expect((await verify(other.journey.token)).body.code).toBe('link_wrong');
});

test('[R20] an appointment that never took place has no receipt', async () => {
  const journey = await atShutter();
  app.clock.advance(1 * DAY);
  expect((await verify(journey.token)).body.code).toBe('link_expired');
  expect((await receipt('')).status).toBe(401);
});

test('[R1] [R17] the patient looks at a still only where the GP shows it, and each look is audited', async () => {
  const { journey, stillId } = await closedWithStill();
  app.clock.advance(1 * DAY);
  const { cookie } = await verify(journey.token);
  const gpCookie = await signIn(app, app.practice.gpEmail);
  expect((await own(cookie, stillId)).status).toBe(404);
  expect((await show(gpCookie, stillId, true)).status).toBe(200);
  const shown = await own(cookie, stillId);
  expect(shown.status).toBe(200);
  expect(shown.headers.get('cache-control')).toBe('no-store');
  expect(shown.headers.get('content-disposition')).toBeNull();
  const row = await app.db
    .selectFrom('still')
    .selectAll()
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  expect(
    createHash('sha256')
      .update(Buffer.from(await shown.arrayBuffer()))
      .digest('hex'),
  ).toBe(row.sha256_stored);
  const looks = await app.db
    .selectFrom('audit_entry')
    .select(['actor', 'lawful_basis'])
    .where('consultation_id', '=', journey.id)
    .where('event', '=', 'still.accessed')
    .execute();
  expect(looks).toMatchObject([
    { actor: { role: 'patient' }, lawful_basis: 'GDPR Art. 9(2)(h) with GDPR Art. 6(1)(e)' },
  ]);
  await show(gpCookie, stillId, false);
  expect((await own(cookie, stillId)).status).toBe(404);
});

test('[R1] the practice’s no beats the GP’s yes, before and after', async () => {
  const { journey, stillId } = await closedWithStill();
  await show(journey.gpCookie, stillId, true);
  expect((await own(journey.patientCookie, stillId)).status).toBe(200);
  await setPolicy(app, { patientMaySeeStills: false });
  expect((await own(journey.patientCookie, stillId)).status).toBe(404);
  await expectRefusal(
    app,
    { code: 'not_allowed' },
    async () => (await show<ErrorBody>(journey.gpCookie, stillId, true)).body,
  );
  await setPolicy(app, {});
});

test('[S6] another patient, a colleague, a chaperone and another practice neither look nor decide', async () => {
  const { journey, stillId } = await closedWithStill();
  const another = await closedWithStill();
  await show(journey.gpCookie, stillId, true);
  expect((await own(another.journey.patientCookie, stillId)).status).toBe(404);
  expect((await own(journey.gpCookie, stillId)).status).toBe(401);
  for (const cookie of [await signInColleague(app), await signIn(app, app.other.gpEmail)])
    expect((await show<ErrorBody>(cookie, stillId, false)).body.code).toBe('not_found');
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  expect((await show<ErrorBody>(chaperone, stillId, false)).body.code).toBe('not_allowed');
  expect((await own(journey.patientCookie, stillId)).status).toBe(200);
});

test('[R3] withdrawal after capture: the receipt says what was decided, by whom, and hides the picture until then', async () => {
  const journey = await atShutter();
  const [kept, destroyed] = [await takeStill(journey), await takeStill(journey)];
  await fileStill(journey, kept);
  await fileStill(journey, destroyed);
  await show(journey.gpCookie, kept, true);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await journey.gp.ok('consultation:end', {});
  await journey.patient.until('the receipt', ({ view }) => view?.receipt != null);
  const stillsNow = async () => ReceiptPage.parse((await receipt(journey.patientCookie)).body).receipt.stills;
  expect(await stillsNow()).toMatchObject([
    { mayLook: false, withdrawal: { keep: null, at: null, by: 'Dr Test Murphy' } },
    { mayLook: false, withdrawal: { keep: null } },
  ]);
  expect((await own(journey.patientCookie, kept)).status).toBe(404);
  await journey.gp.ok('still:decide', { stillId: kept, keep: true, reason: 'Part of the diagnosis' });
  await journey.gp.ok('still:decide', { stillId: destroyed, keep: false, reason: 'As the patient asks' });
  expect(await stillsNow()).toMatchObject([
    { id: kept, state: 'filed', mayLook: true, withdrawal: { keep: true, by: 'Dr Test Murphy' } },
    { id: destroyed, state: 'discarded', mayLook: false, withdrawal: { keep: false, by: 'Dr Test Murphy' } },
  ]);
  expect(JSON.stringify(await stillsNow())).not.toContain('Part of the diagnosis');
});

test('[R3] its twin: without a withdrawal nobody asks, and a discarded still does not claim one', async () => {
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  expect((await journey.gp.refused('still:decide', { stillId, keep: true, reason: 'None' })).code).toBe(
    'conflict',
  );
  await journey.gp.ok('still:discard', { stillId, reason: 'Blurred' });
  await journey.gp.ok('consultation:end', {});
  const page = ReceiptPage.parse((await receipt(journey.patientCookie)).body);
  expect(page.receipt.stills).toMatchObject([{ id: stillId, state: 'discarded', withdrawal: null }]);
});

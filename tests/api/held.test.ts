import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { Refile } from '../../shared/http-after.ts';
import type { StillId } from '../../shared/ids.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { addPatient, untilShutter } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http } from '../support/people.ts';
import { retentionOf } from '../support/retention.ts';
import { fileStill, takeStill } from '../support/stills.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

/** R33: "a legal hold beats all" – also what is not a disposal. */

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
const hold = async ({ gpCookie, patientId }: Journey): Promise<string> => {
  const { status, body } = await retentionOf(app, gpCookie).hold(patientId);
  expect(status).toBe(200);
  return body.id;
};
const row = (stillId: StillId) =>
  app.db.selectFrom('still').selectAll().where('id', '=', stillId).executeTakeFirstOrThrow();
const HELD = { code: 'retention_held', rules: ['R33'] };
const destroyed = { keep: false, reason: 'As the patient asks' };

test('[R33] [R3] a filed still whose consent is withdrawn is not destroyed under a hold; it waits, and goes once lifted', async () => {
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  await fileStill(journey, stillId);
  const first = await hold(journey);
  const second = await hold(journey);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  const decide = () => journey.gp.refused('still:decide', { stillId, ...destroyed });
  await expectRefusal(app, HELD, decide);
  await journey.gp.ok('consultation:end', {});
  await expectRefusal(app, HELD, decide);
  expect(await row(stillId)).toMatchObject({ state: 'filed', awaits_decision: true, decision: null });
  expect((await row(stillId)).wrapped_key).not.toBeNull();
  // One of two lifted is still a hold.
  await retentionOf(app, journey.gpCookie).lift(first);
  await expectRefusal(app, HELD, decide);
  await retentionOf(app, journey.gpCookie).lift(second);
  await journey.gp.ok('still:decide', { stillId, ...destroyed });
  expect(await row(stillId)).toMatchObject({ state: 'discarded', wrapped_key: null });
});

test('[R33] [R3] what stayed because of a hold is decided again once the last one is lifted; what was kept freely is not', async () => {
  const journey = await atShutter();
  const [freely, held] = [await takeStill(journey), await takeStill(journey)];
  await fileStill(journey, freely);
  await fileStill(journey, held);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await journey.gp.ok('still:decide', { stillId: freely, keep: true, reason: 'It decides the treatment' });
  const id = await hold(journey);
  await journey.gp.ok('still:decide', { stillId: held, keep: true, reason: 'Legal hold' });
  expect(await row(held)).toMatchObject({ awaits_decision: false, decision: { keep: true } });
  await retentionOf(app, journey.gpCookie).lift(id);
  expect(await row(held)).toMatchObject({ state: 'filed', awaits_decision: true });
  expect(await row(freely)).toMatchObject({ state: 'filed', awaits_decision: false });
  const entries = await app.db
    .selectFrom('audit_entry')
    .select('detail')
    .where('event', '=', 'still.to_decide_again')
    .where('patient_id', '=', journey.patientId)
    .execute();
  expect(entries).toMatchObject([{ detail: { stillId: held } }]);
  await journey.gp.ok('still:decide', { stillId: held, ...destroyed });
  expect(await row(held)).toMatchObject({ state: 'discarded' });
});

test('[R33] a photograph that was never filed is put away in its own call, and kept once that is over', async () => {
  const journey = await atShutter();
  const [blurred, left] = [await takeStill(journey), await takeStill(journey)];
  const id = await hold(journey);
  await journey.gp.ok('still:discard', { stillId: blurred, reason: 'Blurred' });
  expect(await row(blurred)).toMatchObject({ state: 'discarded', wrapped_key: null });
  await journey.gp.ok('consultation:end', {});
  await expectRefusal(app, HELD, () =>
    journey.gp.refused('still:discard', { stillId: left, reason: 'Blurred' }),
  );
  expect((await row(left)).wrapped_key).not.toBeNull();
  await retentionOf(app, journey.gpCookie).lift(id);
  await journey.gp.ok('still:discard', { stillId: left, reason: 'Blurred' });
});

test('[R33] [R19] a misfile stays in a record under a hold; it moves out once lifted, and into a held record at any time', async () => {
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  await fileStill(journey, stillId);
  await journey.gp.ok('consultation:end', {});
  const right = await addPatient(app, journey.gpCookie, { name: 'Mary Byrne', dateOfBirth: '1944-11-19' });
  const body: Refile = {
    toPatientId: right.id,
    toConsultationId: null,
    reason: 'Opened the wrong line of the list',
    consentNote: 'Told by phone, and content.',
    patientName: 'Mary Byrne',
    dateOfBirth: '1944-11-19',
    identifier: right.identifier,
  };
  const move = () =>
    http<ErrorBody>(app, 'POST', `/api/stills/${stillId}/refile`, { cookie: journey.gpCookie, body });
  const id = await hold(journey);
  await expectRefusal(app, HELD, async () => (await move()).body);
  expect(await row(stillId)).toMatchObject({ state: 'filed' });
  await retentionOf(app, journey.gpCookie).lift(id);
  await retentionOf(app, journey.gpCookie).hold(right.id);
  expect((await move()).status).toBe(200);
});

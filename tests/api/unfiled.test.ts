import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import { UnfiledWorklist } from '../../shared/http-after.ts';
import { untilShutter } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { fileStill, setPolicy, signInColleague, takeStill } from '../support/stills.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

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

const worklist = async (cookie: string): Promise<UnfiledWorklist> =>
  UnfiledWorklist.parse((await http(app, 'GET', '/api/unfiled', { cookie })).body);

const MINUTE = 60_000;

test('[R18] the worklist is for GPs: nobody signed in, a chaperone and a patient read nothing', async () => {
  const journey = await atShutter();
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  const codeFor = async (cookie: string) =>
    (await http<ErrorBody>(app, 'GET', '/api/unfiled', { cookie })).body.code;
  expect(await codeFor('')).toBe('not_signed_in');
  expect(await codeFor(journey.patientCookie)).toBe('not_signed_in');
  expect(await codeFor(chaperone)).toBe('not_allowed');
});

test('[R18] a still is on the worklist until it is filed, and late by the practice’s own limit', async () => {
  await setPolicy(app, { filingLateAfterMinutes: 30 });
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  const mineOf = async () =>
    (await worklist(journey.gpCookie)).mine.filter((e) => e.consultationId === journey.id);
  expect(await mineOf()).toMatchObject([
    { unfiled: 1, undecided: 0, late: false, patient: { name: 'Seán Ó Murchú' } },
  ]);
  app.clock.advance(29 * MINUTE);
  expect(await mineOf()).toMatchObject([{ late: false }]);
  app.clock.advance(1 * MINUTE);
  expect(await mineOf()).toMatchObject([{ late: true }]);
  await setPolicy(app, { filingLateAfterMinutes: 60 });
  expect(await mineOf()).toMatchObject([{ late: false }]);
  await fileStill(journey, stillId);
  expect(await mineOf()).toEqual([]);
});

test('[R18] closing with an unfiled still does not take it off the worklist', async () => {
  const journey = await atShutter();
  await takeStill(journey);
  await journey.gp.ok('consultation:end', {});
  await journey.gp.ok('consultation:close', { unfiledReason: 'Called away' });
  const { mine } = await worklist(journey.gpCookie);
  expect(mine.find((e) => e.consultationId === journey.id)).toMatchObject({ state: 'closed', unfiled: 1 });
});

test('[R18] a colleague sees that something is late and whose, and neither patient nor reason', async () => {
  await setPolicy(app, { filingLateAfterMinutes: 30 });
  // Whatever earlier tests left is late already.
  app.clock.advance(31 * MINUTE);
  const journey = await atShutter();
  await takeStill(journey);
  const colleague = await signInColleague(app);
  const before = (await worklist(colleague)).others[0]?.late ?? 0;
  app.clock.advance(31 * MINUTE);
  const { body } = await http(app, 'GET', '/api/unfiled', { cookie: colleague });
  const seen = UnfiledWorklist.parse(body);
  expect(seen.mine).toEqual([]);
  expect(seen.others).toMatchObject([{ clinicianName: 'Dr Test Murphy', late: before + 1 }]);
  for (const secret of ['Murchú', '1957', 'Rash', journey.id, journey.patientId])
    expect(JSON.stringify(body)).not.toContain(secret);
});

test('[S6] another practice sees nothing of it', async () => {
  const journey = await atShutter();
  await takeStill(journey);
  app.clock.advance(120 * MINUTE);
  expect(await worklist(await signIn(app, app.other.gpEmail))).toMatchObject({ mine: [], others: [] });
});

test('[R3] a still whose consent was withdrawn stays on the worklist until somebody decides', async () => {
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  await fileStill(journey, stillId);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  const mineOf = async () =>
    (await worklist(journey.gpCookie)).mine.filter((e) => e.consultationId === journey.id);
  expect(await mineOf()).toMatchObject([{ unfiled: 0, undecided: 1, oldestAt: null, late: false }]);
  await journey.gp.ok('still:decide', { stillId, keep: true, reason: 'Part of the diagnosis' });
  expect(await mineOf()).toEqual([]);
});

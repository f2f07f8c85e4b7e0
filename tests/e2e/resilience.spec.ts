import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { BookingDesk } from './support/booking-desk.ts';
import { keepEvidence } from './support/evidence.ts';
import { expectEverybodySeesAndHears, meet, openCast, openShutter, SEAN } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { mediaWorkersOf } from './support/processes.ts';

/**
 * One call that is broken in every way and goes on. Nobody helps: after each blow everybody decodes 30 further frames of
 * both others and hears both, and what was acknowledged is still there.
 */
test.describe.configure({ mode: 'serial' });

let cast: Cast;
let consultationId: string;
/** What had been acknowledged before anything was broken. */
let before: Kept;

interface Kept {
  readonly consents: number;
  readonly statements: number;
  readonly audit: number;
  readonly stills: { id: string; sha256: string }[];
}

const kept = async (): Promise<Kept> => {
  const [counts] = await cast.sightline.query<Omit<Kept, 'stills'>>(
    `select (select count(*)::int from consent) as consents, (select count(*)::int from statement) as statements,
       (select count(*)::int from audit_entry) as audit`,
  );
  const stills = await cast.sightline.query<Kept['stills'][number]>(
    'select id, sha256_stored as sha256 from still order by stored_at',
  );
  return { ...counts!, stills };
};

/** Consents, statements and stills as before; each still decrypts to the picture that was acknowledged. */
const expectNothingLost = async (): Promise<void> => {
  const now = await kept();
  expect(now.stills).toEqual(before.stills);
  expect(now.consents).toBe(before.consents);
  expect(now.statements).toBe(before.statements);
  expect(now.audit).toBeGreaterThanOrEqual(before.audit);
  for (const { id, sha256 } of now.stills) {
    const answer = await cast.gp.page.request.get(`${cast.sightline.origin}/api/stills/${id}/image`);
    expect(answer.status()).toBe(200);
    expect(
      createHash('sha256')
        .update(await answer.body())
        .digest('hex'),
    ).toBe(sha256);
  }
};

const pages = () => [cast.gp.page, cast.patient.page, cast.chaperone.page];

const markPages = async (): Promise<void> => {
  for (const page of pages()) await page.evaluate(() => Object.assign(globalThis, { untouched: true }));
};

/** No page was loaded again since `markPages`. */
const expectSamePages = async (): Promise<void> => {
  for (const page of pages()) expect(await page.evaluate(() => 'untouched' in globalThis)).toBe(true);
};

test.beforeAll(async () => {
  cast = await openCast();
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone });
});

test.afterAll(async () => {
  // Undefined when it could not be opened.
  await (cast as Cast | undefined)?.close();
});

test('[S8] a call of three with a still that is acknowledged', async () => {
  const { doctor, sightline, patient } = cast;
  await doctor.signIn(sightline.gpEmail, sightline.password);
  const desk = new BookingDesk(cast.gp.page, sightline.origin);
  const booked = await desk.bookKnown(SEAN.name, 'Rash on the forearm');
  ({ consultationId } = booked);
  await meet(cast, booked, SEAN);
  await openShutter(cast);
  await doctor.press();
  await expect(patient.page.getByRole('heading', { name: 'Sent' })).toBeVisible();
  await patient.page.getByRole('button', { name: 'OK' }).click();
  await expectEverybodySeesAndHears(cast);
  before = await kept();
  expect(before.stills).toHaveLength(1);
  expect(before.consents).toBeGreaterThan(3);
});

for (const role of ['patient', 'gp', 'chaperone'] as const) {
  test(`[S8] the ${role} loads the page again in the middle of the call`, async () => {
    await cast[role].page.reload();
    await expectEverybodySeesAndHears(cast);
    await expectNothingLost();
    // The same places: nobody had to be admitted again (R11: one who comes back is not new).
    const places = await cast.sightline.query(
      'select role, status from participant where consultation_id = $1 order by role',
      [consultationId],
    );
    expect(places).toEqual(
      ['chaperone', 'gp', 'patient'].map((each) => ({ role: each, status: 'admitted' })),
    );
  });
}

test('[S8] SIGKILL of each media worker in turn', async () => {
  await markPages();
  const workers = mediaWorkersOf(cast.sightline.pid());
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) {
    process.kill(worker, 'SIGKILL');
    await expectEverybodySeesAndHears(cast);
  }
  expect(mediaWorkersOf(cast.sightline.pid())).toHaveLength(workers.length);
  expect(mediaWorkersOf(cast.sightline.pid()).filter((pid) => workers.includes(pid))).toEqual([]);
  await expectSamePages();
  await expectNothingLost();
});

test('[S8] SIGKILL of the server, and its next start', async () => {
  await markPages();
  const killed = cast.sightline.pid();
  await cast.sightline.kill();
  await cast.sightline.start();
  expect(cast.sightline.pid()).not.toBe(killed);
  await expectEverybodySeesAndHears(cast);
  await expectSamePages();
  await expectNothingLost();
  // The shutter opens again by itself: consents and checklist are where they were.
  await cast.doctor.press();
  await expect(cast.patient.page.getByRole('heading', { name: 'Sent' })).toBeVisible();
  await expect.poll(async () => (await kept()).stills.length).toBe(2);
});

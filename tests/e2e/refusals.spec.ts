import { expect, test } from '@playwright/test';
import { openBrowser } from './support/browsers.ts';
import type { Person } from './support/browsers.ts';
import { BookingDesk } from './support/booking-desk.ts';
import {
  expectEverybodySeesAndHears,
  meet,
  openCast,
  openShutter,
  PHONE,
  SEAN,
  withPatience,
} from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Cast } from './support/cast.ts';
import type { Booked } from './support/gp.ts';
import { expectNewFrames, expectSound, framesWithin } from './support/media.ts';
import { PatientActor } from './support/patient.ts';

/** What people may say no to, and what Sightline says no to: told where it matters, and nothing is stored. */
test.describe.configure({ mode: 'serial' });

let cast: Cast;
let desk: BookingDesk;
let booked: Booked;

const count = async (
  table: 'still' | 'consent' | 'statement' | 'capture' | 'link_session',
): Promise<number> => {
  const [row] = await cast.sightline.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row!.n;
};

const audited = async (consultationId: string): Promise<string[]> =>
  (
    await cast.sightline.query<{ event: string }>(
      'select event from audit_entry where consultation_id = $1 order by seq',
      [consultationId],
    )
  ).map(({ event }) => event);

/** A patient's phone with the link opened on it. */
const phone = async (): Promise<Person> => withPatience(await openBrowser(PHONE));

const closing: Person[] = [];

test.beforeAll(async () => {
  cast = await openCast();
  desk = new BookingDesk(cast.gp.page, cast.sightline.origin);
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone });
});

test.afterAll(async () => {
  for (const person of closing) await person.close();
  // Undefined when it could not be opened.
  await (cast as Cast | undefined)?.close();
});

test('[S1] five wrong dates of birth lock the link; the practice unlocks it from the day’s list', async () => {
  const mary = await desk.bookKnown('Mary Byrne', 'Leg ulcer');
  const browser = await phone();
  closing.push(browser);
  const { page } = browser;
  const person = new PatientActor(page);
  await person.arrive(mary.patientUrl, ['1', '1', '1980']);
  for (const left of ['4 more tries', '3 more tries', '2 more tries', 'one more try']) {
    await expect(page.getByText(`You have ${left}`, { exact: false })).toBeVisible();
    await person.button('Continue').click();
  }
  await person.heading('This link is locked');
  expect(await count('link_session')).toBe(0);
  const events = await audited(mary.consultationId);
  expect(events.filter((event) => event === 'link.refused')).toHaveLength(5);
  expect(events.at(-1)).toBe('link.locked');

  // Locked is locked: the right date does not open it, in this browser or another.
  const right = ['19', '11', '1944'] as const;
  const refused = page.waitForResponse((response) => response.url().includes('/api/patient/'));
  await page.goto('about:blank');
  await page.goto(mary.patientUrl);
  await page.getByRole('button', { name: 'Open my appointment' }).click();
  expect((await refused).status()).toBeGreaterThanOrEqual(400);
  await person.heading('This link is locked');
  expect(await count('link_session')).toBe(0);

  await cast.gp.page.reload();
  await expect(desk.line('Mary Byrne').getByText('Link locked')).toBeVisible();
  await desk.choose('Mary Byrne', 'Unlock the patient’s link');
  await expect(desk.line('Mary Byrne').getByText('Link locked')).toBeHidden();
  expect((await audited(mary.consultationId)).at(-1)).toBe('link.unlocked');
  await page.goto('about:blank');
  await person.arrive(mary.patientUrl, right);
  await expect(person.button('Turn on camera and microphone')).toBeVisible();
  expect(await count('link_session')).toBe(1);
});

test('[S1] opening the link again, in another browser or tab, moves the session there; the first one says so', async () => {
  const zofia = await desk.bookKnown('Zofia Wiśniewska', 'Mole');
  const born = ['30', '7', '1991'] as const;
  const one = await phone();
  const two = await phone();
  closing.push(one, two);
  const first = new PatientActor(one.page);
  await first.arrive(zofia.patientUrl, born);
  await expect(first.button('Turn on camera and microphone')).toBeVisible();

  const second = new PatientActor(two.page);
  await second.arrive(zofia.patientUrl, born);
  await expect(second.button('Turn on camera and microphone')).toBeVisible();
  await first.heading('Your appointment is open somewhere else');

  const tab = new PatientActor(await two.context.newPage());
  await tab.arrive(zofia.patientUrl, born);
  await expect(tab.button('Turn on camera and microphone')).toBeVisible();
  await second.heading('Your appointment is open somewhere else');

  const events = await audited(zofia.consultationId);
  expect(events.filter((event) => event === 'session.moved')).toHaveLength(2);
  const open = await cast.sightline.query(
    'select id from link_session where consultation_id = $1 and ended_at is null',
    [zofia.consultationId],
  );
  expect(open).toHaveLength(1);
  // The one that was left behind has no way in.
  expect((await one.page.request.get(`${cast.sightline.origin}/api/patient/me`)).status()).toBe(401);
});

test('[R4] a child’s page asks who answers, and without a guardian’s agreement the conversation cannot be opened', async () => {
  const oisin = await desk.bookKnown('Oisín Kelly', 'Eczema on both knees');
  const browser = await phone();
  closing.push(browser);
  const patient = new PatientActor(browser.page);
  await patient.arrive(oisin.patientUrl, ['8', '5', '2015']);
  await patient.checkDevices();
  await expect(browser.page.getByRole('heading', { name: 'Who is holding this phone?' })).toBeVisible();

  const { page } = cast.gp;
  await cast.doctor.open(oisin.consultationId);
  await cast.doctor.step('Who decides');
  await expect(cast.doctor.rail().getByText('is 11: a parent or guardian decides.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the conversation' })).toHaveCount(0);
  const [consultation] = await cast.sightline.query('select state_name from consultation where id = $1', [
    oisin.consultationId,
  ]);
  expect(consultation).toEqual({ state_name: 'preparing' });
  expect(await audited(oisin.consultationId)).not.toContain('consultation.opened');
});

test('[R3] “Stop this photograph” in the countdown: the GP is told, and nothing is stored', async () => {
  await cast.gp.page.goto(cast.sightline.origin);
  booked = await desk.bookKnown(SEAN.name, 'Rash on the forearm');
  await meet(cast, booked, SEAN);
  await openShutter(cast);
  await cast.doctor.press();
  const { page } = cast.patient;
  await expect(page.getByRole('heading', { name: /Photograph in/ })).toBeVisible();
  await cast.person.button('Stop this photograph').click();
  await cast.person.heading('No photograph');
  await cast.person.button('OK').click();
  const tray = cast.gp.page.getByRole('region', { name: /Stills/ });
  await expect(tray.getByText('The patient said no to this photograph.')).toBeVisible();
  // One no is to one photograph: the shutter is there for another.
  await expect(cast.doctor.shutter()).toBeEnabled();
  expect(await cast.sightline.query('select state, received::int from capture')).toEqual([
    { state: 'refused', received: 0 },
  ]);
  expect(await count('still')).toBe(0);
  expect(await audited(booked.consultationId)).toContain('capture.refused');
});

test('[R30] Pause: the patient’s picture stops for everyone, the sound stays, the shutter closes', async () => {
  const { gp, chaperone, patient } = cast;
  await expectEverybodySeesAndHears(cast);
  await chaperone.page.getByRole('button', { name: 'Pause', exact: true }).click();
  await cast.person.heading('Your picture is off');
  await expect(gp.page.getByText('Paused: the picture is off for everyone')).toBeVisible();
  await Promise.all(
    [gp, chaperone].map(async ({ page }) => {
      // What was on its way arrives; then nothing.
      await expect.poll(() => framesWithin(page, 'patient', 500)).toBe(0);
      expect(await framesWithin(page, 'patient', 3000)).toBe(0);
    }),
  );
  await expectNewFrames(gp.page, 'chaperone');
  await expectNewFrames(patient.page, 'gp');
  await Promise.all([gp, chaperone, patient].map(({ page }) => expectSound(page, 2)));
  await expect(cast.doctor.shutter()).toBeDisabled();
  await expect(gp.page.getByRole('region', { name: 'Shutter' })).toContainText('The chaperone has paused.');

  // One of the two is not enough.
  await chaperone.page.getByRole('button', { name: 'I am content to go on' }).click();
  await cast.person.heading('Your chaperone is happy to go on');
  expect(await framesWithin(gp.page, 'patient', 1000)).toBe(0);
  await cast.person.button('Yes, go on').click();
  await expectEverybodySeesAndHears(cast);
  await expect(cast.doctor.shutter()).toBeEnabled();
  const pauses = await cast.sightline.query(
    "select started_by ->> 'role' as role, ended_at is not null as over from pause",
  );
  expect(pauses).toEqual([{ role: 'chaperone', over: true }]);
  const events = (await audited(booked.consultationId)).filter((event) => /pause|resume/.test(event));
  expect(events).toEqual(['chaperone.paused', 'chaperone.resume_requested', 'chaperone.resumed']);
});

test('[R3] “Stop…”, “Stop photographs” in the call closes the shutter at once, and says why', async () => {
  const { person, doctor } = cast;
  await expect(doctor.shutter()).toBeEnabled();
  await person.button('Stop…').click();
  await person.button('Stop photographs', cast.patient.page.getByRole('dialog')).click();

  await expect(doctor.shutter()).toBeDisabled();
  const shutter = cast.gp.page.getByRole('region', { name: 'Shutter' });
  await expect(shutter).toContainText('Consent to photographs has been withdrawn.');
  await shutter.getByText(/it waits for/).click();
  await expect(shutter.getByRole('listitem').filter({ hasText: 'withdrawn' })).toContainText('R3');
  // A no is not asked again by itself.
  await expect(cast.patient.page.getByRole('region', { name: 'A question for you' })).toHaveCount(0);
  const captures = await count('capture');
  // A press on the closed shutter leads to the reason and asks nobody.
  await doctor.shutter().click({ force: true });
  const withdrawn = await cast.sightline.query(
    `select scope, decision, how from consent where decision = 'withdrawn' order by scope`,
  );
  expect(withdrawn).toContainEqual({ scope: 'take', decision: 'withdrawn', how: 'tap' });
  expect(await audited(booked.consultationId)).toContain('consent.withdrawn');
  // The conversation goes on.
  await expectEverybodySeesAndHears(cast);
  expect(await count('capture')).toBe(captures);
  expect(await count('still')).toBe(0);
});

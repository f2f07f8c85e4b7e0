import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { BookingDesk } from './support/booking-desk.ts';
import { expectEverybodySeesAndHears, meet, openCast, SEAN } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Person } from './support/browsers.ts';
import type { Booked } from './support/gp.ts';

/** What staff see of a call for help, what a sign-out elsewhere leaves on a screen, and links that are stopped. */
test.describe.configure({ mode: 'serial' });

let cast: Cast;
let desk: BookingDesk;
let booked: Booked;

test.beforeAll(async () => {
  cast = await openCast();
  desk = new BookingDesk(cast.gp.page, cast.sightline.origin);
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
  booked = await desk.bookKnown(SEAN.name, 'Rash');
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone });
});

test.afterAll(async () => {
  // Undefined when it could not be opened.
  await (cast as Cast | undefined)?.close();
});

const timesAudited = async (event: string): Promise<number> =>
  (
    await cast.sightline.query('select 1 from audit_entry where consultation_id = $1 and event = $2', [
      booked.consultationId,
      event,
    ])
  ).length;

const askForHelp = async (): Promise<void> => {
  const { person, patient } = cast;
  await person.button('I need help').click();
  await person.button('Close', patient.page.getByRole('dialog')).click();
};

/** Keeps hold of the own camera’s tracks, to see afterwards whether they were stopped. */
const holdOwnTracks = (page: Page, role: 'gp' | 'chaperone'): Promise<number> =>
  page.evaluate((own) => {
    const video = document.querySelector<HTMLVideoElement>(`video[data-participant-role="${own}"]`);
    const tracks = video?.srcObject instanceof MediaStream ? video.srcObject.getTracks() : [];
    Object.assign(globalThis, { ownTracks: tracks });
    return tracks.filter((track) => track.readyState === 'live').length;
  }, role);
const liveOwnTracks = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (globalThis as unknown as { ownTracks: MediaStreamTrack[] }).ownTracks.filter(
        (track) => track.readyState === 'live',
      ).length,
  );

/** Pictures that somebody in front of this screen could see. */
const shownPictures = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('video')].filter(
        (video) => video.srcObject !== null || (video.checkVisibility() && video.readyState > 0),
      ).length,
  );

const signOutInAnotherTab = async ({ context }: Person): Promise<void> => {
  const other = await context.newPage();
  await other.goto(cast.sightline.origin);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByText('You have signed out.')).toBeVisible();
  await other.close();
};

test('a call for help comes first on the day’s list until somebody says that they have seen it', async () => {
  const { person, gp } = cast;
  await person.arrive(booked.patientUrl, SEAN.born);
  await askForHelp();
  const card = gp.page
    .getByRole('region')
    .or(gp.page.locator('section'))
    .filter({ hasText: 'Asked for help' });
  await expect(card.first()).toContainText(SEAN.name);
  await expect(gp.page.getByRole('row').filter({ hasText: 'Asked for help at' })).toHaveCount(1);
  await card.first().getByRole('button', { name: /^Seen/ }).click();
  await expect(gp.page.getByText(/Asked for help/)).toHaveCount(0);
  expect(await timesAudited('patient.help_seen')).toBe(1);
});

test('in the call help stands beside who is here, and moves nothing when it is asked for or seen', async () => {
  const { gp, doctor } = cast;
  await meet(cast, booked, SEAN);
  await expectEverybodySeesAndHears(cast);
  const stage = gp.page.getByRole('region', { name: 'The patient' });
  const before = await stage.boundingBox();
  await askForHelp();
  const here = gp.page.getByRole('list', { name: 'Who is here' });
  await expect(here).toContainText(/asked for help at/);
  expect(await stage.boundingBox()).toEqual(before);
  await doctor.button('Seen', here).click();
  await expect(here).not.toContainText(/asked for help at/);
  expect(await stage.boundingBox()).toEqual(before);
  expect(await timesAudited('patient.help_seen')).toBe(2);
});

test('a GP who signs out in another tab leaves no picture on the screen and no camera running', async () => {
  const { gp, sightline } = cast;
  expect(await holdOwnTracks(gp.page, 'gp')).toBeGreaterThan(0);
  await signOutInAnotherTab(gp);
  const dialog = gp.page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog).toBeVisible();
  await expect.poll(() => shownPictures(gp.page)).toBe(0);
  expect(await liveOwnTracks(gp.page)).toBe(0);
  await expect(gp.page.getByText(SEAN.name).first()).toBeHidden();

  await dialog.getByLabel(/e-mail/i).fill(sightline.gpEmail);
  await dialog.getByLabel(/^password/i).fill(sightline.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectEverybodySeesAndHears(cast);
});

test('nor does a chaperone who signs out in another tab', async () => {
  const { chaperone } = cast;
  expect(await holdOwnTracks(chaperone.page, 'chaperone')).toBeGreaterThan(0);
  await signOutInAnotherTab(chaperone);
  await expect(chaperone.page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  expect(await shownPictures(chaperone.page)).toBe(0);
  expect(await liveOwnTracks(chaperone.page)).toBe(0);
});

test('every link sent so far is stopped on a second press, and a fresh one works', async () => {
  const { gp, patient, person, doctor } = cast;
  await gp.page.goto(`${cast.sightline.origin}/today`);
  // The same patient may be booked twice this day.
  const here = gp.page.locator(`a[href="/consultations/${booked.consultationId}"]`);
  const line = gp.page.getByRole('row').filter({ has: here });
  await line.getByRole('button', { name: /^More for/ }).click();
  await gp.page.getByRole('menuitem', { name: 'Show the link as a QR code' }).click();
  const sheet = desk.sheet();
  const field = sheet.getByLabel(`${SEAN.name}’s link`, { exact: true });
  await expect(field).toHaveValue(/#/);
  const earlier = await field.inputValue();
  await doctor.button('Sent it to the wrong person?', sheet).click();
  expect(await timesAudited('link.revoked')).toBe(0);
  await doctor.button('Stop every link sent so far', sheet).click();
  await expect(sheet.getByText('Every link sent before has stopped')).toBeVisible();
  await expect(field).toHaveValue(/#/);
  expect(await timesAudited('link.revoked')).toBe(1);
  const fresh = await field.inputValue();
  expect([earlier, booked.patientUrl]).not.toContain(fresh);
  await expect(patient.page.locator('video[data-participant-role="gp"]')).toHaveCount(0);

  for (const stopped of [earlier, booked.patientUrl]) {
    await patient.page.goto('about:blank');
    const refused = patient.page.waitForResponse((response) => response.url().includes('/api/patient/'));
    await patient.page.goto(stopped);
    await person.button('Open my appointment').click();
    expect((await refused).status()).toBeGreaterThanOrEqual(400);
  }
  await patient.page.goto('about:blank');
  await person.arrive(fresh, SEAN.born);
  await expect(person.button('I need help')).toBeVisible();
});

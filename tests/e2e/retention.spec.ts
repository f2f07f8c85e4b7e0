import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BookingDesk } from './support/booking-desk.ts';
import { openBrowser } from './support/browsers.ts';
import type { Person } from './support/browsers.ts';
import { meet, openCast, openShutter, SEAN, withPatience } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';

/** R33, told in order: a photograph is filed, years pass, a hold refuses its disposal, and without the hold two people let it go. */
test.describe.configure({ mode: 'serial' });

const MANAGER = 'manager@demo.sightline.invalid';

interface StillRow {
  id: string;
  patient_id: string;
  sha256_stored: string;
}

let cast: Cast;
let manager: Person;
let still: StillRow;

const objects = async (): Promise<string[]> => {
  const names = await readdir(join(cast.sightline.dataDir, 'objects'), { recursive: true });
  return names.filter((name) => name.includes(still.id));
};
const statusOf = (page: Page, path: string): Promise<number> =>
  page.evaluate(async (url) => (await fetch(url)).status, path);
const lineOf = (page: Page): Locator => page.getByRole('row').filter({ hasText: SEAN.name });
const tab = (page: Page, name: RegExp): Locator => page.getByRole('tab', { name });
const openRetention = async (page: Page): Promise<void> => {
  await page.goto(`${cast.sightline.origin}/retention`);
  await expect(page.getByRole('heading', { name: 'Retention' })).toBeVisible();
};

test.beforeAll(async () => {
  cast = await openCast();
  manager = withPatience(await openBrowser({ width: 1440, height: 900 }));
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, manager });
});

test.afterAll(async () => {
  // Undefined when they could not be opened.
  await (manager as Person | undefined)?.close();
  await (cast as Cast | undefined)?.close();
});

test('[R33] the record of a photograph filed today says until when it is kept, and by which rule', async () => {
  const { doctor, patient, gp, sightline } = cast;
  await doctor.signIn(sightline.gpEmail, sightline.password);
  const booked = await new BookingDesk(gp.page, sightline.origin).bookKnown(SEAN.name, 'Rash');
  await meet(cast, booked, SEAN);
  await openShutter(cast);
  await doctor.press();
  await expect(patient.page.getByRole('heading', { name: 'Sent' })).toBeVisible({ timeout: 60_000 });
  await patient.page.getByRole('button', { name: 'OK' }).click();
  await doctor.end();
  await doctor.finish();
  await expect
    .poll(() => sightline.query('select state_name from consultation where id = $1', [booked.consultationId]))
    .toEqual([{ state_name: 'closed' }]);
  const rows = await sightline.query<StillRow>('select id, patient_id, sha256_stored from still');
  expect(rows).toHaveLength(1);
  still = rows[0]!;
  await doctor.openRecord(still.patient_id);
  const year = new Date().getFullYear() + 8;
  await expect(gp.page.getByRole('heading', { name: new RegExp(`^Kept until .* ${year}$`) })).toBeVisible();
  await expect(gp.page.getByText(/^Adult: 8 years after the last contact/)).toBeVisible();
  await expect(gp.page.getByText(/^Medisec, Retention of Medical Records/)).toBeVisible();
});

test('[R33] years later a legal hold refuses what a manager proposes, and takes the record off their list', async () => {
  const { gp, sightline } = cast;
  for (const sql of [
    `update consultation set starts_at = starts_at - interval '9 years' where patient_id = $1`,
    `update patient set created_at = created_at - interval '9 years' where id = $1`,
  ])
    await sightline.query(sql, [still.patient_id]);
  await manager.page.goto(sightline.origin);
  await manager.page.getByLabel(/e-mail/i).fill(MANAGER);
  await manager.page.getByLabel(/^password/i).fill(sightline.password);
  await manager.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await manager.page.getByRole('link', { name: 'Retention' }).click();
  await lineOf(manager.page)
    .getByRole('button', { name: /^Propose disposal/ })
    .click();
  const dialog = manager.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Propose disposal' }).click();
  await expect(dialog.getByText('Find this out first.', { exact: true })).toBeVisible();
  await dialog.getByRole('checkbox', { name: /No claim/ }).check();
  await dialog.getByRole('checkbox', { name: /Nothing in it still matters/ }).check();
  await dialog.getByLabel('Why').fill('Moved away in 2018');

  // While the manager reads, a solicitor's letter arrives at the GP.
  await gp.page.reload();
  await expect(gp.page.getByText('Time is over: to be reviewed')).toBeVisible();
  await gp.page.getByRole('button', { name: 'Place a legal hold' }).click();
  await gp.page.getByRole('dialog').getByLabel('Why').fill('Solicitor’s letter of 3 May');
  await gp.page.getByRole('dialog').getByRole('button', { name: 'Place the hold' }).click();
  await expect(gp.page.getByRole('heading', { name: 'Kept: a legal hold stands' })).toBeVisible();

  await dialog.getByRole('button', { name: 'Propose disposal' }).click();
  await expect(dialog.getByText(/under a legal hold/)).toBeVisible();
  expect(await sightline.query('select 1 from retention_review')).toEqual([]);
  await openRetention(manager.page);
  await expect(lineOf(manager.page)).toHaveCount(0);
  await tab(manager.page, /^Legal holds/).click();
  await expect(lineOf(manager.page)).toContainText('Solicitor’s letter of 3 May');
  expect(await objects()).toHaveLength(2);
});

test('[R33] without the hold a manager proposes, a GP confirms, and photograph, words and name are gone for good', async () => {
  const { gp, sightline } = cast;
  await gp.page.getByRole('button', { name: /^Lift/ }).click();
  await gp.page.getByRole('dialog').getByLabel('Why').fill('The claim is settled');
  await gp.page.getByRole('dialog').getByRole('button', { name: 'Lift the hold' }).click();
  await expect(gp.page.getByText('Time is over: to be reviewed')).toBeVisible();

  await openRetention(manager.page);
  await lineOf(manager.page)
    .getByRole('button', { name: /^Propose disposal/ })
    .click();
  const dialog = manager.page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /No claim/ }).check();
  await dialog.getByRole('checkbox', { name: /Nothing in it still matters/ }).check();
  await dialog.getByLabel('Why').fill('Moved away in 2018');
  await dialog.getByRole('button', { name: 'Propose disposal' }).click();
  await expect(lineOf(manager.page)).toContainText('Another GP has to confirm it.');
  await expect(manager.page.getByRole('button', { name: /^Confirm disposal/ })).toHaveCount(0);
  expect(await statusOf(manager.page, `/api/stills/${still.id}/image`)).toBe(403);

  await openRetention(gp.page);
  expect(await statusOf(gp.page, `/api/stills/${still.id}/image`)).toBe(200);
  await lineOf(gp.page)
    .getByRole('button', { name: /^Confirm disposal/ })
    .click();
  const last = gp.page.getByRole('dialog');
  await expect(last).toContainText('Nobody can bring them back');
  await last.getByRole('button', { name: 'Dispose of it for good' }).click();
  await expect(last.getByText('Read name, date of birth and number above.')).toBeVisible();
  await last.getByRole('checkbox', { name: 'This is the record I mean.' }).check();
  await last.getByRole('button', { name: 'Dispose of it for good' }).click();
  await expect(lineOf(gp.page)).toHaveCount(0);

  await tab(gp.page, /^Disposal log/).click();
  await gp.page.getByText('Proof').click();
  await expect(gp.page.getByText(`SHA-256 ${still.sha256_stored}`)).toBeVisible();
  await expect(gp.page.getByText(SEAN.name)).toHaveCount(0);
  expect(await objects()).toEqual([]);
  expect(await statusOf(gp.page, `/api/stills/${still.id}/image`)).toBe(404);
  expect(await statusOf(gp.page, `/api/patients/${still.patient_id}/record`)).toBe(404);
  const found = await sightline.query(
    'select 1 from statement s join consultation c on c.id = s.consultation_id where c.patient_id = $1',
    [still.patient_id],
  );
  expect(found).toEqual([]);
});

test('[R33] the log names nobody, and still answers whoever brings number and date of birth', async () => {
  const { page } = cast.gp;
  await page.getByRole('button', { name: 'Somebody asks about their record' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Practice number').click();
  await sheet.getByLabel('Number', { exact: true }).fill('cl-1001');
  const [day, month, year] = SEAN.born;
  await sheet.getByLabel('Day').fill(day);
  await sheet.getByLabel('Month').fill(month);
  await sheet.getByLabel('Year').fill(year);
  await sheet.getByRole('button', { name: 'Look in the log' }).click();
  await expect(sheet.getByText(/^Disposed of on /)).toBeVisible();
  await sheet.getByLabel('Number', { exact: true }).fill('CL-1002');
  await sheet.getByRole('button', { name: 'Look in the log' }).click();
  await expect(sheet.getByText('Not in the log')).toBeVisible();
});

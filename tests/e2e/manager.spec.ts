import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { openBrowser } from './support/browsers.ts';
import type { Person } from './support/browsers.ts';
import { SEAN, withPatience } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import { startSightline } from './support/sightline.ts';
import type { Sightline } from './support/sightline.ts';

/** What is done past a rule, who looks at it, and what a manager sees of it: at one browser, one person after another. */
test.describe.configure({ mode: 'serial' });

const COVER = { email: 'cover@demo.sightline.invalid', name: 'Dr Conor Walsh' } as const;
const MANAGER = 'manager@demo.sightline.invalid';
const REASON = 'His daughter rang about the dressing';

let sightline: Sightline;
let person: Person;
let page: Page;

test.beforeAll(async () => {
  sightline = await startSightline();
  // A second GP of the demo practice, with the demo's password.
  await sightline.query(
    `insert into app_user (id, practice_id, email, name, title, role, registration, trained, password_hash)
     select gen_random_uuid(), practice_id, $1, $2, 'GP', 'gp', 'IMC 2', false, password_hash
     from app_user where email = $3`,
    [COVER.email, COVER.name, sightline.gpEmail],
  );
  person = withPatience(await openBrowser({ width: 1440, height: 900 }));
  page = person.page;
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { person });
});

test.afterAll(async () => {
  await (person as Person | undefined)?.close();
  await (sightline as Sightline | undefined)?.remove();
});

const signIn = async (email: string): Promise<void> => {
  await page.goto(sightline.origin);
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel(/^password/i).fill(sightline.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
};

const signOut = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel(/^password/i)).toBeVisible();
};

const nav = () => page.getByRole('navigation', { name: 'Main' });
const go = (place: string) =>
  nav()
    .getByRole('link', { name: new RegExp(`^${place}`) })
    .click();

test('[R22] a GP who does not treat the patient is asked for a reason before the record opens', async () => {
  await signIn(COVER.email);
  await go('Patients');
  await page.getByLabel('Find a patient').fill(SEAN.name);
  await page.getByRole('link', { name: `Record of ${SEAN.name}` }).click();
  await expect(page.getByText('No consultation with this patient yet')).toBeVisible();
  await expect(page.getByText('Rash on the forearm for ten days')).toHaveCount(0);

  await page.getByRole('button', { name: 'Open for 60 minutes' }).click();
  await expect(page.getByText('Choose one.')).toBeVisible();
  await page.getByRole('radio', { name: 'Covering for the clinician who sees this patient' }).check();
  await page.getByLabel('What for').fill(REASON);
  await page.getByRole('button', { name: 'Open for 60 minutes' }).click();
  await expect(page.getByText(/^Open to you until \d\d:\d\d/)).toBeVisible();
  await expect(page.getByText('Rash on the forearm for ten days')).toBeVisible();
});

test('[R22] who opened it cannot review it', async () => {
  await go('Review');
  await expect(page.getByText(REASON)).toBeVisible();
  await expect(page.getByText('You did this: somebody else reviews it.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Review what/ })).toHaveCount(0);
  await signOut();
});

test('[R1, R23] the manager opens the board, a figure and its list, and takes the file: no patient in any of them', async () => {
  await signIn(MANAGER);
  await expect(page.getByRole('heading', { level: 1, name: 'Adherence' })).toBeVisible();
  await expect(nav().getByRole('link', { name: /^Patients|^Today/ })).toHaveCount(0);
  const past = page.getByRole('region', { name: 'Past a rule, with a reason' });
  await expect(past).toContainText('1 waiting for review');
  await past.getByRole('link', { name: 'Records opened, 1' }).click();
  const row = page.getByRole('row').filter({ hasText: COVER.name });
  await expect(row).toContainText('Covering for the clinician. Waiting for review');
  await expect(page.getByText('Murchú')).toHaveCount(0);
  await expect(page.getByText(REASON)).toHaveCount(0);

  const arrived = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const download = await arrived;
  expect(download.suggestedFilename()).toMatch(/^sightline-break-glass.*\.csv$/);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('When,Consultation,Clinician,State,What,Needs attention');
  expect(file).toContain(COVER.name);
  expect(file).not.toContain('Murch');

  await page.goto(`${sightline.origin}/today`);
  await expect(page.getByRole('heading', { level: 1, name: 'Adherence' })).toBeVisible();
});

test('[R23] the manager changes a choice of the practice, and it stands there with their name', async () => {
  await go('Policy');
  await page.getByRole('tab', { name: 'Practice choices' }).click();
  await page.getByLabel('Minutes after which an unfiled still is late').fill('30');
  await page.getByRole('button', { name: 'Change the policy' }).click();
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByText('Minutes after which an unfiled still is late: was 60, now 30')).toBeVisible();
  await expect(page.getByText(/^Ruth Daly,/)).toBeVisible();
  await signOut();
});

test('[R22] another GP reviews it with words, and the alert goes', async () => {
  await signIn(sightline.gpEmail);
  await expect(nav().getByRole('link', { name: /^Review/ })).toContainText('1');
  await go('Review');
  await page.getByRole('button', { name: `Review what ${COVER.name} did` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Justified', exact: true }).check();
  await dialog.getByLabel(/^What you looked at/).fill('I was away and had asked for it.');
  await dialog.getByRole('button', { name: 'Record the review' }).click();
  await expect(page.getByText('Nothing waits for review')).toBeVisible();
  await expect(nav().getByRole('link', { name: /^Review/ })).not.toContainText('1');
  await page.getByRole('tab', { name: 'Reviewed' }).click();
  await expect(page.getByText(/Reviewed by Dr Aoife Murphy/)).toBeVisible();
});

test('[R23] the image policy is read and acknowledged once, and the banner does not come back', async () => {
  const banner = page.getByRole('link', { name: 'Read it' });
  await go('Today');
  await banner.click();
  await page.getByRole('button', { name: 'I have read this and work by it' }).click();
  await expect(page.getByText(/^You acknowledged version 1/)).toBeVisible();
  await go('Today');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(banner).toHaveCount(0);
  // Nobody signed in yet, and the record that was closed: refusals that were meant. The plots broke no policy of the page.
  expect(person.errors.filter((error) => !/status of 40[13]/.test(error))).toEqual([]);
});

import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPdf } from '../support/read-pdf.ts';
import { unzip } from '../support/unzip.ts';
import { BookingDesk } from './support/booking-desk.ts';
import { openBrowser } from './support/browsers.ts';
import type { Person } from './support/browsers.ts';
import { CHAPERONE_NAME, meet, openCast, openShutter, SEAN, withPatience } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';

/** GDPR Art. 15, told in order: a call with a photograph, somebody asks, the pack is made, opened and read. */
test.describe.configure({ mode: 'serial' });

const MANAGER = 'manager@demo.sightline.invalid';

let cast: Cast;
let manager: Person;
let patientId: string;
let requestPath: string;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const fillToday = async (page: Page): Promise<void> => {
  const now = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Dublin' }).format(new Date());
  const [year = '', month = '', day = ''] = now.split('-');
  await page
    .getByRole('group', { name: /Received on/ })
    .getByRole('spinbutton')
    .first()
    .click();
  await page.keyboard.type(day + month + year);
};

const chooseWhoAsks = async (page: Page, who: string): Promise<void> => {
  await page.getByRole('button', { name: /Who asks/ }).click();
  await page.getByRole('option', { name: who, exact: true }).click();
};

const openNewRequest = async (page: Page): Promise<void> => {
  await page.goto(`${cast.sightline.origin}/patients/${patientId}/record`);
  await page.getByRole('link', { name: /Subject access/ }).click();
  await button(page, 'New request').first().click();
};

/** Everything is included but for the chaperone, who is left out by name. */
const decideAll = async (page: Page): Promise<void> => {
  const person = page.getByRole('listitem').filter({ hasText: 'Chaperone in the call' });
  await person.getByRole('button', { name: /Leave out/ }).click();
  await page.getByRole('radio', { name: /about another person/ }).check();
  await page.getByLabel('Why here').fill('She asked not to be named.');
  await button(page, 'Leave it out').click();
  await expect(person.getByText('Left out', { exact: true })).toBeVisible();
  await button(page, /Include the \d+ other texts/).click();
  await button(page, 'I have read them: include').click();
  // The demo's other consultation of the same patient, still to come, has one text.
  const other = page.getByRole('listitem').filter({ hasText: 'Rash on the forearm for ten days' });
  await other.getByRole('button', { name: /^Include/ }).click();
  await expect(page.getByText(/^(\d+) of \1 decided$/)).toBeVisible();
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

test('a call with a chaperone and a photograph, so that there is something to ask for', async () => {
  const { doctor, patient, gp, sightline } = cast;
  await doctor.signIn(sightline.gpEmail, sightline.password);
  const booked = await new BookingDesk(gp.page, sightline.origin).bookKnown(SEAN.name, 'Rash');
  await meet(cast, booked, SEAN);
  await openShutter(cast);
  await doctor.press();
  await expect(patient.page.getByRole('heading', { name: 'Sent' })).toBeVisible();
  const [row] = await sightline.query<{ patient_id: string }>('select patient_id from still');
  patientId = row?.patient_id ?? '';
  expect(patientId).not.toBe('');
});

test('refused: next of kin is no authority, and the sheet says why', async () => {
  const { page } = cast.gp;
  await openNewRequest(page);
  await fillToday(page);
  await chooseWhoAsks(page, 'Next of kin, with none of the above');
  await page.getByLabel('Their name').fill('Cáit Ní Mhurchú');
  await page.getByLabel('Who they are to the patient').fill('daughter');
  await page.getByLabel(/What you have seen/).fill('She says so');
  await page.getByRole('radio', { name: 'Photo identification seen' }).check();
  await button(page, 'Record the request').click();
  await expect(
    page.getByText('Being next of kin is no authority to see a record.', { exact: false }),
  ).toBeVisible();
  expect(await cast.sightline.query('select id from access_request')).toEqual([]);
});

test('the patient asks; what may be about others is looked at before the button works', async () => {
  const { page } = cast.gp;
  await chooseWhoAsks(page, 'The patient');
  await button(page, 'Record the request').click();
  await expect(page.getByRole('heading', { name: `Access request: ${SEAN.name}` })).toBeVisible();
  requestPath = new URL(page.url()).pathname;
  await expect(page.getByText(/parts are still to be looked at/)).toBeVisible();
  await decideAll(page);
  await expect(page.getByText(/still to be looked at/)).toBeHidden();
});

test('refused: a manager sees the dates and nothing of the record, and may not download', async () => {
  const { page } = manager;
  const { origin, password } = cast.sightline;
  await page.goto(origin);
  await page.getByLabel(/e-mail/i).fill(MANAGER);
  await page.getByLabel(/^password/i).fill(password);
  await button(page, /sign in/i).click();
  await page.getByRole('link', { name: 'Access' }).click();
  await expect(page.getByRole('row').filter({ hasText: SEAN.name })).toContainText('To prepare');
  await page.goto(origin + requestPath);
  await expect(page.getByText('A clinician who treats this patient')).toBeVisible();
  await expect(button(page, /Make the pack|Download/)).toHaveCount(0);
  await expect(page.getByText('Rash')).toHaveCount(0);
  const status = await page.evaluate(async (path) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    return (await fetch(`/api${path}/download`, init)).status;
  }, requestPath);
  expect(status).toBe(403);
});

test('[S8] the server is killed while the pack is being made: the next start finishes it, one object is there', async () => {
  // Two starts of the server are in it.
  test.setTimeout(240_000);
  const { page } = cast.gp;
  const { sightline } = cast;
  const holder = await sightline.connect();
  // The database goes down with the server.
  holder.on('error', () => undefined);
  await holder.query('select pg_advisory_lock(4711)');
  await holder.query(`create function hold_pack() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock(4711); return new; end $$`);
  await holder.query(`create trigger hold_pack before update on access_pack for each row
    when (new.made_at is not null) execute function hold_pack()`);
  await button(page, 'Make the pack').click();
  await expect(page.getByText('Making the pack')).toBeVisible();
  await expect
    .poll(async () => {
      const waiting = await sightline.query(
        "select 1 from pg_locks where locktype = 'advisory' and not granted",
      );
      return waiting.length;
    })
    .toBe(1);
  const objects = () => readdir(join(sightline.dataDir, 'objects', 'packs'));
  expect(await objects()).toHaveLength(1);
  await sightline.kill();
  await sightline.start();
  await expect(page.getByText('Ready to hand over')).toBeVisible({ timeout: 120_000 });
  const [job] = await sightline.query(
    "select state, attempts from background_job where queue = 'access-pack'",
  );
  expect(job).toEqual({ state: 'done', attempts: 2 });
  expect(await objects()).toHaveLength(1);
});

test('a subject access pack opened and read', async ({}, info) => {
  const { page } = cast.gp;
  const { sightline } = cast;
  const [pack] = await sightline.query<{ sha256: string }>('select sha256 from access_pack');
  await button(page, 'Download…').click();
  const saving = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^sightline-access-[0-9a-f]{8}\.zip$/);
  const path = info.outputPath('pack.zip');
  await download.saveAs(path);
  const zip = await readFile(path);
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(sha256(zip)).toBe(pack?.sha256);

  const files = await unzip(zip);
  const pdf = await readPdf(files.get('record.pdf') ?? Buffer.alloc(0));
  const flat = pdf.text.replaceAll(/\s+/g, ' ');
  expect(flat).toContain(SEAN.name);
  expect(flat).toContain('[Left out: about another person]');
  const stills = await sightline.query<{ sha256_stored: string }>('select sha256_stored from still');
  const pictures = [...files]
    .filter(([name]) => name.startsWith('images/'))
    .map(([, bytes]) => sha256(bytes));
  expect(pictures).toEqual(stills.map((row) => row.sha256_stored));
  const consents = await sightline.query<{ id: string }>('select id from consent where patient_id = $1', [
    patientId,
  ]);
  const told = JSON.parse(files.get('data/consents.json')?.toString() ?? '[]') as { id: string }[];
  expect(told.map(({ id }) => id).sort()).toEqual(consents.map(({ id }) => id).sort());
  for (const [name, bytes] of files) expect(bytes.toString('utf8'), name).not.toContain(CHAPERONE_NAME);
  expect(pdf.text).not.toContain(CHAPERONE_NAME);

  await expect(page.getByText('Downloaded', { exact: true })).toBeVisible();
  expect(await readdir(join(sightline.dataDir, 'objects', 'packs'))).toEqual([]);
});

test('refused: the same pack a second time', async () => {
  const { page } = cast.gp;
  await expect(button(page, 'Download…')).toHaveCount(0);
  const answer = await page.evaluate(async (path) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    const response = await fetch(`/api${path}/download`, init);
    return { status: response.status, body: (await response.json()) as { code: string } };
  }, requestPath);
  expect(answer).toMatchObject({ status: 410, body: { code: 'access_spent' } });
  // The log's lines are JSON; the welcome of the demo names its made-up patient.
  const log = cast.sightline
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  expect(log.length).toBeGreaterThan(0);
  expect(log.join('\n')).not.toMatch(/Murch|Rash|eczema/);
});

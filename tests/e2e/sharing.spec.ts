import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { BookingDesk } from './support/booking-desk.ts';
import { openCast, openShutter, SEAN } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Booked } from './support/gp.ts';

/** R24–R26 as people meet them: a still shared and stopped; a teaching copy made, checked and withdrawn. */
test.describe.configure({ mode: 'serial' });

const SECOND = 'second.pair@demo.sightline.invalid';
const RECIPIENT = 'Dr Síle Nic Gabhann';

let cast: Cast;
let booked: Booked;
let stillId: string;
/** The recipient’s browser, and the second GP’s: each has cookies of its own. */
let recipient: Page;
let second: Page;

const rows = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  cast.sightline.query<Row>(sql, values);

test.beforeAll(async () => {
  cast = await openCast();
  const { doctor, person, sightline, gp } = cast;
  await doctor.signIn(sightline.gpEmail, sightline.password);
  booked = await new BookingDesk(gp.page, sightline.origin).bookKnown(SEAN.name, 'Rash');
  await rows(
    `insert into app_user (id, practice_id, email, name, title, role, registration, trained, password_hash)
     select gen_random_uuid(), practice_id, $1, 'Dr Second Pair', 'GP', 'gp', 'IMC 2', false, password_hash
     from app_user where email = $2`,
    [SECOND, sightline.gpEmail],
  );
  await person.arrive(booked.patientUrl, SEAN.born);
  await person.prepare({ chaperone: 'No' });
  await doctor.open(booked.consultationId);
  await doctor.checklist();
  await doctor.openConversation(SEAN.name);
  await openShutter(cast);
  await doctor.press();
  await expect(cast.patient.page.getByRole('heading', { name: 'Sent' })).toBeVisible({ timeout: 60_000 });
  await doctor.end();
  await doctor.finish();
  const [still] = await rows<{ id: string }>('select id from still where consultation_id = $1', [
    booked.consultationId,
  ]);
  stillId = still?.id ?? '';
  recipient = await cast.patient.context.newPage();
  second = cast.chaperone.page;
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone });
});

test.afterAll(async () => {
  // Undefined when it could not be opened.
  await (cast as Cast | undefined)?.close();
});

const pick = (within: Page | Locator, words: string | RegExp): Promise<void> =>
  within.locator('label', { hasText: words }).first().click();

const openStill = async (page: Page): Promise<void> => {
  await page.goto(`${cast.sightline.origin}/patients/${booked.patientId}/record?still=${stillId}`);
};

test('[R24] the GP asks, records the yes, and hands over a link and a code; the recipient sees the still', async () => {
  const { page } = cast.gp;
  await openStill(page);
  await page.getByRole('link', { name: 'Share…' }).click();
  await page.getByLabel('Who will look').fill(RECIPIENT);
  await page.getByLabel('What they are').fill('Consultant dermatologist');
  await pick(page, 'This patient’s care');
  await page.getByLabel('Why, in words the patient hears').fill('to ask whether it needs a biopsy');
  await page.getByRole('button', { name: /Last day/ }).click();
  await page.getByRole('gridcell').getByRole('button').last().click();
  await expect(page.getByText(`They will see ${SEAN.name}’s name and date of birth`)).toBeVisible();
  await expect(page.getByText(/to ask whether it needs a biopsy/).last()).toBeVisible();
  await pick(page, `${SEAN.name} said yes`);
  await page.getByRole('button', { name: 'Record the answer' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const url = await page.getByLabel(`${RECIPIENT}’s link`, { exact: true }).inputValue();
  const code = (await page.getByText(/^\d{4} \d{4}$/).textContent()) ?? '';

  await recipient.goto(url);
  await expect(recipient).toHaveURL(`${cast.sightline.origin}/s`);
  await recipient.getByRole('button', { name: 'Open' }).click();
  await expect(recipient.getByRole('heading', { name: `For ${RECIPIENT}` })).toBeVisible();
  await expect(recipient.getByText(SEAN.name)).toHaveCount(0);
  await recipient.getByLabel('The code from the telephone').fill('0000 0000');
  await recipient.getByRole('button', { name: 'Look' }).click();
  await expect(recipient.getByText(/4 more, then the link is locked/)).toBeVisible();
  await recipient.getByLabel('The code from the telephone').fill(code);
  await recipient.getByRole('button', { name: 'Look' }).click();
  await expect(recipient.getByRole('heading', { name: new RegExp(SEAN.name) })).toBeVisible();
  const picture = recipient.getByRole('img', { name: /^Still 1/ });
  await expect
    .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0))
    .toBe(true);
  const looks = await rows("select 1 from audit_entry where event = 'share.looked'");
  expect(looks).toHaveLength(1);
});

test('[R24] stopped: the recipient sees nothing from that moment, and the link is dead', async () => {
  const { page } = cast.gp;
  await page.goto(`${cast.sightline.origin}/sharing`);
  await expect(page.getByText(/Looked once/)).toBeVisible();
  await page.getByRole('button', { name: `Stop sharing with ${RECIPIENT}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop sharing' }).click();
  await expect(page.getByText('Stopped by the practice', { exact: false })).toBeVisible();
  await recipient.reload();
  await expect(recipient.getByText('This is no longer shared.', { exact: false })).toBeVisible();
  await expect(recipient.getByRole('img')).toHaveCount(0);
  await expect(recipient.getByText(SEAN.name)).toHaveCount(0);
});

test('[R24] consent to teaching, and a copy in which a part is covered, drawn by pointer and by keyboard', async () => {
  const { page } = cast.gp;
  await openStill(page);
  await page.getByRole('link', { name: 'Prepare for teaching…' }).click();
  await pick(page, `${SEAN.name} said yes`);
  await page.getByRole('button', { name: 'Record the answer' }).click();
  await page.getByRole('link', { name: /Make a copy/ }).click();
  const bench = page.getByRole('group', { name: /^The still, with what is covered/ });
  const box = await bench.boundingBox();
  if (!box) throw new Error('no workbench');
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('1 part covered')).toBeVisible();
  await page.getByRole('button', { name: 'Begin in the middle, by keyboard' }).click();
  const part = page.getByRole('button', { name: /^Covered part 2/ });
  const before = await part.getAttribute('x');
  await part.focus();
  await page.keyboard.press('ArrowRight');
  await expect(part).not.toHaveAttribute('x', before ?? '');
  await page.keyboard.press('Delete');
  await expect(page.getByText('1 part covered')).toBeVisible();
  await page.getByRole('button', { name: 'Make the copy' }).click();
  await expect(page.getByRole('heading', { name: 'The copy is made' })).toBeVisible();
});

test('[R25] a second person, who is not told whose it is, looks at every point and accepts', async () => {
  await second.goto(cast.sightline.origin);
  await second.getByLabel(/e-mail/i).fill(SECOND);
  await second.getByLabel(/^password/i).fill(cast.sightline.password);
  await second.getByRole('button', { name: /sign in/i }).click();
  await expect(second.getByRole('heading', { name: 'Today' })).toBeVisible();
  await second.goto(`${cast.sightline.origin}/sharing`);
  await second.getByRole('link', { name: 'Check it' }).click();
  await expect(second.getByRole('img', { name: /De-identified copy/ })).toBeVisible();
  await expect(second.getByText(SEAN.name)).toHaveCount(0);
  for (const point of await second.getByRole('checkbox').all()) await point.check();
  await second.getByRole('button', { name: 'Accept the copy' }).click();
  await expect(second.getByRole('heading', { name: 'Accepted copies' })).toBeVisible();
  expect(await rows('select state from still_copy')).toEqual([{ state: 'accepted' }]);
});

test('[R24] consent withdrawn: the copy is gone for everybody, and the still is still in the record', async () => {
  const { page } = cast.gp;
  await page.goto(`${cast.sightline.origin}/sharing/teach/${stillId}`);
  await page.getByRole('button', { name: 'Consent is withdrawn…' }).click();
  const dialog = page.getByRole('dialog');
  await pick(dialog, `${SEAN.name}, the patient`);
  await dialog.getByRole('button', { name: 'Record the withdrawal' }).click();
  await expect(page.getByRole('button', { name: 'Record the answer' })).toBeVisible();
  await second.reload();
  await expect(second.getByRole('heading', { name: 'Accepted copies' })).toHaveCount(0);
  expect(await rows('select state, wrapped_key from still_copy')).toEqual([
    { state: 'destroyed', wrapped_key: null },
  ]);
  const [copy] = await rows<{ id: string }>('select id from still_copy');
  const answer = await page.request.get(`${cast.sightline.origin}/api/copies/${copy?.id ?? ''}/image`);
  expect(answer.status()).toBe(404);
  const origin = await page.request.get(`${cast.sightline.origin}/api/stills/${stillId}/image`);
  expect(origin.status()).toBe(200);
});

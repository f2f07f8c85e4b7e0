import { expect, test } from '@playwright/test';
import { BookingDesk } from './support/booking-desk.ts';
import { openCast, openShutter, SEAN } from './support/cast.ts';
import type { Cast, KnownPatient } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Booked } from './support/gp.ts';
import { jpegOf } from '../support/pictures.ts';

/** After the call, each with its refusal: the patient's own picture, withdrawal after capture, a misfile. */
test.describe.configure({ mode: 'serial' });

let cast: Cast;
let desk: BookingDesk;
let booked: Booked;

const MARY: KnownPatient = { name: 'Mary Byrne', born: ['19', '11', '1944'] };
/** Mary's consultation, in which a photograph is taken that turns out to be Seán's. */
let wrong: Booked;

const stillsOf = (patientId: string) =>
  cast.sightline.query<{ state: string; own: boolean }>(
    'select state, own_picture is not null as own from still where patient_id = $1 order by stored_at',
    [patientId],
  );

test.beforeAll(async () => {
  cast = await openCast();
  desk = new BookingDesk(cast.gp.page, cast.sightline.origin);
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
  booked = await desk.bookKnown(SEAN.name, 'A rash that comes and goes');
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone });
});

test.afterAll(async () => {
  await (cast as Cast | undefined)?.close();
});

test('[R35] twin: nobody asked, so the waiting room offers nothing to send', async () => {
  await cast.person.arrive(booked.patientUrl, SEAN.born);
  await cast.person.prepare({ chaperone: 'No' });
  await expect(cast.patient.page.getByText(/a picture you already have/)).toHaveCount(0);
  await expect(cast.patient.page.locator('input[type=file]')).toHaveCount(0);
});

test('[R35] the GP asks for a picture the patient already has; it arrives marked as theirs', async () => {
  const { page } = cast.gp;
  await page.reload();
  await desk.choose(SEAN.name, 'Ask for a picture they already have');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Which picture').fill('The rash on your arm, before it went');
  await sheet.getByLabel(/Why it is necessary/).fill('How it looked decides between hives and eczema.');
  await sheet.getByRole('button', { name: /Body site/ }).click();
  await page.getByRole('option', { name: 'Forearm' }).click();
  await sheet.locator('label', { hasText: 'Left' }).click();
  await sheet.getByLabel(/in words the patient reads/).fill('to see the rash before it went');
  await sheet.getByRole('button', { name: 'Ask the patient' }).click();

  const patient = cast.patient.page;
  await cast.person.heading(/asks for a picture you already have/);
  // Before anything is agreed there is nothing to choose (R3).
  await expect(patient.locator('input[type=file]')).toHaveCount(0);
  await cast.person.answer(/agree to photographs being taken/, 'Yes');
  await cast.person.answer(/agree to photographs being kept/, 'Yes');
  await patient
    .getByLabel('Choose the picture')
    .setInputFiles({ name: 'mine.jpg', mimeType: 'image/jpeg', buffer: await jpegOf(1200, 900) });
  await patient.getByLabel(/Day it was taken/).fill('2026-02-20');
  await cast.person.button('Send this picture').click();
  await expect(patient.getByText(/asks for a picture you already have/)).toHaveCount(0);
  expect(await stillsOf(booked.patientId)).toMatchObject([{ state: 'unfiled', own: true }]);
  await page.goto(`${cast.sightline.origin}/unfiled`);
  await expect(page.getByRole('row').filter({ hasText: SEAN.name })).toContainText('1 still not filed');
});

test('[R3] twin: without a withdrawal the doctor is asked nothing about what was taken', async () => {
  await cast.gp.page.goto(`${cast.sightline.origin}/today`);
  wrong = await desk.bookKnown(MARY.name, 'Leg ulcer');
  await cast.person.arrive(wrong.patientUrl, MARY.born);
  await cast.person.prepare({ chaperone: 'No' });
  await cast.doctor.open(wrong.consultationId);
  await cast.doctor.checklist();
  await cast.doctor.openConversation(MARY.name);
  await openShutter(cast);
  await cast.doctor.press();
  await cast.person.button('OK').click();
  await expect.poll(async () => (await stillsOf(wrong.patientId)).length).toBe(1);
  await expect(cast.gp.page.getByText('Consent withdrawn: decide')).toHaveCount(0);
});

test('[R3] withdrawal after capture: the doctor decides, and the receipt says what', async () => {
  const patient = cast.patient.page;
  await cast.person.button('Stop…').click();
  await cast.person.button('Stop photographs', patient.getByRole('dialog')).click();
  await expect(cast.gp.page.getByText('Consent withdrawn: decide').first()).toBeVisible();
  await cast.doctor.end();
  await cast.person.heading('Your appointment is over');
  await expect(patient.getByText(/has not decided yet what becomes of it/)).toBeVisible();
  const { page } = cast.gp;
  await page.locator('label', { hasText: 'Stays in the record' }).click();
  await page.getByLabel('Why').fill('It decides the treatment');
  await cast.doctor.button('Record the decision').click();
  await expect(patient.getByText(/decided on .* that it stays in your record/)).toBeVisible();
  await expect(patient.getByText('It decides the treatment')).toHaveCount(0);
  await cast.doctor.button('Yes, file it').click();
  await expect.poll(async () => (await stillsOf(wrong.patientId))[0]?.state).toBe('filed');
});

test('[R19] twin: a reason that names somebody moves nothing', async () => {
  const { page } = cast.gp;
  await cast.doctor.openRecord(wrong.patientId);
  await page
    .getByRole('link', { name: /Open the still/ })
    .first()
    .click();
  await cast.doctor.button('Filed for the wrong patient').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Find a patient').fill(SEAN.name);
  await sheet.getByRole('button', { name: `This is the patient ${SEAN.name}` }).click();
  await sheet.getByLabel('Why it was in the wrong record').fill('It is Seán’s arm');
  await sheet.getByLabel('What the right patient knows and said').fill('Told by phone, and content.');
  await cast.doctor.button('Yes, move it', sheet).click();
  await expect(sheet.getByText(/Leave names and numbers of patients out/).first()).toBeVisible();
  expect(await stillsOf(wrong.patientId)).toMatchObject([{ state: 'filed' }]);
});

test('[R19] a misfile moves to the right record, and both records say so', async () => {
  const { page } = cast.gp;
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Why it was in the wrong record').fill('Opened the wrong line of the list');
  await cast.doctor.button('Yes, move it', sheet).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByText(/filed here by mistake and moved to the right record/).first()).toBeVisible();
  await expect(page.getByText(SEAN.name)).toHaveCount(0);
  expect(await stillsOf(wrong.patientId)).toMatchObject([{ state: 'moved' }]);
  await page.goto(`${cast.sightline.origin}/patients/${booked.patientId}/record`);
  await expect(page.getByText('Came from another record').first()).toBeVisible();
  await expect(page.getByText(MARY.name)).toHaveCount(0);
  // The patient's own picture of before is still theirs, and still not filed.
  expect(
    (await stillsOf(booked.patientId)).map(({ state, own }) => `${state} ${String(own)}`).sort(),
  ).toEqual(['filed false', 'unfiled true']);
});

test('[R3] after the call the patient stops photographs on the receipt, and the doctor is asked', async () => {
  const { page } = cast.gp;
  await page.goto(`${cast.sightline.origin}/today`);
  const again = await desk.bookKnown(MARY.name, 'Leg ulcer, a second look');
  await cast.person.arrive(again.patientUrl, MARY.born);
  await cast.person.prepare({ chaperone: 'No' });
  await cast.doctor.open(again.consultationId);
  await cast.doctor.checklist();
  await cast.doctor.openConversation(MARY.name);
  await openShutter(cast);
  await cast.doctor.press();
  await cast.person.button('OK').click();
  await cast.doctor.end();
  await cast.person.heading('Your appointment is over');
  // Twin: until somebody stops them, nothing is to be decided.
  await expect(page.getByText('To decide')).toHaveCount(0);
  const patient = cast.patient.page;
  await cast.person.button('Stop photographs…').click();
  await expect(patient.getByRole('dialog')).toContainText('decides whether the ones already taken stay');
  await cast.person.button('Stop photographs', patient.getByRole('dialog')).click();
  await expect(patient.getByText(/has not decided yet what becomes of it/)).toBeVisible();
  await expect(patient.getByRole('button', { name: 'Stop photographs…' })).toHaveCount(0);
  await expect(page.getByText('To decide').first()).toBeVisible();

  await page.goto(`${cast.sightline.origin}/patients/${again.patientId}/record`);
  await expect(page.getByText('Consent withdrawn, to decide')).toBeVisible();
  await page.getByRole('button', { name: 'Photographs stopped…' }).first().click();
  await expect(page.getByRole('dialog').getByText('Nothing is left to stop')).toBeVisible();
});

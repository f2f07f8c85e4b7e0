import { expect, test } from '@playwright/test';
import { BookingDesk } from './support/booking-desk.ts';
import { CHAPERONE_NAME, expectEverybodySeesAndHears, openCast, openShutter, SEAN } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Cast } from './support/cast.ts';
import type { Booked } from './support/gp.ts';
import { framesWithin } from './support/media.ts';

/** What a patient may stop, and where the browser's Back leads them: seen at their own phone and at the doctor's. */
test.describe.configure({ mode: 'serial' });

let cast: Cast;
let booked: Booked;

test.beforeAll(async () => {
  cast = await openCast();
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
  booked = await new BookingDesk(cast.gp.page, cast.sightline.origin).bookKnown(SEAN.name, 'Rash');
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone });
});

test.afterAll(async () => {
  // Undefined when it could not be opened.
  await (cast as Cast | undefined)?.close();
});

const withdrawn = async (): Promise<string[]> =>
  (
    await cast.sightline.query<{ scope: string }>(
      `select scope from consent where consultation_id = $1 and decision = 'withdrawn' order by at, scope`,
      [booked.consultationId],
    )
  ).map(({ scope }) => scope);

test('the browser’s Back leads to the question before, and keeps nothing personal', async () => {
  const { person, patient } = cast;
  await person.arrive(booked.patientUrl, SEAN.born);
  await person.checkDevices();
  await person.heading('Where are you now?');
  await patient.page.goBack();
  await expect(person.button('I can see myself').or(person.button('Play a sound'))).toBeVisible();
  expect(await patient.page.evaluate(() => JSON.stringify(history.state))).toMatch(
    /^(null|\{"sightlineDepth":\d+\})$/,
  );
  await patient.page.reload();
  await person.heading('Where are you now?');
});

test('in the call Back asks before it leaves', async () => {
  const { person, patient, doctor, nurse, sightline } = cast;
  await person.answerQuestions({ chaperone: 'Yes' });
  await doctor.open(booked.consultationId);
  await doctor.checklist();
  await nurse.signIn(sightline.chaperoneEmail, sightline.password);
  await nurse.join(booked.consultationId);
  await person.acceptChaperone(CHAPERONE_NAME);
  await doctor.openConversation(SEAN.name);
  await doctor.admitChaperone(CHAPERONE_NAME);
  await expectEverybodySeesAndHears(cast);
  await patient.page.goBack();
  await person.heading('Leave the call?');
  await person.button('Stay').click();
  await expectEverybodySeesAndHears(cast);
});

test('“I need help” names the doctor’s screen only because it is open', async () => {
  const { person, patient } = cast;
  await person.button('I need help').click();
  await expect(patient.page.getByRole('dialog')).toContainText('screen shows now that you need help');
  await person.button('Close', patient.page.getByRole('dialog')).click();
});

test('[R27] “Stop the examination” closes the shutter with it, and takes back nothing else', async () => {
  const { person, patient, doctor } = cast;
  await openShutter(cast);
  await person.button('Stop…').click();
  await person.button('Stop the examination', patient.page.getByRole('dialog')).click();
  await expect(doctor.shutter()).toBeDisabled();
  expect(await withdrawn()).toEqual(['examination']);
  await expectEverybodySeesAndHears(cast);
});

test('[R12] “Stop the video call” stops picture and sound, offers other ways, and can be taken back', async () => {
  const { person, patient, gp } = cast;
  await person.button('Stop…').click();
  await person.button('Stop the video call', patient.page.getByRole('dialog')).click();
  await person.heading('The video call has stopped');
  await expect.poll(() => framesWithin(gp.page, 'patient', 500)).toBe(0);
  expect(await framesWithin(gp.page, 'patient', 2000)).toBe(0);
  await expect(gp.page.getByText('The patient does not want to talk by video.').first()).toBeVisible();
  expect(await withdrawn()).toEqual(['examination', 'video']);
  await person.button('Talk by video after all').click();
  await expectEverybodySeesAndHears(cast);
});

test('[R11] asked about privacy again in the call, a silent “not safe” changes nothing on the patient’s screen', async () => {
  const { person, patient, doctor, gp } = cast;
  const screen = () => patient.page.locator('[data-asking]').innerText();
  const before = await screen();
  await doctor.button('Show the steps before the call').click();
  await doctor.step('Privacy');
  await doctor.button('Ask about privacy again').click();
  await person.answer(/somewhere private/, 'Yes');
  await person.answer(/comfortable there/, 'Yes');
  await person.answer(/anyone with you/, 'No');
  await person.answer(/safe for you to talk/, 'No');
  await expect(patient.page.getByRole('region', { name: 'A question for you' })).toHaveCount(0);
  await expect(gp.page.getByText('It may not be safe or private to talk')).toBeVisible();
  expect(await screen()).toBe(before);
  await expectEverybodySeesAndHears(cast);
});

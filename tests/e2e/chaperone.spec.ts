import { expect, test } from '@playwright/test';
import { BookingDesk } from './support/booking-desk.ts';
import { openBrowser } from './support/browsers.ts';
import type { Person } from './support/browsers.ts';
import {
  CHAPERONE_NAME,
  expectEverybodySeesAndHears,
  meet,
  openCast,
  PHONE,
  withPatience,
} from './support/cast.ts';
import type { Cast, KnownPatient } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Booked } from './support/gp.ts';
import { expectNewFrames, expectSound, framesWithin } from './support/media.ts';
import { PatientActor } from './support/patient.ts';

/** The chaperone in full: dropping out, the private line, what they say at the end; and everybody's no. */
test.describe.configure({ mode: 'serial' });

const CAOIMHE: KnownPatient = {
  name: 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald',
  born: ['12', '1', '1979'],
};
const SECOND = { email: 'second@demo.sightline.invalid', name: 'Dr Conor Walsh' } as const;
const CONCERN = 'She had to ask twice to be covered';

let cast: Cast;
let desk: BookingDesk;
let booked: Booked;
let colleague: Person;
const closing: Person[] = [];

const rowsOf = (sql: string, id: string) => cast.sightline.query(sql, [id]);
const audited = async (id: string): Promise<string[]> =>
  (
    await cast.sightline.query<{ event: string }>(
      'select event from audit_entry where consultation_id = $1 order by seq',
      [id],
    )
  ).map(({ event }) => event);
const stateOf = async (id: string) =>
  (await rowsOf('select state_name as state from consultation where id = $1', id))[0];

/** What was on its way arrives; then nothing of the patient is decoded any more. */
const expectNoPicture = async ({ page }: Person): Promise<void> => {
  await expect.poll(() => framesWithin(page, 'patient', 500)).toBe(0);
  expect(await framesWithin(page, 'patient', 3000)).toBe(0);
};

/** The chaperone's page is gone, as when a laptop is shut. */
const chaperoneDropsOut = () => cast.chaperone.page.goto('about:blank');
const chaperoneComesBack = () =>
  cast.chaperone.page.goto(`${cast.sightline.origin}/chaperone/${booked.consultationId}`);

const phone = async (): Promise<{ browser: Person; person: PatientActor }> => {
  const browser = withPatience(await openBrowser(PHONE));
  closing.push(browser);
  return { browser, person: new PatientActor(browser.page) };
};

/** Opens the plan for good: saving it opens the next step, perhaps only after this has been pressed. */
const openPlan = () =>
  expect(async () => {
    await cast.doctor.step('Plan');
    await expect(cast.doctor.rail().getByLabel('What is involved')).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });

test.beforeAll(async () => {
  cast = await openCast();
  await cast.sightline.query(
    `insert into app_user (id, practice_id, email, name, title, role, registration, trained, password_hash)
     select gen_random_uuid(), practice_id, $1, $2, 'GP', 'gp', 'IMC 2', false, password_hash
     from app_user where email = $3`,
    [SECOND.email, SECOND.name, cast.sightline.gpEmail],
  );
  colleague = withPatience(await openBrowser({ width: 1440, height: 900 }));
  closing.push(colleague);
  await colleague.page.goto(cast.sightline.origin);
  await colleague.page.getByLabel(/e-mail/i).fill(SECOND.email);
  await colleague.page.getByLabel(/^password/i).fill(cast.sightline.password);
  await colleague.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(colleague.page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  desk = new BookingDesk(cast.gp.page, cast.sightline.origin);
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone, colleague });
});

test.afterAll(async () => {
  for (const person of closing) await person.close();
  await (cast as Cast | undefined)?.close();
});

test('[R30] an intimate examination with a chaperone: who asked, when, and what they prefer are recorded', async () => {
  booked = await desk.bookKnown(CAOIMHE.name, 'Breast skin change, seen again');
  await meet(cast, booked, CAOIMHE, { site: 'Breast', prefers: 'A woman' });
  await cast.doctor.explainExamination();
  await cast.person.agreeToExamination();
  await cast.gp.page.getByRole('button', { name: 'Begin the examination' }).click();
  await expectEverybodySeesAndHears(cast);
  expect(
    await rowsOf(
      `select body ->> 'answer' as answer, body ->> 'prefers' as prefers, body ->> 'askedBy' as asked, author ->> 'role' as role,
         at is not null as timed from statement where kind = 'chaperone_answer' and consultation_id = $1`,
      booked.consultationId,
    ),
  ).toEqual([
    { answer: 'accepted', prefers: 'woman', asked: 'before_the_call', role: 'patient', timed: true },
  ]);
});

test('[R30] the private line: each reads the other, the doctor is sent nothing of it', async () => {
  const { chaperone, patient, gp } = cast;
  const line = chaperone.page.getByRole('region', { name: 'Private line' });
  await line.getByRole('textbox').fill('Say stop to me at any time.');
  await line.getByRole('button', { name: 'Send' }).click();
  const arrived = patient.page.getByRole('region', { name: `Private message from ${CHAPERONE_NAME}` });
  await expect(arrived).toContainText('Say stop to me at any time.');
  await arrived.getByRole('button', { name: 'Answer' }).click();
  const sheet = patient.page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'I am not comfortable' }).click();
  await expect(line.getByText('1 new')).toBeVisible();
  await expect(line).toContainText('I am not comfortable');
  await sheet.getByRole('button', { name: 'Back to the call' }).click();
  await expect(arrived).toHaveCount(0);
  await expect(gp.page.locator('body')).not.toContainText('I am not comfortable');
  expect(
    await rowsOf('select id from private_message where consultation_id = $1', booked.consultationId),
  ).toHaveLength(2);
});

test('[R30] the chaperone drops out: the picture stops for everyone, the sound stays; back, it comes back', async () => {
  const { gp, patient, chaperone, person } = cast;
  await chaperoneDropsOut();
  await person.heading('Your picture is off');
  await expect(patient.page.getByText(`${CHAPERONE_NAME} is not there any more.`)).toBeVisible();
  await expect(
    gp.page.getByText(`${CHAPERONE_NAME} is not there: the picture is off for everyone`),
  ).toBeVisible();
  await expectNoPicture(gp);
  await expectSound(gp.page, 1);
  await expectSound(patient.page, 1);
  await expectNewFrames(patient.page, 'gp');
  await expect(cast.doctor.shutter()).toBeDisabled();

  await chaperoneComesBack();
  await expect(patient.page.getByRole('heading', { name: 'Your picture is off' })).toHaveCount(0);
  await expectNewFrames(gp.page, 'patient');
  await expectNewFrames(chaperone.page, 'patient');
  const seen = await cast.sightline.query<{ over: boolean }>(
    'select to_at is not null as over from could_see where consultation_id = $1 order by from_at',
    [booked.consultationId],
  );
  expect(seen.filter(({ over }) => over).length).toBeGreaterThanOrEqual(1);
  expect(seen.filter(({ over }) => !over)).toHaveLength(1);
});

test('[R31] gone again: asked anew, the patient chooses to go on without, and only then is the picture back', async () => {
  const { gp, patient, person } = cast;
  await chaperoneDropsOut();
  await person.heading('Your picture is off');
  await gp.page
    .getByRole('region', { name: 'The patient' })
    .getByRole('button', { name: 'Go to chaperone' })
    .click();
  const rail = cast.doctor.rail();
  await expect(rail.getByText(`${CHAPERONE_NAME} does not come back`)).toBeVisible();
  await rail
    .getByRole('group', { name: 'Would delay harm the patient?' })
    .getByRole('button', { name: 'Yes' })
    .click();
  await rail.getByLabel('Why, in a few words').fill('Nobody else is free today');
  await rail.getByRole('button', { name: /^Record it and let/ }).click();
  const ask = patient.page.getByRole('region', { name: 'A question for you' });
  await expect(ask.getByRole('heading', { name: `${CHAPERONE_NAME} is not there any more` })).toBeVisible();
  await expectNoPicture(gp);
  await person.answer(/What would you like/, 'Go on now');
  await expectNewFrames(gp.page, 'patient');
  await expectSound(gp.page, 1);
  expect(
    await rowsOf(
      `select kind, body ->> 'choice' as choice, body ->> 'delayWouldHarm' as harm from statement
       where consultation_id = $1 and kind in ('chaperone_unavailable', 'chaperone_absent_choice') order by seq`,
      booked.consultationId,
    ),
  ).toEqual([
    { kind: 'chaperone_unavailable', choice: null, harm: 'true' },
    { kind: 'chaperone_absent_choice', choice: 'proceed', harm: null },
  ]);
});

test('[R30] after the call the chaperone says what they saw; a concern reaches another GP, never the doctor it is about', async () => {
  const { chaperone, gp, sightline } = cast;
  await cast.doctor.end();
  await expect
    .poll(() => rowsOf('select id from private_message where consultation_id = $1', booked.consultationId))
    .toEqual([]);
  await chaperone.page.goto(sightline.origin);
  await chaperone.page.getByRole('link', { name: `Say what you saw ${CAOIMHE.name}` }).click();
  await expect(chaperone.page.getByText(/Another GP of the practice reads it/)).toBeVisible();
  await chaperone.page.locator('label', { hasText: 'Part of it' }).click();
  await chaperone.page.getByLabel(/^A note for the record/).fill('I lost the connection twice');
  await chaperone.page.getByLabel(/^A concern/).fill(CONCERN);
  await chaperone.page.getByRole('button', { name: 'Put it in the record' }).click();
  await expect(chaperone.page.getByText('I saw part of the examination.', { exact: false })).toBeVisible();
  await expect(chaperone.page.getByText('Your concern is in the practice’s review')).toBeVisible();

  const own = await (await gp.page.request.get(`${sightline.origin}/api/review`)).text();
  expect(own).not.toContain(CONCERN);
  await colleague.page.goto(sightline.origin);
  await colleague.page.getByRole('link', { name: /^Review/ }).click();
  await expect(colleague.page.getByText(CONCERN)).toBeVisible();

  await gp.page.goto(`${sightline.origin}/patients/${booked.patientId}/record`);
  await gp.page.getByText('Who was there').first().click();
  await expect(gp.page.getByText(/Saw part of the examination. I lost the connection twice/)).toBeVisible();
  await expect(gp.page.locator('body')).not.toContainText(CONCERN);
});

test('[R31] declined is recorded; the doctor who wants one rearranges, and nothing is examined', async () => {
  const { gp, doctor, sightline } = cast;
  await gp.page.goto(sightline.origin);
  const mary = await desk.bookKnown('Mary Byrne', 'Leg ulcer');
  const { person, browser } = await phone();
  await person.arrive(mary.patientUrl, ['19', '11', '1944']);
  await person.prepare({ chaperone: 'No' });
  await doctor.open(mary.consultationId);
  await doctor.checklist();
  await doctor.openConversation('Mary Byrne');
  await expectNewFrames(gp.page, 'patient');
  expect(
    await rowsOf(
      `select body ->> 'answer' as answer, body ->> 'askedBy' as asked, author ->> 'role' as role, at is not null as timed
       from statement where kind = 'chaperone_answer' and consultation_id = $1`,
      mary.consultationId,
    ),
  ).toEqual([{ answer: 'declined', asked: 'before_the_call', role: 'patient', timed: true }]);

  await doctor.explainExamination();
  await person.agreeToExamination();
  const begin = gp.page.getByRole('button', { name: 'Begin the examination' });
  await expect(begin).toBeVisible();
  await doctor.step('Chaperone');
  const rail = doctor.rail();
  await rail.getByText('I want a chaperone').click();
  await rail.getByLabel('Your reason').fill('She is alone and frail');
  await rail.getByRole('button', { name: 'Record that I want one' }).click();
  await expect(begin).toHaveCount(0);
  await rail.getByRole('button', { name: 'Rearrange it' }).click();
  const dialog = gp.page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: 'I want a chaperone and the patient declines: rearranged' })
    .click();
  await dialog.getByLabel('Safety net').fill('Ring us if it hurts more or smells.');
  await dialog.getByRole('button', { name: 'End here and see in person' }).click();
  await expect.poll(() => stateOf(mary.consultationId)).toEqual({ state: 'in_person' });
  await expect(browser.page.getByText('Ring us if it hurts more or smells.')).toBeVisible();
  expect(await audited(mary.consultationId)).not.toContain('examination.began');
});

test('[R30] a chaperone whom the patient refuses is never let in and sees nothing', async () => {
  const { gp, doctor, chaperone, sightline } = cast;
  await gp.page.goto(sightline.origin);
  const zofia = await desk.bookKnown('Zofia Wiśniewska', 'Mole');
  const { person } = await phone();
  await person.arrive(zofia.patientUrl, ['30', '7', '1991']);
  await person.prepare({ chaperone: 'Yes' });
  await chaperone.page.goto(`${sightline.origin}/chaperone/${zofia.consultationId}`);
  await person.answer(/to be there/, 'No');
  await expect(
    chaperone.page.getByRole('heading', { name: /would rather have somebody else/ }),
  ).toBeVisible();
  await doctor.open(zofia.consultationId);
  await doctor.checklist();
  await doctor.openConversation('Zofia Wiśniewska');
  await expectNewFrames(gp.page, 'patient');
  await doctor.step('Chaperone');
  await expect(doctor.rail().getByText('does not want this person')).toBeVisible();
  await expect(gp.page.getByRole('button', { name: 'Begin the examination' })).toHaveCount(0);
  await expect(chaperone.page.locator('video[data-participant-role="patient"]')).toHaveCount(0);
  expect(
    await rowsOf(
      "select status, admitted_at from participant where role = 'chaperone' and consultation_id = $1",
      zofia.consultationId,
    ),
  ).toEqual([{ status: 'held', admitted_at: null }]);
  expect(await rowsOf('select id from could_see where consultation_id = $1', zofia.consultationId)).toEqual(
    [],
  );
  await doctor.end();
});

test('[R29] seventeen and intimate: blocked by default, and there is nobody to ask', async () => {
  const { gp, doctor, sightline } = cast;
  await gp.page.goto(sightline.origin);
  const born = ['1', '1', String(new Date().getUTCFullYear() - 17)] as const;
  await desk.addPatient({ name: 'Réiltín Ní Mhaoláin', born, number: 'ZQX-77417' });
  booked = await desk.bookNow('Réiltín Ní Mhaoláin', 'A lump');
  await doctor.open(booked.consultationId);
  await doctor.plan('Breast');
  const door = gp.page.getByRole('region', { name: 'The patient' });
  await expect(door.getByRole('listitem').filter({ hasText: 'is 17' })).toContainText('R29');
  await openPlan();
  const rail = doctor.rail();
  await expect(rail.getByText(/is 17: an intimate examination is blocked here/)).toBeVisible();
  await expect(rail.getByText('Ask a second clinician')).toHaveCount(0);
  await expect(rail.getByRole('button', { name: 'See in person, urgently' })).toBeVisible();
});

test('[R29] where the practice allows it a second clinician agrees to this plan alone; a no leads to the visit in person', async () => {
  const { gp, doctor, sightline } = cast;
  await sightline.query(
    `insert into practice_policy (practice_id, at, by_user_id, body)
     select practice_id, now(), null, $1::jsonb from app_user where email = $2`,
    [
      JSON.stringify({
        under18IntimateOverride: true,
        receiptDays: 14,
        patientMaySeeStills: true,
        filingLateAfterMinutes: 60,
      }),
      sightline.gpEmail,
    ],
  );
  const rail = doctor.rail();
  const ask = async (): Promise<void> => {
    await doctor.open(booked.consultationId);
    await openPlan();
    await rail.getByText('Ask a second clinician').click();
    await rail.getByLabel('Why it cannot wait for an examination in person').fill('It grew within days');
    await rail.getByRole('button', { name: 'Ask another GP' }).click();
    await expect(rail.getByText(/A second clinician is asked since/)).toBeVisible();
  };
  const answer = async (words: string, reason: string): Promise<void> => {
    await colleague.page.goto(`${sightline.origin}/review`);
    const card = colleague.page.getByRole('region', { name: 'A colleague asks you' });
    await expect(card).toContainText('Réiltín Ní Mhaoláin, 17');
    await expect(card).toContainText('It grew within days');
    await card.getByRole('button', { name: words, exact: true }).click();
    await card.getByLabel('Your reason').fill(reason);
    await card.getByRole('button', { name: 'Record my decision' }).click();
    await expect(card).toHaveCount(0);
  };
  await ask();
  await answer('I agree', 'I have read the referral');
  await openPlan();
  await expect(rail.getByText(new RegExp(`${SECOND.name} agreed at`))).toBeVisible();

  await rail.getByLabel('Why, in words the patient reads').fill('I would like to look at it once more.');
  await rail.getByRole('button', { name: 'Save the changed plan' }).click();
  await ask();
  await answer('I do not agree', 'There is a surgical slot at three');
  await openPlan();
  await expect(rail.getByText(new RegExp(`${SECOND.name} did not agree`))).toBeVisible();
  await rail.getByRole('button', { name: 'See in person, urgently' }).click();
  const dialog = gp.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Under 18 and intimate: urgent examination in person' }).click();
  await dialog.getByLabel('Safety net').fill('Go to the day ward at three today.');
  await dialog.getByRole('button', { name: 'End here and see in person' }).click();
  await expect.poll(() => stateOf(booked.consultationId)).toEqual({ state: 'in_person' });
  const events = await audited(booked.consultationId);
  expect(events).toContain('override.read');
  expect(events.filter((event) => event === 'override.asked' || event === 'override.decided')).toEqual([
    'override.asked',
    'override.decided',
    'override.asked',
    'override.decided',
  ]);
});

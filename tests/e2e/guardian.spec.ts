import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { BookingDesk } from './support/booking-desk.ts';
import type { NewPatient } from './support/booking-desk.ts';
import { openBrowser } from './support/browsers.ts';
import type { Person } from './support/browsers.ts';
import { makePortraitCamera } from './support/camera.ts';
import { openCast, PHONE, withPatience } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { DecidingGp } from './support/deciding.ts';
import { keepEvidence } from './support/evidence.ts';
import { agreeBeforeCall, arriveFor, prepareAlone } from './support/family.ts';
import type { Booked } from './support/gp.ts';
import { expectNewFrames, expectSound } from './support/media.ts';
import { PatientActor } from './support/patient.ts';
import { watchSentPictures } from './support/sent-pictures.ts';
import { expectClosed, whatItWaitsFor } from './support/shutter.ts';

/** A nine-year-old at her own phone and her mother in another town (R4, R5, R7), each with the refusal twin. */
test.describe.configure({ mode: 'serial' });

/** Nine for a month or two, whatever the day. */
const nine = (): NewPatient['born'] => {
  const day = new Date();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - 1);
  return ['1', String(day.getUTCMonth() + 1), String(day.getUTCFullYear() - 9)];
};
const SADHBH: NewPatient = {
  name: 'Sadhbh Ní Cheallaigh-Breathnach',
  preferredName: 'Sadhbh',
  born: nine(),
  number: 'GU-1',
};
const CALLED = 'Sadhbh';
const MOTHER = {
  name: 'Máire Ní Cheallaigh',
  relationship: 'mother',
  verified: 'Known to the practice since the birth',
} as const;
const MOTHERS_BIRTHDAY = ['14', '8', '1984'] as const;
const DESCRIBED = `${MOTHER.name}, ${CALLED}’s mother`;

const NO_GUARDIAN = 'Say which parent or guardian decides, and how you know.';
const NO_VIDEO = 'The patient has not agreed to talk by video.';
const NO_VIEW = 'Ask the young person what they think of it, or say why that was not possible.';
const OBJECTS = 'The patient objects. Everything waits until you have decided what follows from that.';
const AWAY = 'The person who decides is not in the call.';
const WITHDRAWN = 'Consent to photographs has been withdrawn.';

let cast: Cast;
let desk: BookingDesk;
let decides: DecidingGp;
let booked: Booked;
let mother: Person;
let parent: PatientActor;
let fromChild: Buffer[];
let fromMother: Buffer[];

const rows = <Row extends Record<string, unknown>>(sql: string): Promise<Row[]> =>
  cast.sightline.query<Row>(sql, [booked.consultationId]);
const stated = (kind: string): Promise<{ id: string; body: Record<string, unknown> }[]> =>
  cast.sightline.query(
    'select id, body from statement where consultation_id = $1 and kind = $2 order by seq',
    [booked.consultationId, kind],
  );
const captures = () => rows('select state from capture where consultation_id = $1');
const stills = () => rows('select id from still where consultation_id = $1');

/** What the GP says before the call, on one screen. */
const atTheDoor = () => cast.gp.page.getByRole('region', { name: 'Before the call, on one screen' });

/** Nothing of what only a yes may open was stored. */
const expectNothingStored = async (): Promise<void> => {
  expect(await rows('select id from consent where consultation_id = $1')).toEqual([]);
  expect(await stated('examination_began')).toEqual([]);
  expect(await captures()).toEqual([]);
  expect(await stills()).toEqual([]);
};

/** Each sees both others move and hears both: three places, six pictures. */
const expectAllThreeTalk = async (): Promise<void> => {
  const pages = { gp: cast.gp.page, patient: cast.patient.page, representative: mother.page } as const;
  const roles = ['gp', 'patient', 'representative'] as const;
  await Promise.all(
    roles.flatMap((at) => roles.filter((who) => who !== at).map((who) => expectNewFrames(pages[at], who))),
  );
  for (const at of roles) await expectSound(pages[at], 2);
};

const theOneStill = async (): Promise<void> => {
  expect(await captures()).toEqual([{ state: 'stored' }]);
  expect(await stills()).toHaveLength(1);
};

test.beforeAll(async () => {
  cast = await openCast();
  const camera = await makePortraitCamera(cast.folder, 'mother', ['#dfe6d2', '#3f6b46']);
  mother = withPatience(await openBrowser({ ...PHONE, camera }));
  parent = new PatientActor(mother.page);
  fromChild = await watchSentPictures(cast.patient.context);
  fromMother = await watchSentPictures(mother.context);
  desk = new BookingDesk(cast.gp.page, cast.sightline.origin);
  decides = new DecidingGp(cast.doctor);
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, mother });
});

test.afterAll(async () => {
  // Undefined when they could not be opened.
  await (mother as Person | undefined)?.close();
  await (cast as Cast | undefined)?.close();
});

test('[R4] nobody named: her own yes opens neither the talk nor the shutter, and nothing is stored', async () => {
  const { doctor, person, patient } = cast;
  await desk.addPatient(SADHBH);
  booked = await desk.bookNow(SADHBH.name, 'Rash on the left forearm');
  await desk.sheet().getByRole('button', { name: 'Done' }).click();
  await doctor.open(booked.consultationId);
  await expectClosed(doctor, NO_GUARDIAN, 'R4');
  await expectClosed(doctor, NO_VIEW, 'R5');

  await person.arrive(booked.patientUrl, SADHBH.born);
  await prepareAlone(person, CALLED, 'That is OK');
  await expect(
    patient.page.getByText('A parent or guardian has to agree before anything begins.'),
  ).toBeVisible();

  // R5 is heard; R4 stands.
  await expectClosed(doctor, NO_GUARDIAN, 'R4');
  await expect((await whatItWaitsFor(doctor)).filter({ hasText: NO_VIEW })).toHaveCount(0);
  // The GP says everything that is theirs to say, and tries.
  const quick = atTheDoor();
  await quick.locator('label', { hasText: 'Delay could cause harm' }).click();
  await quick.locator('label', { hasText: 'Video and photograph' }).click();
  await quick.getByLabel(/^Necessity/).fill('The border decides between eczema and tinea.');
  await quick.locator('label', { hasText: 'Nobody will come in or listen' }).click();
  await doctor.button(/^Open and let/, quick).click();
  await expect(quick.getByRole('listitem').filter({ hasText: NO_VIDEO })).toContainText('R12');
  expect(
    await rows("select kind from statement where author ->> 'role' = 'gp' and consultation_id = $1"),
  ).toEqual([]);
  expect(await rows('select state_name as state from consultation where id = $1')).toEqual([
    { state: 'waiting' },
  ]);
  await doctor.shutter().click({ force: true });
  await expect(doctor.shutter()).toBeDisabled();
  await expectNothingStored();
});

test('[R4, R7] her mother joins by a link of her own, with the child’s date of birth, and is held', async () => {
  const { doctor, person, patient, gp } = cast;
  const link = await decides.nameParentElsewhere(MOTHER);
  expect((await stated('representative')).map(({ body }) => body)).toEqual([
    expect.objectContaining({ ...MOTHER, basis: 'parent_guardian', joins: 'own_link' }),
  ]);
  await decides.show(decides.card(MOTHER.name).getByText('Has not opened a link yet'));
  await expect(patient.page.getByText(`${DESCRIBED}, is asked on a page of their own.`)).toBeVisible();
  await expectNothingStored();

  await arriveFor(parent, link, MOTHERS_BIRTHDAY, SADHBH.born);
  // R3: what she reads is written for somebody who decides for another.
  await parent.checkDevices();
  await expect(mother.page.getByText(`For ${DESCRIBED}`)).toBeVisible();
  await expect(
    mother.page.getByText(`You are asked because you decide for ${CALLED}, or together with them.`),
  ).toBeVisible();
  await agreeBeforeCall(parent, CALLED);
  await expect(mother.page.getByText('Nobody can see or hear you yet.')).toBeVisible();

  // R11: the child is asked whether she may be there.
  await expect(patient.page.getByRole('heading', { name: `${DESCRIBED} would like to join` })).toBeVisible();
  await person.answer(new RegExp(`comfortable with ${MOTHER.name} there`), 'Yes');
  await doctor.button(/^Open and let/, atTheDoor()).click();
  await expectNewFrames(gp.page, 'patient');
  await expectNewFrames(patient.page, 'gp');
  await expectClosed(doctor, AWAY, 'R7');
  await expect(mother.page.locator('video[data-participant-role="patient"]')).toHaveCount(0);
  expect(
    await rows("select status, name from participant where role = 'representative' and consultation_id = $1"),
  ).toEqual([{ status: 'held', name: MOTHER.name }]);
});

test('[R4] let in by name, she sees and hears both, and both see and hear her', async () => {
  await cast.doctor.admitChaperone(MOTHER.name);
  await expectAllThreeTalk();
  await expect((await whatItWaitsFor(cast.doctor)).filter({ hasText: AWAY })).toHaveCount(0);
  await expect(cast.patient.page.getByText(`${MOTHER.name} (mother)`, { exact: false })).toBeVisible();
});

test('[R5] what the child thinks was asked in words for her age and is before the GP', async () => {
  const [view, ...more] = await stated('own_view');
  expect(more).toEqual([]);
  expect(view?.body).toMatchObject({
    view: 'happy',
    wording: { id: 'own-view.child', version: 1, language: 'en-IE' },
  });
  const told = decides.rail().getByText(/^Is happy with it/);
  await decides.show(told);
  await expect(told).toBeVisible();
});

test('[R3, R4] her yes, on her own page, opens the shutter; the photograph is the child’s phone’s, filed nowhere yet', async () => {
  const { doctor, person, patient } = cast;
  await doctor.explainExamination();
  await expect(
    mother.page.getByRole('group', { name: `Do you agree to this examination of ${CALLED}?` }),
  ).toBeVisible();
  // Only she is asked.
  await expect(patient.page.getByRole('region', { name: 'A question for you' })).toHaveCount(0);
  await parent.agreeToExamination();
  await doctor.explainPhotographs();
  await expect(doctor.shutter()).toBeDisabled();
  await parent.confirmPhotographs();
  await expect(doctor.shutter()).toBeEnabled();
  await doctor.step('Photographs explained');
  const answer = doctor.rail().getByRole('group', { name: /^Photographs explained/ });
  await expect(answer.getByText(`${MOTHER.name} (mother)`)).toBeVisible();

  await doctor.press();
  await expect(patient.page.getByRole('heading', { name: 'Sent' })).toBeVisible({ timeout: 60_000 });
  await person.button('OK').click();
  expect(fromMother).toEqual([]);
  expect(fromChild).toHaveLength(1);
  const [sent] = fromChild;
  expect(
    await rows(
      `select s.state, s.patient_id, s.filed_at, s.sha256_device, p.role from still s
         join capture c on c.id = s.capture_id join participant p on p.id = c.participant_id
       where s.consultation_id = $1`,
    ),
  ).toEqual([
    {
      state: 'unfiled',
      patient_id: booked.patientId,
      filed_at: null,
      sha256_device: createHash('sha256')
        .update(sent ?? '')
        .digest('hex'),
      role: 'patient',
    },
  ]);
  await expectAllThreeTalk();
});

test('[R3, R7] in the record every consent is the mother’s, in the words for whoever decides, and the still says so', async () => {
  const [named] = await stated('representative');
  const given = { name: MOTHER.name, role: 'representative', by: named?.id, how: 'tap', decision: 'yes' };
  const consents = await rows(
    `select distinct giver ->> 'name' as name, giver ->> 'role' as role, given_by as by, how, decision
       from consent where consultation_id = $1`,
  );
  expect(consents).toEqual([given]);
  const final = await rows(
    `select scope, wording ->> 'id' as wording from consent
       where consultation_id = $1 and not provisional order by scope`,
  );
  expect(final).toEqual([
    { scope: 'examination', wording: 'examination.representative' },
    { scope: 'store', wording: 'photographs-store.representative' },
    { scope: 'take', wording: 'photographs-take.representative' },
    { scope: 'video', wording: 'video.representative' },
  ]);
  const [bound] = await rows<{ decided: unknown; present: string[] }>(
    `select provenance -> 'decided' as decided,
            array(select p ->> 'role' from jsonb_array_elements(provenance -> 'participants') p order by 1) as present
       from still where consultation_id = $1`,
  );
  expect(bound).toEqual({
    decided: { who: 'representative', statements: [named?.id] },
    present: ['gp', 'patient', 'representative'],
  });
  expect(await stated('own_view')).toHaveLength(1);
});

test('[R5] the child stops it: the shutter closes and her mother’s yes does not open it, until the GP has decided', async () => {
  const { doctor, person } = cast;
  await person.stopPhotographs();
  await expectClosed(doctor, OBJECTS, 'R5');
  await doctor.shutter().click({ force: true });
  await expect(doctor.shutter()).toBeDisabled();
  await theOneStill();
  // Her objection stands as hers; what her mother agreed to is not touched.
  expect(
    await rows(
      `select scope, giver ->> 'role' as role, given_by as by from consent
         where consultation_id = $1 and decision = 'withdrawn' order by scope`,
    ),
  ).toEqual(['store', 'take'].map((scope) => ({ scope, role: 'patient', by: null })));
  await decides.goOnAfterObjection('She pressed it by mistake, says so herself and would like it done');
  await expect(doctor.shutter()).toBeEnabled();
  await theOneStill();
});

test('[R7] her mother’s page is gone: the shutter closes while the talk goes on; back, it opens again', async () => {
  const { doctor, gp, patient } = cast;
  await mother.page.goto('about:blank');
  await expectClosed(doctor, AWAY, 'R7');
  await expectNewFrames(gp.page, 'patient');
  await expectNewFrames(patient.page, 'gp');
  await expectSound(gp.page, 1);
  await doctor.shutter().click({ force: true });
  await expect(doctor.shutter()).toBeDisabled();
  await theOneStill();

  await mother.page.goto(`${cast.sightline.origin}/v`);
  await expect(doctor.shutter()).toBeEnabled();
  await expectNewFrames(mother.page, 'patient');
  await expectNewFrames(mother.page, 'gp');
});

test('[R3] her mother takes it back: the shutter closes at once and nothing further is stored', async () => {
  const { doctor } = cast;
  const [named] = await stated('representative');
  await parent.stopPhotographs();
  await expectClosed(doctor, WITHDRAWN, 'R3');
  await doctor.shutter().click({ force: true });
  await expect(doctor.shutter()).toBeDisabled();
  await theOneStill();
  expect(fromChild).toHaveLength(1);
  expect(
    await cast.sightline.query(
      `select scope, giver ->> 'name' as name from consent
         where consultation_id = $1 and decision = 'withdrawn' and given_by = $2 order by scope`,
      [booked.consultationId, named?.id],
    ),
  ).toEqual(['store', 'take'].map((scope) => ({ scope, name: MOTHER.name })));
  // R3: the one already taken waits for the GP's decision.
  expect(await rows('select state, awaits_decision as waits from still where consultation_id = $1')).toEqual([
    { state: 'unfiled', waits: true },
  ]);
});

import { expect, test } from '@playwright/test';
import { BookingDesk } from './support/booking-desk.ts';
import type { NewPatient } from './support/booking-desk.ts';
import { openCast } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { DecidingGp } from './support/deciding.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Booked } from './support/gp.ts';
import { expectNewFrames, expectSound } from './support/media.ts';
import { expectClosed as closedBecause } from './support/shutter.ts';

/** Who may consent (R4 to R7): each case with its refusal twin, in the same call with real pictures and sound. */
test.describe.configure({ mode: 'serial' });

const MARY: NewPatient = { name: 'Máirín Ní Fhlatharta', born: ['9', '1', '1941'], number: 'WD-1' };
const BRID: NewPatient = { name: 'Bríd de Búrca-Mac Giolla', born: ['4', '6', '1938'], number: 'WD-2' };

/** Seventeen since yesterday, whatever the day. */
const seventeen = (): NewPatient['born'] => {
  const day = new Date(Date.now() - 24 * 60 * 60 * 1000);
  return [String(day.getUTCDate()), String(day.getUTCMonth() + 1), String(day.getUTCFullYear() - 17)];
};
const AOIFE: NewPatient = { name: 'Aoife Ní Dhomhnaill', born: seventeen(), number: 'WD-3' };

const POWER = {
  name: 'Pádraig Ó Flatharta',
  relationship: 'nephew',
  basis: 'Attorney under an enduring power (2015 Act)',
  document: 'Enduring power registered 3 May 2024',
  inForceFrom: '01022025',
} as const;

let cast: Cast;
let desk: BookingDesk;
let decides: DecidingGp;
let booked: Booked;

const mentalHealth = () =>
  decides.rail().getByRole('group', { name: 'Is this treatment for mental health?' });
const examination = () => cast.gp.page.getByRole('region', { name: 'Examination', exact: true });

const rows = <Row extends Record<string, unknown>>(sql: string): Promise<Row[]> =>
  cast.sightline.query<Row>(sql, [booked.consultationId]);

const stated = async (kind: string): Promise<string[]> =>
  (
    await cast.sightline.query<{ id: string }>(
      'select id from statement where consultation_id = $1 and kind = $2 order by seq',
      [booked.consultationId, kind],
    )
  ).map(({ id }) => id);

const captures = () => rows<{ state: string }>('select state from capture where consultation_id = $1');

const expectClosed = (sentence: string, rule: string) => closedBecause(cast.doctor, sentence, rule);

/** The GP sees and hears the patient, now. */
const expectTalk = async (): Promise<void> => {
  await expectNewFrames(cast.gp.page, 'patient');
  await expectNewFrames(cast.patient.page, 'gp');
  await expectSound(cast.gp.page, 1);
};

/** Books, lets the patient answer, opens the conversation. */
const begin = async (who: NewPatient, reason: string): Promise<void> => {
  await cast.gp.page.goto(cast.sightline.origin);
  await desk.addPatient(who);
  booked = await desk.bookNow(who.name, reason);
  await desk.sheet().getByRole('button', { name: 'Done' }).click();
  await cast.person.arrive(booked.patientUrl, who.born);
};

const talk = async (who: NewPatient): Promise<void> => {
  await cast.doctor.open(booked.consultationId);
  await cast.doctor.checklist();
  await cast.doctor.openConversation(who.name);
  await expectTalk();
};

/** Says what opens the examination while it is not known who decides: after each step the list goes back to that. */
const explainMeanwhile = async (): Promise<void> => {
  const { doctor } = cast;
  for (const [step, said] of [
    ['Opening', 'All of it said and seen'],
    ['Limits of looking from afar', 'I have told them'],
    ['Examination explained', 'I have explained it'],
  ] as const) {
    await doctor.step(step);
    await doctor.button(said).click();
    const back = doctor.rail().getByRole('button', { name: /^Who decides/ });
    await expect(back).toHaveAttribute('aria-expanded', 'true');
  }
};

test.beforeAll(async () => {
  cast = await openCast();
  desk = new BookingDesk(cast.gp.page, cast.sightline.origin);
  decides = new DecidingGp(cast.doctor);
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient });
});

test.afterAll(async () => {
  // Undefined when it could not be opened.
  await (cast as Cast | undefined)?.close();
});

test('[R6] a power whose scope does not reach: her own yes opens nothing once she lacks capacity', async () => {
  const { doctor, person } = cast;
  await begin(MARY, 'A sore on the forearm');
  await person.prepare({ chaperone: 'No' });
  await talk(MARY);
  // Capacity is presumed: she said yes to everything, and the shutter is there.
  await doctor.explainExamination();
  await person.agreeToExamination();
  await doctor.explainPhotographs();
  await person.confirmPhotographs();
  await expect(doctor.shutter()).toBeEnabled();

  await decides.doubt('Asked three times what the call is for');
  await expectClosed('Capacity for this decision is in doubt', 'R6');
  await decides.findLacking('Could not say a minute later that a photograph had been spoken of');
  await expectClosed('Say who has authority to decide for the patient, or that nobody has.', 'R6');

  await decides.name({ ...POWER, covers: 'It covers property and money' });
  await expect(decides.card(POWER.name)).toContainText('Does not count');
  await expect(decides.card(POWER.name)).toContainText('does not cover decisions about healthcare');
  await expectClosed('That instrument does not cover decisions about healthcare.', 'R6');
  // A press on the closed shutter asks nobody.
  await doctor.shutter().click({ force: true });
  await expectTalk();
  expect(await captures()).toEqual([]);
  expect(await rows('select 1 as n from still where consultation_id = $1')).toEqual([]);
});

test('[R6] an enduring power in force and in scope: the attorney’s own yes, and the photograph is taken', async () => {
  const { doctor, person, patient } = cast;
  await decides.remove(POWER.name, 'It is about property');
  await decides.name({ ...POWER, covers: 'It covers healthcare' });
  await decides.show(decides.card(POWER.name).getByText('Decides', { exact: true }));
  const [, attorney] = await stated('representative');
  expect(attorney).toBeDefined();
  // What she said herself does not count as his.
  await expect(doctor.shutter()).toBeDisabled();
  expect(
    await rows('select 1 as n from consent where consultation_id = $1 and given_by is not null'),
  ).toEqual([]);

  await person.answer(/is seen by video/, 'Yes');
  await person.answer(/agree to this examination of/, 'Yes');
  await person.answer(/agree to photographs of .* being taken/, 'Yes');
  await person.answer(/agree to photographs being kept in .* record/, 'Yes');
  await expect(doctor.shutter()).toBeEnabled();
  await doctor.step('Photographs explained');
  const answer = doctor.rail().getByRole('group', { name: /^Photographs explained/ });
  await expect(answer.getByText(`${POWER.name} (${POWER.relationship})`)).toBeVisible();

  await doctor.press();
  await expect(patient.page.getByRole('heading', { name: 'Sent' })).toBeVisible({ timeout: 60_000 });
  await person.button('OK').click();
  expect(await rows('select state, patient_id from still where consultation_id = $1')).toEqual([
    { state: 'unfiled', patient_id: booked.patientId },
  ]);
  const his = await rows(
    `select scope, decision, giver ->> 'name' as name, giver ->> 'role' as role, given_by
       from consent where consultation_id = $1 and given_by is not null order by scope`,
  );
  const yes = { decision: 'yes', name: POWER.name, role: 'representative', given_by: attorney };
  expect(his).toEqual(['examination', 'store', 'take', 'video'].map((scope) => ({ scope, ...yes })));
  const [capture] = await rows<{ decided: unknown }>(
    `select provenance -> 'decided' as decided from capture where consultation_id = $1`,
  );
  expect(capture?.decided).toEqual({ who: 'representative', statements: [attorney] });
  await expectTalk();
});

test('[R6] nobody has authority: without the reasoning the examination does not begin, and nothing is stored', async () => {
  const { doctor, person } = cast;
  await doctor.end();
  await begin(BRID, 'A wound that weeps');
  await person.prepare({ chaperone: 'No' });
  await talk(BRID);
  await doctor.explainExamination();
  await person.agreeToExamination();
  await expect(doctor.button('Begin the examination')).toBeVisible();
  await decides.doubt('Does not know where she is');
  await decides.findLacking('Kept nothing in mind from one sentence to the next');

  await expect(doctor.button('Begin the examination')).toHaveCount(0);
  await expect(examination()).toContainText(
    'Say who has authority to decide for the patient, or that nobody has.',
  );
  await expect(examination()).toContainText('R6');
  const nobody = decides.rail().getByText('Nobody has authority', { exact: true });
  await decides.show(nobody);
  await nobody.click();
  await doctor.button('Nobody has authority: record this').click();
  await expect(decides.rail().getByText('Write why it is necessary.')).toBeVisible();
  expect(await stated('nobody_decides')).toEqual([]);
  expect(await stated('examination_began')).toEqual([]);
  await expectTalk();
});

test('[R6] nobody has authority: the reasoning stands where consent would, and the examination begins', async () => {
  const { doctor } = cast;
  const before = await rows('select id from consent where consultation_id = $1 order by seq');
  const rail = decides.rail();
  await rail.getByLabel('Why it is necessary for them now').fill('It may be infected and she cannot travel');
  await rail.getByLabel(/^What .* would want/).fill('Has always let the nurse look at it');
  await doctor.button('Nobody has authority: record this').click();
  await doctor.button('Begin the examination').click();
  await expect(doctor.button('End the examination')).toBeVisible();
  expect(await stated('nobody_decides')).toHaveLength(1);
  expect(await stated('examination_began')).toHaveLength(1);
  // Nobody's consent was made up for it.
  expect(await rows('select id from consent where consultation_id = $1 order by seq')).toEqual(before);
  await expectTalk();
});

test('[R4] seventeen and treatment for mental health: her own yes is not enough, a guardian is needed', async () => {
  const { doctor, person } = cast;
  await doctor.end();
  await begin(AOIFE, 'Old scars on the forearm');
  await person.prepare({ chaperone: 'No', ownView: 'I am fine with that' });
  await cast.doctor.open(booked.consultationId);
  await decides.show(mentalHealth());
  await decides.answer('Is this treatment for mental health?', 'Yes');
  await expect(
    decides.rail().getByText('Treatment for mental health at 17: a parent or guardian decides.'),
  ).toBeVisible();
  await doctor.checklist();
  await doctor.openConversation(AOIFE.name);
  await expectTalk();
  await explainMeanwhile();
  await expectClosed('Say which parent or guardian decides, and how you know.', 'R4');
  await expect(examination()).toContainText('Say which parent or guardian decides');
  expect(await stated('own_view')).toHaveLength(1);
  expect(await captures()).toEqual([]);
});

test('[R4] seventeen and not mental health: she consents for herself', async () => {
  const { doctor, person } = cast;
  await decides.show(mentalHealth());
  await decides.answer('Is this treatment for mental health?', 'No');
  await person.agreeToExamination();
  await doctor.explainPhotographs();
  await person.confirmPhotographs();
  await expect(doctor.shutter()).toBeEnabled();
  const given = await rows<{ given_by: string | null; role: string }>(
    `select distinct given_by, giver ->> 'role' as role from consent where consultation_id = $1`,
  );
  expect(given).toEqual([{ given_by: null, role: 'patient' }]);
  await expectTalk();
});

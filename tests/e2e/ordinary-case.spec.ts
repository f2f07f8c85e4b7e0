import { expect, test } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { BookingDesk } from './support/booking-desk.ts';
import { openCast } from './support/cast.ts';
import type { Cast } from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Booked } from './support/gp.ts';
import { expectNewFrames } from './support/media.ts';

test.describe.configure({ mode: 'serial' });

/** What the ordinary adult, with nothing intimate, may cost the doctor: presses and fields typed into, together. */
const MOST = 12;
const BORN = ['4', '7', '1961'] as const;
const NAME = 'Peadar Ó Laoire';

let cast: Cast;
let booked: Booked;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  cast = await openCast();
  const { sightline, gp, doctor, person } = cast;
  await doctor.signIn(sightline.gpEmail, sightline.password);
  const desk = new BookingDesk(gp.page, sightline.origin);
  await desk.addPatient({ name: NAME, born: BORN, number: 'OC-4471' });
  booked = await desk.bookNow(NAME, 'Rash on the left forearm for ten days');
  await desk.sheet().getByRole('button', { name: 'Done' }).click();
  await person.arrive(booked.patientUrl, BORN);
  await person.prepare({ chaperone: 'No' });
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient });
});
test.afterAll(async () => {
  await (cast as Cast | undefined)?.close();
});

test(`[R13] the ordinary case, from "patient waiting" to a live shutter, takes the doctor at most ${String(MOST)} interactions`, async () => {
  const { gp, doctor, person } = cast;
  const { page } = gp;
  const done: string[] = [];
  const press = async (what: Locator): Promise<void> => {
    done.push(`press ${(await what.textContent())?.trim() ?? ''}`);
    await what.click();
  };
  const type = async (what: Locator, words: string): Promise<void> => {
    done.push(`type ${words}`);
    await what.fill(words);
  };

  const line = new BookingDesk(page, cast.sightline.origin).line(NAME);
  await expect(line).toContainText('In the waiting room');
  await press(line.getByRole('link', { name: /See patient/ }));

  const quick = page.getByRole('region', { name: 'Before the call, on one screen' });
  // The booking said where; nothing that a clinician attests is filled in.
  await expect(quick.getByRole('button', { name: /What you will look at/ })).toContainText('Forearm');
  await expect(quick.getByRole('radio', { name: 'Left' })).toBeChecked();
  for (const radio of await quick.getByRole('radio').all())
    if ((await radio.getAttribute('value')) !== 'left') await expect(radio).not.toBeChecked();
  await expect(quick.getByRole('checkbox')).not.toBeChecked();

  await press(quick.locator('label', { hasText: 'Delay could cause harm' }));
  await press(quick.locator('label', { hasText: 'Video and photograph' }));
  await type(quick.getByLabel(/^Necessity/), 'The border decides between eczema and tinea.');
  await press(quick.locator('label', { hasText: 'Nobody will come in or listen' }));
  await press(quick.getByRole('button', { name: /^Open and let/ }));
  await expectNewFrames(page, 'patient', 10);

  await press(doctor.button('All of it said and seen'));
  await press(doctor.button('I have told them'));
  await press(doctor.button('I have explained it'));
  await person.agreeToExamination();
  const photographs = doctor.rail().getByRole('button', { name: /^Photographs explained/ });
  await expect(photographs).toHaveAttribute('aria-expanded', 'true');
  await press(doctor.button('I have explained it'));
  await person.confirmPhotographs();
  await expect(doctor.shutter()).toBeEnabled();

  expect(done.length, done.join('\n')).toBeLessThanOrEqual(MOST);
});

test('[R13] twin: with one thing left out nothing is opened, nothing is recorded, and what was filled in stays', async () => {
  const { gp, doctor, sightline, person } = cast;
  const { page } = gp;
  await doctor.end();
  await page.goto(sightline.origin);
  const desk = new BookingDesk(page, sightline.origin);
  const again = await desk.bookKnown(NAME, 'Rash on the right knee');
  await person.page.goto('about:blank');
  await person.arrive(again.patientUrl, BORN);
  await person.prepare({ chaperone: 'No' });
  await doctor.open(again.consultationId);
  const quick = page.getByRole('region', { name: 'Before the call, on one screen' });
  await quick.locator('label', { hasText: 'Delay could cause harm' }).click();
  await quick.locator('label', { hasText: 'Video and photograph' }).click();
  await quick.getByLabel(/^Necessity/).fill('Detail of the skin');
  await quick.getByRole('button', { name: /^Open and let/ }).click();
  await expect(quick.getByText('Tick this once it is so.')).toBeVisible();
  await expect(quick.getByLabel(/^Necessity/)).toHaveValue('Detail of the skin');
  const stated = await sightline.query(
    `select kind from statement where consultation_id = $1 and author ->> 'role' = 'gp'`,
    [again.consultationId],
  );
  expect(stated).toEqual([]);
});

import { expect, test } from '@playwright/test';
import type { Request } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { BookingDesk } from './support/booking-desk.ts';
import type { NewPatient } from './support/booking-desk.ts';
import { openBrowser } from './support/browsers.ts';
import { decodePattern, makePatternCamera } from './support/camera.ts';
import type { PatternCamera } from './support/camera.ts';
import {
  CHAPERONE_NAME,
  expectEverybodySeesAndHears,
  meet,
  openCast,
  openShutter,
  PHONE,
  withPatience,
} from './support/cast.ts';
import { keepEvidence } from './support/evidence.ts';
import type { Cast } from './support/cast.ts';
import type { Booked } from './support/gp.ts';
import { grabFrame, sampleFrame } from './support/media.ts';
import { NOTHING_STORED, storageOf } from './support/page-storage.ts';
import { browserOf } from './support/processes.ts';
import { watchSentPictures } from './support/sent-pictures.ts';
import { searchFolder, stretchesOf } from './support/search-bytes.ts';

/**
 * The whole journey from booking to the record, with its evidence in database, objects, audit and browser profiles. One
 * consultation, told in order: a part that fails ends it. Everything that anybody types is a canary that no log may hold.
 */
test.describe.configure({ mode: 'serial' });

/** Share of the pattern's bits that says "these are the sensor's own pixels", and the most that an upscaled frame has. */
const DECODED = 0.97;
const NOT_DECODED = 0.75;

const WHO: NewPatient = {
  name: 'Fiadh Ní Chanáraí-Quillfeather',
  preferredName: 'Fiadhín',
  born: ['27', '9', '1962'],
  number: 'ZQX-77310',
  phone: '+353 86 555 7319',
};
const REASON = 'Zweckreason: a patch that itches at night';

interface StillRow {
  id: string;
  patient_id: string;
  consultation_id: string;
  state: string;
  width: number;
  height: number;
  bytes: number;
  method: string;
  sha256_device: string;
  sha256_stored: string;
  taken_at: Date;
  stored_at: Date;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let cast: Cast;
let camera: PatternCamera;
let booked: Booked;
/** Length of what was printed before anything happened: the welcome, which names the demo's patient on purpose. */
let welcome: number;
/** What the patient's page sent, in order. */
let sent: Buffer[];
let uploaded: Buffer;
let captureToken: string;
let still: StillRow;
let stored: Buffer;
const secrets: string[] = [];

const rememberCookies = async (): Promise<void> => {
  for (const { context } of [cast.gp, cast.patient, cast.chaperone])
    secrets.push(...(await context.cookies()).map(({ value }) => value));
};

const stillsInDatabase = (): Promise<StillRow[]> =>
  cast.sightline.query<StillRow>(
    `select id, patient_id, consultation_id, state, width, height, bytes::int as bytes, about ->> 'method' as method,
       sha256_device, sha256_stored, taken_at, stored_at from still order by stored_at`,
  );

const isPicture = (request: Request): boolean =>
  request.method() === 'PUT' && /\/api\/captures\/[^/]+\/picture$/.test(request.url());

test.beforeAll(async () => {
  cast = await openCast(async (folder) => {
    camera = await makePatternCamera(folder);
    return camera.file;
  });
  welcome = cast.sightline.output().length;
  sent = await watchSentPictures(cast.patient.context);
});

test.afterEach(async ({}, info) => {
  await keepEvidence(info, { gp: cast.gp, patient: cast.patient, chaperone: cast.chaperone });
});

test.afterAll(async () => {
  // Undefined when it could not be opened.
  await (cast as Cast | undefined)?.close();
});

test('[R13] GP, patient and chaperone meet in one call; each sees and hears both others', async () => {
  const desk = new BookingDesk(cast.gp.page, cast.sightline.origin);
  await cast.doctor.signIn(cast.sightline.gpEmail, cast.sightline.password);
  await desk.addPatient(WHO);
  booked = await desk.bookNow(WHO.name, REASON);
  expect(new URL(booked.patientUrl).hash.length).toBeGreaterThan(20);
  await meet(cast, booked, WHO);
  // S1: the token has left the address bar.
  expect(new URL(cast.patient.page.url()).hash).toBe('');
  await expectEverybodySeesAndHears(cast);
});

test('[R30] the chaperone’s decoded frames change with the patient’s picture', async () => {
  /** The column, 0 to 15, in which the dark bar of the patient’s camera stands; undefined between two places. */
  const barColumn = (sample: string): number | undefined => {
    const rgba = sample.split(',').map(Number);
    const darkness = Array.from({ length: 16 }, (_, column) => 255 - (rgba[column * 4] ?? 255));
    const darkest = Math.max(...darkness);
    return darkest > 130 ? darkness.indexOf(darkest) : undefined;
  };
  const columns = new Set<number>();
  await expect
    .poll(async () => {
      const column = barColumn(await sampleFrame(cast.chaperone.page, 'patient'));
      if (column !== undefined) columns.add(column);
      return columns.size;
    })
    .toBeGreaterThanOrEqual(3);
  // The camera’s bar stands at eighths of the width: every second column of sixteen.
  expect([...columns].filter((column) => column % 2 === 1)).toEqual([]);
});

test('[R32] the still is the sensor’s own picture, filed under this patient and this consultation', async () => {
  await openShutter(cast);
  const frame = await grabFrame(cast.gp.page, 'patient');
  const { page } = cast.patient;
  const sending = page.waitForRequest(isPicture, { timeout: 90_000 });
  await cast.doctor.press();
  const request = await sending;
  await expect.poll(() => sent.length).toBe(1);
  uploaded = sent[0]!;
  captureToken = (await request.headerValue('authorization'))?.split(' ')[1] ?? '';
  await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'OK' }).click();

  const rows = await stillsInDatabase();
  expect(rows).toHaveLength(1);
  still = rows[0]!;
  expect(still).toMatchObject({
    patient_id: booked.patientId,
    consultation_id: booked.consultationId,
    state: 'unfiled',
    width: 3840,
    height: 2160,
    method: 'take_photo',
    sha256_device: sha256(uploaded),
  });

  const answer = await cast.gp.page.request.get(`${cast.sightline.origin}/api/stills/${still.id}/image`);
  expect(answer.headers()).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
  stored = await answer.body();
  expect(sha256(stored)).toBe(still.sha256_stored);
  expect(stored.length).toBe(still.bytes);
  expect(await sharp(stored).metadata()).toMatchObject({ width: 3840, height: 2160, format: 'jpeg' });

  expect(frame.width).toBeLessThan(3840);
  expect(await decodePattern(stored, camera)).toBeGreaterThan(DECODED);
  expect(await decodePattern(frame.png, camera)).toBeLessThan(NOT_DECODED);
});

test('[R30] the still is decoded in the chaperone’s page and in the GP’s', async () => {
  for (const { page } of [cast.chaperone, cast.gp]) {
    await page.getByRole('button', { name: /Show large the photograph/ }).click();
    const picture = page.locator(`img[src$="/api/stills/${still.id}/image"]`);
    await expect(picture).toBeVisible();
    const size = await picture.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    });
    expect(size).toEqual([3840, 2160]);
  }
});

test('[S4] what lies in the data folder is ciphertext: no image header, no byte of either picture', async () => {
  const stretches = [...stretchesOf(uploaded), ...stretchesOf(stored)];
  expect(stretches.length).toBeGreaterThanOrEqual(16);
  const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');
  const jfif = Buffer.from('ffd8ffe000104a464946', 'hex');
  const search = await searchFolder(cast.sightline.dataDir, [...stretches, pngStart, jfif]);
  expect(search.holders).toEqual([]);

  const objects = join(cast.sightline.dataDir, 'objects');
  for (const kind of ['still', 'thumbnail']) {
    const object = await readFile(join(objects, `${kind}s`, still.id));
    expect(object.subarray(0, 3).toString('hex')).not.toBe('ffd8ff');
    expect(object.length).toBeGreaterThan(kind === 'still' ? stored.length : 1000);
  }
  // The partial upload is gone: the stored copy was verified first (R20).
  const [capture] = await cast.sightline.query<{ gone: Date; wrapped_upload_key: Buffer | null }>(
    'select transient_destroyed_at as gone, wrapped_upload_key from capture',
  );
  expect(capture!.gone.getTime()).toBeGreaterThanOrEqual(still.stored_at.getTime());
  expect(capture!.wrapped_upload_key).toBeNull();
});

test('[R17] a browser that crashes while it holds a photograph leaves nothing of it on the disk', async () => {
  const { page, profile } = cast.patient;
  // Held here for ever: the picture is in the page’s memory when the browser dies.
  await page.route(/\/api\/captures\//, async (route) => {
    if (!isPicture(route.request())) await route.continue();
  });
  await cast.doctor.press();
  await expect.poll(() => sent.length, { timeout: 60_000 }).toBe(2);
  const second = sent[1]!;
  expect(second.length).toBeGreaterThan(100_000);
  await rememberCookies();

  const closed = cast.patient.context.waitForEvent('close');
  process.kill(browserOf(profile), 'SIGKILL');
  await closed;
  const stretches = [uploaded, second, stored].flatMap((picture) => stretchesOf(picture));
  const search = await searchFolder(profile, stretches);
  expect(search.files).toBeGreaterThan(20);
  expect(search.holders).toEqual([]);

  cast = cast.withPatientAt(withPatience(await openBrowser({ ...PHONE, camera: camera.file, profile })));
  await cast.person.arrive(booked.patientUrl, WHO.born);
  await expectEverybodySeesAndHears(cast);
  expect(await storageOf(cast.patient.page)).toEqual(NOTHING_STORED);
  expect((await searchFolder(profile, stretches)).holders).toEqual([]);
  // The GP is told at once, and nothing half-sent became a still.
  await expect(
    cast.gp.page
      .getByRole('region', { name: /Stills/ })
      .getByText('The patient’s page was reloaded, so the photograph is lost.', { exact: false }),
  ).toBeVisible();
  expect(await stillsInDatabase()).toHaveLength(1);
});

test('[R19] read back, labelled, filed, noted and closed; the patient has the receipt', async () => {
  await cast.doctor.end();
  await cast.doctor.finish();
  await expect
    .poll(() =>
      cast.sightline.query('select state_name from consultation where id = $1', [booked.consultationId]),
    )
    .toEqual([{ state_name: 'closed' }]);
  const [filed] = await cast.sightline.query(
    'select state, site, side, label, patient_id, sha256_stored from still where id = $1',
    [still.id],
  );
  expect(filed).toEqual({
    state: 'filed',
    site: 'forearm',
    side: 'left',
    label: 'Inner side, scaly border',
    patient_id: booked.patientId,
    sha256_stored: still.sha256_stored,
  });

  const { page } = cast.patient;
  await expect(
    page.getByText('Ring the practice if it spreads, hurts or weeps', { exact: false }),
  ).toBeVisible();
  await expect(page.getByText(/in your record/).first()).toBeVisible();
  await expect(page.getByText('This page did not save the photograph on your phone.')).toBeVisible();
  await expect(page.getByText(CHAPERONE_NAME, { exact: false }).first()).toBeVisible();
});

test('[R30] afterwards the stills are closed to the chaperone, and when they were there is on record', async () => {
  for (const size of ['image', 'thumbnail']) {
    const url = `${cast.sightline.origin}/api/stills/${still.id}/${size}`;
    const answer = await cast.chaperone.page.request.get(url);
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'not_allowed' });
  }
  const refused = await cast.sightline.query<{ detail: { rules: string[]; stillId: string } }>(
    `select detail from audit_entry where event = 'request.refused' and detail ->> 'action' = 'still:read'`,
  );
  expect(refused.map(({ detail }) => [detail.stillId, detail.rules])).toEqual([
    [still.id, ['R30']],
    [still.id, ['R30']],
  ]);

  const intervals = await cast.sightline.query<{ role: string; joined: Date; left: Date | null }>(
    `select p.role, i.joined_at as joined, i.left_at as left from presence i
       join participant p on p.id = i.participant_id order by i.joined_at`,
  );
  expect(new Set(intervals.map(({ role }) => role))).toEqual(new Set(['gp', 'patient', 'chaperone']));
  for (const { joined, left } of intervals) expect(left!.getTime()).toBeGreaterThanOrEqual(joined.getTime());
  // Gone when the browser crashed, and back.
  expect(intervals.filter(({ role }) => role === 'patient').length).toBeGreaterThanOrEqual(2);

  const seen = await cast.sightline.query<{ from: Date; to: Date | null; role: string; admitted: Date }>(
    `select c.from_at as from, c.to_at as to, p.role, p.admitted_at as admitted from could_see c
       join participant p on p.id = c.participant_id order by c.from_at`,
  );
  expect(new Set(seen.map(({ role }) => role))).toEqual(new Set(['chaperone']));
  for (const { from, to, admitted } of seen) {
    expect(from.getTime()).toBeGreaterThanOrEqual(admitted.getTime());
    expect(to!.getTime()).toBeGreaterThanOrEqual(from.getTime());
  }
  const at = still.taken_at.getTime();
  expect(seen.some(({ from, to }) => from.getTime() <= at && at <= to!.getTime())).toBe(true);
});

test('[R32] the GP reads the still in the record and releases the consultation as FHIR', async () => {
  const { page } = cast.gp;
  await cast.doctor.openRecord(booked.patientId);
  await page.getByRole('link', { name: /Open the still/ }).click();
  await expect(page.getByText(still.sha256_stored)).toBeVisible();
  await expect(
    page.getByText('The border and scale decide between eczema and tinea', { exact: false }),
  ).toBeVisible();
  const picture = page.locator(`img[src$="/api/stills/${still.id}/image"]`);
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(3840);

  // Before anything is released: the GP’s browser and the chaperone’s hold nothing of what they showed.
  const stretches = stretchesOf(stored);
  for (const person of [cast.gp, cast.chaperone]) {
    expect(await storageOf(person.page)).toEqual(NOTHING_STORED);
    expect((await searchFolder(person.profile, stretches)).holders).toEqual([]);
  }

  await cast.doctor.openRecord(booked.patientId);
  await page.getByRole('button', { name: 'Release to the practice system' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Release the file' }).click();
  const bundle = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
    resourceType: string;
    type: string;
    entry: { resource: { resourceType: string; data?: string; contentType?: string } }[];
  };
  expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'transaction' });
  const pictures = bundle.entry.filter(({ resource }) => resource.contentType === 'image/jpeg');
  expect(pictures.map(({ resource }) => sha256(Buffer.from(resource.data ?? '', 'base64')))).toEqual([
    still.sha256_stored,
  ]);
});

test('[R1] the audit tells it in order, each use of the picture with its lawful basis', async () => {
  const entries = await cast.sightline.query<{ event: string; lawful_basis: string | null }>(
    'select event, lawful_basis from audit_entry where consultation_id = $1 order by seq',
    [booked.consultationId],
  );
  const told = [
    'consultation.booked',
    'link.made',
    'link.verified',
    'consent.given',
    'patient.ready',
    'consultation.opened',
    'participant.admitted',
    'consent.given',
    'capture.requested',
    'still.received',
    'still.stored',
    'still.accessed',
    'capture.requested',
    'capture.stopped',
    'consultation.ended',
    'still.labelled',
    'still.filed',
    'consultation.closed',
    'request.refused',
    'still.released',
  ];
  const rest = entries.map(({ event }) => event);
  const missing = told.filter((event) => {
    const at = rest.indexOf(event);
    if (at >= 0) rest.splice(0, at + 1);
    return at < 0;
  });
  expect(missing).toEqual([]);
  const all = entries.map(({ event }) => event);
  expect(all.filter((event) => event === 'link.made')).toHaveLength(1);
  expect(all).toContain('still.transient_destroyed');
  expect(all).toContain('still.forgotten_by_device');
  for (const { event, lawful_basis } of entries.filter(({ event }) => event.startsWith('still.')))
    expect(`${event}: ${lawful_basis}`).toMatch(/9\(2\)\(h\)/);
});

test('[R17] no profile holds the picture after the browsers are closed, and the search would have found it', async () => {
  await rememberCookies();
  const stretches = stretchesOf(stored);
  const everything = [...stretches, ...stretchesOf(uploaded)];
  for (const person of [cast.gp, cast.patient, cast.chaperone]) {
    await person.close();
    expect((await searchFolder(person.profile, everything)).holders).toEqual([]);
  }

  const { profile } = cast.patient;
  const again = withPatience(await openBrowser({ ...PHONE, profile }));
  await again.page.goto(cast.sightline.origin);
  const [planted] = stretches;
  await again.page.evaluate((text) => localStorage.setItem('planted', text), planted!.toString('latin1'));
  expect((await storageOf(again.page)).localStorage).toEqual(['planted']);
  await again.close();
  expect((await searchFolder(profile, stretches)).holders.length).toBeGreaterThan(0);
});

test('[S1] no name, note, reason, link, token or password of the journey is in anything the server printed', async () => {
  await cast.sightline.stop();
  const printed = cast.sightline.output().slice(welcome);
  // It was really listening: the picture’s upload is there, by the pattern of its route.
  expect(printed.includes('"route":"/api/captures/:id/picture"')).toBe(true);
  expect(uploaded.length).toBeGreaterThan(0);
  const canaries = [
    WHO.name,
    'Quillfeather',
    'Fiadhín',
    WHO.number,
    '555 7319',
    '1962-09-27',
    '27 September 1962',
    REASON,
    'Zweckreason',
    new URL(booked.patientUrl).hash.slice(1),
    booked.patientUrl,
    captureToken,
    cast.sightline.gpEmail,
    cast.sightline.chaperoneEmail,
    cast.sightline.password,
    CHAPERONE_NAME,
    'Sea Road',
    'H91 AB12',
    '555 0101',
    'Overview by video',
    'eczema',
    'tinea',
    'Inner side',
    'forearm',
    'Ring the practice',
    ...secrets,
  ];
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  expect(canaries.filter((canary) => canary.length < 5)).toEqual([]);
  const lower = printed.toLowerCase();
  expect(canaries.filter((canary) => lower.includes(canary.toLowerCase()))).toEqual([]);
});

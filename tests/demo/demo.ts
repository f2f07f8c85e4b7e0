import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { openBrowser } from '../e2e/support/browsers.ts';
import type { Person } from '../e2e/support/browsers.ts';
import { decodePattern, makePatternCamera, makePortraitCamera } from '../e2e/support/camera.ts';
import { ChaperoneActor } from '../e2e/support/chaperone.ts';
import { GpActor } from '../e2e/support/gp.ts';
import { grabFrame } from '../e2e/support/media.ts';
import { PatientActor } from '../e2e/support/patient.ts';
import { startSightline } from '../e2e/support/sightline.ts';
import type { Sightline } from '../e2e/support/sightline.ts';

/**
 * `npm run demo`: a whole consultation in three real Chromium browsers against a server of its own. Succeeds only if
 * the pattern of single pixels that was drawn for this run can be decoded from the still as the GP reads it back from
 * the record, and cannot be decoded from an upscaled frame of the video that the GP received.
 */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } });
const out = resolve(values.out);

/** Share of bits that must be right for "decoded", and that an upscaled frame must stay under; chance is 0.5. */
const DECODED = 0.97;
const NOT_DECODED = 0.75;

const say = (line: string): void => void process.stdout.write(`  ${line}\n`);

let pictures = 0;
const camera = (page: Page, who: string) => async (name: string) => {
  pictures += 1;
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.screenshot({ path: join(out, `${String(pictures).padStart(2, '0')}-${who}-${name}.png`) });
};

/** Milliseconds from now until this page has decoded a first frame of somebody. */
const firstFrame = async (page: Page, role: string): Promise<number> => {
  const start = performance.now();
  await page.waitForFunction((of) => {
    const video = document.querySelector<HTMLVideoElement>(`video[data-participant-role="${of}"]`);
    return (video?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 0;
  }, role);
  return Math.round(performance.now() - start);
};

interface Cast {
  readonly gp: Person;
  readonly patient: Person;
  readonly chaperone: Person;
}

const openCast = async (folder: string, patientCamera: string): Promise<Cast> => ({
  gp: await openBrowser({
    width: 1440,
    height: 900,
    camera: await makePortraitCamera(folder, 'gp', ['#cfdcd9', '#2f5d62']),
  }),
  patient: await openBrowser({ width: 390, height: 844, phone: true, camera: patientCamera }),
  chaperone: await openBrowser({
    width: 1440,
    height: 900,
    camera: await makePortraitCamera(folder, 'chaperone', ['#d9d4cc', '#5a4a78']),
  }),
});

const play = async (sightline: Sightline, cast: Cast) => {
  const { gp, patient, chaperone } = cast;
  const doctor = new GpActor(gp.page, sightline.origin, camera(gp.page, 'gp'));
  const person = new PatientActor(patient.page, camera(patient.page, 'patient'));
  const nurse = new ChaperoneActor(chaperone.page, sightline.origin, camera(chaperone.page, 'chaperone'));

  await doctor.signIn(sightline.gpEmail, sightline.password);
  const booked = await doctor.copyLinkOf('Seán Ó Murchú');
  say('The patient opens the link and answers the questions');
  await person.arrive(booked.patientUrl, ['2', '3', '1957']);
  await person.prepare({ chaperone: 'Yes' });
  say('The GP works through the checklist; the chaperone comes');
  await doctor.open(booked.consultationId);
  await doctor.checklist();
  await nurse.signIn(sightline.chaperoneEmail, sightline.password);
  await nurse.join(booked.consultationId);
  await person.acceptChaperone('Niamh Brennan');
  await doctor.openConversation('Seán Ó Murchú');
  const joining = [firstFrame(gp.page, 'patient'), firstFrame(patient.page, 'gp')];
  const [gpMs, patientMs] = await Promise.all(joining);
  await doctor.admitChaperone('Niamh Brennan');
  const chaperoneMs = await firstFrame(chaperone.page, 'patient');
  say('In conversation: explained, agreed, and the shutter opens');
  await doctor.explainExamination();
  await person.agreeToExamination();
  await doctor.explainPhotographs();
  await person.confirmPhotographs();
  await camera(gp.page, 'gp')('call');
  await camera(patient.page, 'patient')('call');
  await camera(chaperone.page, 'chaperone')('call');
  const received = await grabFrame(gp.page, 'patient');
  say('The photograph');
  await doctor.press();
  await patient.page.getByRole('heading', { name: /Photograph in/ }).waitFor();
  await camera(patient.page, 'patient')('photograph');
  await patient.page.getByRole('heading', { name: 'Sent' }).waitFor({ timeout: 90_000 });
  await camera(patient.page, 'patient')('sent');
  await patient.page.getByRole('button', { name: 'OK' }).click();
  await chaperone.page.locator('img[src*="/api/stills/"]').first().waitFor();
  await camera(gp.page, 'gp')('still');
  await camera(chaperone.page, 'chaperone')('still');
  say('Finish: read back, file, close');
  await doctor.end();
  await camera(chaperone.page, 'chaperone')('ended');
  await doctor.finish();
  await patient.page
    .getByText(/did not save|saved nothing/)
    .first()
    .waitFor();
  await camera(patient.page, 'patient')('receipt');
  await doctor.openRecord(booked.patientId);
  await camera(gp.page, 'gp')('record');
  return {
    ...booked,
    received,
    joinToFirstFrameMs: { gp: gpMs, patient: patientMs, chaperone: chaperoneMs },
  };
};

const evidence = async (sightline: Sightline, consultationId: string) => {
  const [still] = await sightline.query<{
    id: string;
    width: number;
    height: number;
    bytes: string;
    method: string;
    sha256_device: string;
    sha256_stored: string;
    requested_at: Date;
    stored_at: Date;
    filed_at: Date;
    rules: string[];
    stream_width: number;
    stream_height: number;
  }>(
    `select s.id, s.width, s.height, s.bytes, s.about ->> 'method' as method, s.sha256_device, s.sha256_stored,
       c.requested_at, s.stored_at, s.filed_at, s.provenance -> 'policy' -> 'captureRules' as rules,
       (s.about ->> 'streamWidth')::int as stream_width, (s.about ->> 'streamHeight')::int as stream_height
     from still s join capture c on c.id = s.capture_id where s.consultation_id = $1`,
    [consultationId],
  );
  if (!still) throw new Error('no still in the database');
  const participants = await sightline.query<{ role: string; joinedAt: Date; leftAt: Date | null }>(
    `select p.role, r.joined_at as "joinedAt", r.left_at as "leftAt" from presence r
     join participant p on p.id = r.participant_id where r.consultation_id = $1 order by r.joined_at`,
    [consultationId],
  );
  const audit = await sightline.query<{ event: string }>(
    'select event from audit_entry where consultation_id = $1 order by seq',
    [consultationId],
  );
  return { still, participants, auditEvents: audit.map(({ event }) => event) };
};

const readBack = async (gp: Person, origin: string, stillId: string): Promise<Buffer> => {
  const response = await gp.page.request.get(`${origin}/api/stills/${stillId}/image`);
  if (!response.ok()) throw new Error(`the record answered ${response.status()}`);
  return response.body();
};

const release = async (gp: Person, origin: string, consultationId: string): Promise<string> => {
  const response = await gp.page.request.post(`${origin}/api/consultations/${consultationId}/release`, {
    headers: { origin },
    data: {},
  });
  if (!response.ok()) throw new Error(`the release answered ${response.status()}`);
  const path = join(out, 'consultation.fhir.json');
  await writeFile(path, await response.body());
  return path;
};

const run = async (): Promise<boolean> => {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'sightline-demo-'));
  const pattern = await makePatternCamera(folder);
  say('Sightline starts with a throw-away practice');
  const sightline = await startSightline();
  const cast = await openCast(folder, pattern.file);
  try {
    const played = await play(sightline, cast);
    const fhir = await release(cast.gp, sightline.origin, played.consultationId);
    const { still, participants, auditEvents } = await evidence(sightline, played.consultationId);
    const fromRecord = await decodePattern(await readBack(cast.gp, sightline.origin, still.id), pattern);
    const fromStream = await decodePattern(played.received.png, pattern);
    const patternDecoded = fromRecord >= DECODED;
    const result = {
      consultationId: played.consultationId,
      patientId: played.patientId,
      participants,
      rulesSatisfied: still.rules,
      still: {
        width: still.width,
        height: still.height,
        method: still.method,
        sha256Device: still.sha256_device,
        sha256Stored: still.sha256_stored,
        bytes: Number(still.bytes),
        storedAt: still.stored_at,
        filedAt: still.filed_at,
        shutterToStoredMs: still.stored_at.getTime() - still.requested_at.getTime(),
        // To the GP's own filing, with the review, the end of the call and the label in between.
        shutterToFiledMs: still.filed_at.getTime() - still.requested_at.getTime(),
        patternDecoded,
        patternBitsRight: fromRecord,
      },
      streamWidth: played.received.width,
      streamHeight: played.received.height,
      streamPatternBitsRight: fromStream,
      joinToFirstFrameMs: played.joinToFirstFrameMs,
      auditEvents,
      fhir,
    };
    await writeFile(join(out, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
    say(
      `Still ${still.width} × ${still.height}: ${(fromRecord * 100).toFixed(2)} % of the pattern's bits are right`,
    );
    say(
      `Received video ${played.received.width} × ${played.received.height}, upscaled: ${(fromStream * 100).toFixed(2)} % (chance is 50 %)`,
    );
    say(`${pictures} pictures and result.json are in ${out}`);
    return patternDecoded && fromStream < NOT_DECODED;
  } catch (error) {
    for (const who of ['gp', 'patient', 'chaperone'] as const) {
      await camera(cast[who].page, who)('failed').catch(() => undefined);
    }
    throw error;
  } finally {
    for (const person of [cast.gp, cast.patient, cast.chaperone]) await person.close();
    await sightline.remove();
    await rm(folder, { recursive: true, force: true });
  }
};

process.exitCode = (await run()) ? 0 : 1;

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receivePicture } from '../../server/clinical/stills/receive-picture.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { DEFAULT_PRACTICE_POLICY } from '../../shared/practice-policy.ts';
import { Sha256 } from '../../shared/text.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  ABOUT,
  agreeExamination,
  agreePhotographs,
  begin,
  bringChaperone,
  explain,
  explainPhotographs,
  openConversation,
  prepare,
  press,
  untilShutter,
  upload,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { stillDepsOf } from '../support/still-deps.ts';
import { jpegOf } from '../support/pictures.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const OTHER_PLAN = {
  kind: 'plan',
  site: 'arm',
  side: 'left',
  markedIntimate: false,
  why: 'to see it',
  involved: 'You turn.',
} as const;

const stillsOf = ({ id }: Journey) =>
  app.db.selectFrom('still').select('id').where('consultation_id', '=', id).execute();

const untilChaperonedShutter = async () => {
  const journey = await begin(app);
  await prepare(journey, { chaperone: 'accepted' });
  await openConversation(journey);
  const chaperone = await bringChaperone(journey);
  await explain(journey);
  await agreeExamination(journey);
  await explainPhotographs(journey);
  await agreePhotographs(journey);
  await journey.gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  return { ...journey, chaperone };
};

/** Stopped on both sides, the token dead with the rule that ended it, and nothing of the picture anywhere. */
const expectStopped = async (
  journey: Journey,
  { captureId, token }: Awaited<ReturnType<typeof press>>,
  ended: string,
  rule: string,
): Promise<void> => {
  await journey.patient.until('told to drop it', ({ stopped }) => stopped.includes(captureId));
  await journey.gp.until(
    'told why',
    ({ view }) => view?.captures.find(({ id }) => id === captureId)?.ended === ended,
  );
  const picture = await jpegOf(300, 200);
  await expectRefusal(app, { code: 'capture_spent', rules: [rule] }, async () => {
    const { body } = await upload<ErrorBody>(journey, { captureId, token, picture });
    return body;
  });
  expect(await stillsOf(journey)).toEqual([]);
  expect((await app.files()).filter(({ path }) => path.includes(captureId))).toEqual([]);
};

test('[R13] [R3] the plan changes behind the press: the photograph stops and its token is dead', async () => {
  const journey = await untilShutter(app);
  const command = await press(journey);
  await journey.gp.ok('statement:clinician', OTHER_PLAN);
  await expectStopped(journey, command, 'examination_not_explained', 'R27');
});

test('[R13] [R28] the patient says behind the press that it is intimate: the photograph stops', async () => {
  const journey = await untilShutter(app);
  const command = await press(journey);
  await journey.patient.ok('statement:patient', { kind: 'marked_intimate', intimate: true });
  await expectStopped(journey, command, 'intimate_consent_missing', 'R28');
});

test('[R13] [R11] not safe to talk, said behind the press: it stops, and no page but the doctor’s can tell why', async () => {
  const journey = await untilShutter(app);
  const command = await press(journey);
  await journey.patient.ok('statement:patient', { kind: 'safe_to_talk', answer: 'no' });
  await expectStopped(journey, command, 'gate_closed', 'R13');
  expect(JSON.stringify(journey.patient.seen)).not.toContain('patient_not_safe');
});

test('[R13] [R31] the chaperone’s connection goes behind the press: what was only asked for stops', async () => {
  const journey = await untilChaperonedShutter();
  const command = await press(journey);
  journey.chaperone.close();
  await expectStopped(journey, command, 'chaperone_not_present', 'R31');
});

test('[R13] put on hold behind the press: what was only asked for stops', async () => {
  const journey = await untilShutter(app);
  const command = await press(journey);
  await journey.gp.ok('participant:hold', { participantId: journey.patient.seen.ownParticipantId });
  await expectStopped(journey, command, 'patient_not_present', 'R13');
});

/** Sends half, does something, sends the rest. */
const withHalf = async (
  journey: Journey,
  { captureId, token }: Awaited<ReturnType<typeof press>>,
  work: () => Promise<void>,
) => {
  const picture = await jpegOf(1600, 1200);
  const half = Math.floor(picture.length / 2);
  const short = await upload<ErrorBody>(
    { app, patientCookie: journey.patientCookie },
    { captureId, token, picture, bytes: half },
  );
  expect(short.body).toMatchObject({ code: 'upload_offset', count: half });
  await work();
  return upload<ErrorBody>(journey, { captureId, token, picture, offset: half });
};

test('[R13] [R3] the plan changes while the picture is sent: nothing of it is stored', async () => {
  const journey = await untilShutter(app);
  const command = await press(journey);
  const rest = await withHalf(journey, command, async () => {
    await journey.gp.ok('statement:clinician', OTHER_PLAN);
  });
  expect(rest.body).toMatchObject({ code: 'capture_spent' });
  await expectStopped(journey, command, 'examination_not_explained', 'R27');
});

test('[R13] [S8] the patient’s connection is cut and the chaperone goes while the picture is sent: it arrives', async () => {
  const journey = await untilChaperonedShutter();
  const command = await press(journey);
  const rest = await withHalf(journey, command, async () => {
    journey.patient.close();
    journey.chaperone.close();
    await journey.gp.until(
      'both gone',
      ({ view }) => view?.participants.filter(({ connected }) => connected).length === 1,
    );
  });
  expect(rest.status).toBe(201);
  expect(await stillsOf(journey)).toHaveLength(1);
});

/** No change of the consultation: only a look at the gate itself can see it. */
const bornIn2015 = ({ patientId }: Journey) =>
  app.db.updateTable('patient').set({ date_of_birth: '2015-01-01' }).where('id', '=', patientId).execute();

test('[R13] [R4] who may agree has changed between press and upload: the first byte is refused', async () => {
  const journey = await untilShutter(app);
  const command = await press(journey);
  await bornIn2015(journey);
  const { body } = await upload<ErrorBody>(journey, { ...command, picture: await jpegOf(300, 200) });
  expect(body.code).toBe('capture_spent');
  await journey.patient.until('told', ({ stopped }) => stopped.includes(command.captureId));
  expect(await stillsOf(journey)).toEqual([]);
});

test('[R13] the gate closes between the last byte and the row: no row, and the object is gone', async () => {
  const journey = await untilShutter(app);
  const { captureId, token } = await press(journey);
  const files = (await app.files()).length;
  const picture = await jpegOf(300, 200);
  const deps = stillDepsOf(app);
  const sanitise = async (bytes: Buffer) => {
    await bornIn2015(journey);
    return deps.sanitiser.sanitise(bytes);
  };
  const actor = {
    kind: 'patient',
    sessionId: 'session',
    practiceId: app.practice.id,
    consultationId: journey.id,
    participantId: journey.patient.seen.ownParticipantId,
    name: 'Seán',
    receiptOnly: false,
  } as const;
  const request = {
    captureId,
    token,
    offset: 0,
    total: picture.length,
    sha256: Sha256.parse(createHash('sha256').update(picture).digest('hex')),
    about: ABOUT,
    body: Readable.from([picture]),
  };
  await expect(
    receivePicture({ ...deps, sanitiser: { ...deps.sanitiser, sanitise } }, [actor], request),
  ).rejects.toMatchObject({ code: 'capture_spent' });
  const row = await app.db
    .selectFrom('capture')
    .select(['state', 'wrapped_upload_key'])
    .where('id', '=', captureId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: 'stopped', wrapped_upload_key: null });
  expect(await stillsOf(journey)).toEqual([]);
  expect((await app.files()).length).toBe(files);
});

test('[R5] [R23] a still carries the policy that was in force: the practice’s country, its own choices, its image policy', async () => {
  const asked = async (): Promise<Record<string, unknown>> => {
    const journey = await untilShutter(app);
    const { captureId } = await press(journey);
    const { provenance } = await app.db
      .selectFrom('capture')
      .select('provenance')
      .where('id', '=', captureId)
      .executeTakeFirstOrThrow();
    return provenance['policy'] as Record<string, unknown>;
  };
  const before = await asked();
  expect(before).toMatchObject({ jurisdiction: 'ie', version: 1, practicePolicy: null, imagePolicy: null });
  expect(before['captureRules']).toContain('R5');
  const at = app.clock.now();
  const chosen = await app.db
    .insertInto('practice_policy')
    .values({
      practice_id: app.practice.id,
      at,
      by_user_id: null,
      body: JSON.stringify(DEFAULT_PRACTICE_POLICY),
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto('image_policy')
    .values({
      practice_id: app.practice.id,
      version: 3,
      at,
      by_user_id: null,
      text: 'x',
      sha256: 'a'.repeat(64),
    })
    .execute();
  await app.db
    .updateTable('practice')
    .set({ jurisdiction: 'uk' })
    .where('id', '=', app.practice.id)
    .execute();
  expect(await asked()).toMatchObject({
    jurisdiction: 'uk',
    version: 1,
    practicePolicy: chosen.seq,
    imagePolicy: 3,
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { jpegOf } from '../support/pictures.ts';
import { press, untilShutter, upload } from '../support/journey.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('[R13] from link to live shutter to a stored still, with every event acknowledged', async () => {
  const journey = await untilShutter(app);
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(800, 600);
  const answer = await upload<{ stillId: string; width: number; height: number }>(journey, {
    captureId,
    token,
    picture,
  });
  expect(answer).toMatchObject({ status: 201, body: { width: 800, height: 600 } });
  await journey.gp.until('the still', ({ view }) => view?.stills.length === 1);
  expect(journey.gp.seen.stills[0]).toMatchObject({ state: 'unfiled', inPracticeRecord: false });
});

test('[R13] a frame of the video is the last resort, by the same gate and a token of its own', async () => {
  const journey = await untilShutter(app);
  const early = await journey.gp.refused('capture:grab', {});
  expect(early.blockers?.map(({ code }) => code)).toEqual(['device_not_tried']);
  const { captureId: failed } = await press(journey);
  await journey.patient.ok('capture:failed', { captureId: failed, method: 'device_frame', reason: '' });
  const { captureId, token } = await journey.gp.ok('capture:grab', {});
  const picture = await jpegOf(640, 360);
  const cookie = journey.gpCookie;
  const asDevice = await upload<{ code: string }>(journey, { captureId, token, picture, cookie });
  expect(asDevice.body.code).toBe('invalid_request');
  const answer = await upload(journey, {
    captureId,
    token,
    picture,
    cookie: journey.gpCookie,
    about: { method: 'received_frame' },
  });
  expect(answer.status).toBe(201);
  await journey.gp.until('the still', ({ view }) => view?.stills.length === 1);
  expect(journey.gp.seen.stills[0]?.about.method).toBe('received_frame');
});

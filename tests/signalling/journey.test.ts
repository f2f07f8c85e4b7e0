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
  const answer = await upload<{ stillId: string; width: number; height: number }>(app, {
    captureId,
    token,
    picture,
  });
  expect(answer).toMatchObject({ status: 201, body: { width: 800, height: 600 } });
  await journey.gp.until('the still', ({ view }) => view?.stills.length === 1);
  expect(journey.gp.seen.stills[0]).toMatchObject({ state: 'unfiled', inPracticeRecord: false });
});

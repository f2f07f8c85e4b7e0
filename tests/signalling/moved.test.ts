import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { begin, prepare } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http } from '../support/people.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const HOUR = 60 * 60_000;
const NOT_ANSWERED = ['safety_not_answered', 'privacy_not_answered'];
const SITTING = ['place', 'privacy', 'safe_to_talk'];

let app: TestApp;
const journeys: Journey[] = [];
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => {
  for (const { gp, patient } of journeys.splice(0)) {
    gp.close();
    patient.close();
  }
});
afterAll(() => app.close());

/** Everything answered, in the waiting room; then the practice moves the appointment. */
const movedBy = async (ms: number): Promise<Journey> => {
  const journey = await begin(app);
  journeys.push(journey);
  await prepare(journey);
  const startsAt = new Date(app.clock.now().getTime() + ms).toISOString();
  const { status } = await http(app, 'POST', `/api/consultations/${journey.id}/reschedule`, {
    cookie: journey.gpCookie,
    body: { startsAt },
  });
  expect(status).toBe(200);
  await journey.patient.until('the new time', ({ view }) => view?.startsAt === startsAt);
  await journey.gp.until('the new time', ({ view }) => view?.startsAt === startsAt);
  return journey;
};

const kinds = ({ patient }: Journey) => patient.seen.statements.map(({ kind }) => kind);

const gateCodes = ({ gp }: Journey) => gp.seen.gates.conversation.blockers.map(({ code }) => code);

test('[R11, R13] moved to tomorrow: safety, privacy and place are asked anew, and nothing opens on today’s answers', async () => {
  const journey = await movedBy(24 * HOUR);
  expect(journey.patient.seen.state.name).toBe('preparing');
  for (const kind of SITTING) expect(kinds(journey)).not.toContain(kind);
  expect(kinds(journey)).toContain('limitations_acknowledged');
  expect(gateCodes(journey)).toEqual(expect.arrayContaining(NOT_ANSWERED));
  await journey.gp.refused('consultation:open', {});
});

test('[R11] twin: moved by half an hour the patient goes on waiting, and nothing is asked twice', async () => {
  const journey = await movedBy(HOUR / 2);
  expect(journey.patient.seen.state.name).toBe('waiting');
  for (const kind of SITTING) expect(kinds(journey)).toContain(kind);
  for (const code of NOT_ANSWERED) expect(gateCodes(journey)).not.toContain(code);
});

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { ReviewQueue } from '../../shared/http-review.ts';
import { addColleague } from '../support/colleagues.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  agreeExamination,
  begin,
  bringChaperone,
  explain,
  explainPhotographs,
  openConversation,
  prepare,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http } from '../support/people.ts';
import { takeStill } from '../support/stills.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

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

/** In conversation and explained; the patient has not been asked about a chaperone and has not agreed to the examination. */
const hurried = async (): Promise<Journey> => {
  const journey = await begin(app);
  journeys.push(journey);
  await prepare(journey, { chaperone: 'unanswered' });
  await openConversation(journey);
  await explain(journey);
  return journey;
};

const REASON = 'Lips and tongue are swelling while we speak';
const override = ({ gp }: Journey, over: Record<string, unknown> = {}) => ({
  kind: 'emergency_override',
  planId: gp.seen.told?.planId,
  gate: 'examination',
  reason: REASON,
  codes: ['chaperone_not_answered', 'examination_not_agreed'],
  ...over,
});

test('[R13] in an emergency the GP goes on past what is missing: everyone is told, and it waits for somebody else', async () => {
  const journey = await hurried();
  const { gp, patient, id } = journey;
  expect(gp.seen.emergency.examination.toSorted()).toEqual([
    'chaperone_not_answered',
    'examination_not_agreed',
  ]);
  await gp.ok('statement:clinician', override(journey) as never);
  await gp.until('the gate', ({ view }) => view?.gates.examination.open === true);
  await patient.until('being told', ({ view }) => view?.emergencySince !== null);
  const said = gp.seen.statements.findLast(({ kind }) => kind === 'emergency_override');
  expect(said).toMatchObject({ gate: 'examination', reason: REASON });
  const planId = gp.seen.told?.planId;
  if (planId) await gp.ok('statement:clinician', { kind: 'examination_began', planId });

  const queueOf = async (cookie: string) =>
    (await http<ReviewQueue>(app, 'GET', '/api/review', { cookie })).body.open;
  const other = await addColleague(app, 'gp');
  const item = (await queueOf(other.cookie)).at(-1);
  expect(item).toMatchObject({
    kind: 'emergency_override',
    detail: { gate: 'examination', rules: expect.arrayContaining(['R27', 'R30']) as unknown },
    reason: REASON,
    clear: 'yes',
  });
  const manager = await addColleague(app, 'manager');
  expect((await queueOf(manager.cookie)).at(-1)).toMatchObject({
    patientName: null,
    reason: null,
    clear: 'clinical',
  });
  const clear = (cookie: string) =>
    http<ErrorBody>(app, 'POST', `/api/review/${item?.id ?? ''}/clear`, {
      cookie,
      body: { outcome: 'justified', words: 'Anaphylaxis, it was right' },
    });
  await expectRefusal(
    app,
    { code: 'own_review', rules: ['R13'] },
    async () => (await clear(journey.gpCookie)).body,
  );
  await expectRefusal(app, { code: 'not_allowed' }, async () => (await clear(manager.cookie)).body);
  expect((await clear(other.cookie)).status).toBe(200);
  const audit = await app.db
    .selectFrom('audit_entry')
    .select('detail')
    .where('consultation_id', '=', id)
    .where('event', '=', 'gate.overridden')
    .execute();
  expect(audit).toHaveLength(1);
  expect(JSON.stringify(audit)).not.toContain('tongue');
});

test('[R13] a short reason, another plan, a gate that is open, and no conversation are refused', async () => {
  const journey = await hurried();
  const { gp } = journey;
  const attempt = (over: Record<string, unknown>) => () =>
    gp.refused('statement:clinician', override(journey, over));
  await expectRefusal(app, { code: 'invalid_request' }, attempt({ reason: 'too short' }));
  await expectRefusal(app, { code: 'conflict' }, attempt({ codes: ['nothing_at_all'] }));
  await expectRefusal(app, { code: 'conflict' }, attempt({ planId: journey.id }));
  await expectRefusal(app, { code: 'conflict' }, attempt({ codes: [] }));
  await gp.ok('statement:clinician', override(journey) as never);
  await expectRefusal(app, { code: 'conflict' }, attempt({}));
  await gp.ok('consultation:end', {});
  await expectRefusal(app, { code: 'conflict' }, attempt({}));
});

test('[R27, R13] a no of the patient is never passed, before or after', async () => {
  const journey = await hurried();
  const { gp } = journey;
  await agreeExamination(journey, 'no');
  await gp.until('the no', ({ view }) => view?.emergency.examination.length === 0);
  const attempt = (codes: string[]) => () => gp.refused('statement:clinician', override(journey, { codes }));
  await expectRefusal(app, { code: 'blocked', rules: ['R27'] }, attempt(['chaperone_not_answered']));
  await expectRefusal(app, { code: 'blocked', rules: ['R27'] }, attempt(['examination_refused']));
});

test('[R13] what the GP did not name stays closed, and a new plan needs a new override', async () => {
  const journey = await hurried();
  const { gp } = journey;
  await gp.ok('statement:clinician', override(journey, { codes: ['chaperone_not_answered'] }) as never);
  await gp.until('one left', ({ view }) => view?.gates.examination.blockers.length === 1);
  expect(gp.seen.gates.examination.blockers[0]?.code).toBe('examination_not_agreed');
  await gp.ok('statement:clinician', override(journey, { codes: ['examination_not_agreed'] }) as never);
  await gp.until('the gate', ({ view }) => view?.gates.examination.open === true);
  await explain(journey);
  await gp.until('closed again', ({ view }) => view?.gates.examination.open === false);
  expect(gp.seen.emergencySince).toBeNull();
});

test('[R7] nobody but the GP goes on in an emergency', async () => {
  const journey = await hurried();
  const { patient } = journey;
  await expectRefusal(app, { code: 'not_allowed' }, () =>
    patient.refused('statement:clinician', override(journey)),
  );
  const chaperone = await bringChaperone(journey);
  await expectRefusal(app, { code: 'not_allowed' }, () =>
    chaperone.refused('statement:clinician', override(journey)),
  );
  expect(chaperone.seen.emergencySince).toBeNull();
  chaperone.close();
});

test('[R3, R13] a photograph taken past a rule carries the override, and counts as without complete consent', async () => {
  const journey = await hurried();
  const { gp } = journey;
  await explainPhotographs(journey);
  const codes = gp.seen.emergency.capture;
  expect(codes).toContain('consent_provisional');
  await gp.ok('statement:clinician', override(journey, { gate: 'capture', codes }) as never);
  await gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  const stillId = await takeStill(journey);
  const said = gp.seen.statements.findLast(({ kind }) => kind === 'emergency_override');
  const { provenance } = await app.db
    .selectFrom('still')
    .select('provenance')
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  expect(provenance).toMatchObject({ emergencyOverrides: [said?.id] });
  const { cookie } = await addColleague(app, 'manager');
  const board = await http<{ consent: { of: number; complete: number }; overrides: { count: number } }>(
    app,
    'GET',
    '/api/adherence?days=30',
    { cookie },
  );
  expect(board.body.consent).toMatchObject({ of: 1, complete: 0 });
  expect(board.body.overrides.count).toBeGreaterThan(0);
});

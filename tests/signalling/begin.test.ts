import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClinicianStatement } from '../../shared/consultation.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { begin, prepare } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const BEST = { kind: 'best_interest', reason: 'delay_could_harm', note: '' } as const;
const WAY = { kind: 'modality', modality: 'both', reason: 'Overview and detail' } as const;
const UNDISTURBED: ClinicianStatement = { kind: 'no_interruption', participants: [] };
const of = ({ patient }: Journey) => patient.seen.ownParticipantId;

test('[R13] the whole pre-call checklist in one event: recorded, opened, the patient let in', async () => {
  const journey = await begin(app);
  await prepare(journey);
  await journey.gp.ok('consultation:begin', { statements: [BEST, WAY, UNDISTURBED], patientId: of(journey) });
  await journey.patient.until('let in', ({ view }) => view?.admitted === true);
  expect(journey.gp.seen.state.name).toBe('conversation');
  await expectRefusal(app, { code: 'conflict' }, () =>
    journey.gp.refused('consultation:begin', { statements: [], patientId: of(journey) }),
  );
});

test('[R8, R13] when anything is missing nothing of it happens, not even what was stated', async () => {
  const journey = await begin(app);
  await prepare(journey);
  await expectRefusal(app, { code: 'blocked', rules: ['R8'] }, () =>
    journey.gp.refused('consultation:begin', { statements: [WAY, UNDISTURBED], patientId: of(journey) }),
  );
});

test('[R13] a patient who has not finished the questions is not let in', async () => {
  const journey = await begin(app);
  await expectRefusal(app, { code: 'blocked', rules: ['R11', 'R12'] }, () =>
    journey.gp.refused('consultation:begin', {
      statements: [BEST, WAY, UNDISTURBED],
      patientId: of(journey),
    }),
  );
});

test('[R7, R13] what belongs into the conversation cannot be attested before it, and nobody else begins', async () => {
  const journey = await begin(app);
  await prepare(journey);
  const attested = {
    statements: [BEST, WAY, UNDISTURBED, { kind: 'limitations_discussed' }],
    patientId: of(journey),
  };
  await expectRefusal(app, { code: 'blocked', rules: ['R13'] }, () =>
    journey.gp.refused('consultation:begin', attested),
  );
  await expectRefusal(app, { code: 'not_allowed' }, () =>
    journey.patient.refused('consultation:begin', attested),
  );
  const stranger = { statements: [BEST, WAY, UNDISTURBED], patientId: journey.gp.seen.ownParticipantId };
  await expectRefusal(app, { code: 'not_found' }, () => journey.gp.refused('consultation:begin', stranger));
});

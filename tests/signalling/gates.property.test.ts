import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../support/people.ts';
import { perform } from '../support/property/perform.ts';
import { step } from '../support/property/steps.ts';
import type { Step } from '../support/property/steps.ts';
import { missing, newModel } from '../support/property/model.ts';
import { createRooms } from '../support/property/room.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

/** Sequences tried; `PROPERTY_RUNS=5000` for a long look. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 400);
const MINUTES = 60_000;

let app: TestApp;
let rooms: Awaited<ReturnType<typeof createRooms>>;
beforeAll(async () => {
  app = await startTestApp();
  await signIn(app, app.practice.gpEmail);
  const { id } = await app.db.selectFrom('staff_session').select('id').executeTakeFirstOrThrow();
  rooms = await createRooms(app, id);
});
afterAll(() => app.close());

const born = (age: number): string => {
  const now = app.clock.now();
  return `${String(now.getUTCFullYear() - age)}-01-01`;
};

/** What brings the ordinary case near an open shutter; then anything happens. */
const nearly = (age: number): Step[] => [
  { do: 'plan', intimate: false },
  { do: 'explain' },
  { do: 'say', from: 'gp', what: 'necessity' },
  { do: 'say', from: 'patient', what: 'declines chaperone' },
  ...(age < 18 ? [{ do: 'say', from: 'patient', what: 'happy' } as const] : []),
  ...(age === 17 ? [{ do: 'say', from: 'gp', what: 'not mental health' } as const] : []),
  ...(age < 16 ? [{ do: 'name', basis: 'parent_guardian', joins: 'beside', valid: true } as const] : []),
  {
    do: 'answer',
    from: 'patient',
    whose: age < 16 ? 'last' : 'patient',
    scopes: ['video', 'examination', 'take', 'store'],
    yes: true,
  },
];

const KINDS = ['limitations_discussed', 'device_notice_acknowledged', 'opening', 'best_interest', 'privacy'];
const scenario = fc.record({
  age: fc.constantFrom(9, 17, 40, 82),
  leftOut: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
  ),
  ready: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  steps: fc.array(step, { minLength: 3, maxLength: 12 }),
});

test(
  `[R2–R7, R13, R24, R27–R31] ${String(RUNS)} sequences of anything by anybody: the shutter never opens while something it needs is absent, withdrawn or given by someone not entitled`,
  { timeout: 60 * MINUTES },
  async () => {
    const opened = { 9: 0, 17: 0, 40: 0, 82: 0 };
    let tried = 0;
    const tryShutter = async (...[room, model]: Parameters<typeof perform>): Promise<void> => {
      tried += 1;
      const reply = await room.send('gp', 'capture:request', {});
      if (!reply.ok) return;
      expect(missing(model)).toEqual([]);
      opened[model.age as keyof typeof opened] += 1;
      const { captureId } = reply.value as { captureId: string };
      expect((await room.send('patient', 'capture:refuse', { captureId })).ok).toBe(true);
    };
    await fc.assert(
      fc.asyncProperty(scenario, async ({ age, leftOut, ready, steps }) => {
        const room = await rooms.open(born(age), leftOut);
        const model = newModel(age);
        model.modality = 'both';
        for (const kind of ['best_interest', 'no_interruption', 'privacy', 'safe_to_talk', 'opening'])
          if (kind !== leftOut) model.said.add(kind);
        for (const kind of [
          'limitations_discussed',
          'limitations_acknowledged',
          'device_notice_acknowledged',
        ])
          if (kind !== leftOut) model.said.add(kind);
        for (const one of ready ? nearly(age) : []) await perform(room, model, one);
        await tryShutter(room, model, steps[0]!);
        for (const one of steps) {
          await perform(room, model, one);
          await tryShutter(room, model, one);
        }
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
    // Nobody learns anything from a shutter that never opens.
    for (const age of [9, 17, 40, 82] as const) expect(opened[age]).toBeGreaterThan(RUNS / 40);
    process.stdout.write(
      `gates: ${String(RUNS)} sequences, ${String(tried)} tries, opened ${JSON.stringify(opened)}\n`,
    );
  },
);

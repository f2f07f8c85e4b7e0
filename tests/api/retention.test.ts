import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../server/platform/ids.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { StatementId } from '../../shared/ids.ts';
import type { PatientId } from '../../shared/ids.ts';
import { addColleague } from '../support/colleagues.ts';
import type { Colleague } from '../support/colleagues.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { addPatient, bookFor } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { attended, retentionOf, yearsAgo } from '../support/retention.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let gpCookie: string;
let gp: ReturnType<typeof retentionOf>;
let second: Colleague;
let manager: Colleague;
let chaperone: string;
let stranger: string;

beforeAll(async () => {
  app = await startTestApp();
  gpCookie = await signIn(app, app.practice.gpEmail);
  gp = retentionOf(app, gpCookie);
  second = await addColleague(app, 'gp');
  manager = await addColleague(app, 'manager');
  chaperone = await signIn(app, app.practice.chaperoneEmail);
  stranger = await signIn(app, app.other.gpEmail);
});
afterAll(() => app.close());

/** A patient seen once, so many years ago. */
const seen = async (years: number, changes: Parameters<typeof addPatient>[2] = {}): Promise<PatientId> => {
  const { id } = await addPatient(app, gpCookie, changes);
  await attended(app, await bookFor(app, gpCookie, id));
  await yearsAgo(app, id, years);
  return id;
};

const code = async (answer: Promise<{ body: ErrorBody }>): Promise<ErrorBody> => (await answer).body;
const yearsFromNow = (years: number): string => {
  const day = new Date();
  return `${day.getFullYear() + years}${day.toISOString().slice(4, 10)}`;
};
const death = (on: string) => ({ kind: 'death', applies: true, on, reason: 'Told by the family' });

describe('how long a record is kept', () => {
  test('[R33] an adult seen a year ago: seven years to come, with rule, source and the pack’s version', async () => {
    const id = await seen(1);
    const { status, body } = await gp.read(id);
    expect(status).toBe(200);
    expect(body.standing).toMatchObject({ due: false, held: false, jurisdiction: 'ie', packVersion: 1 });
    expect(body.standing.decisive).toMatchObject({
      category: 'adult',
      label: '8 years after the last contact',
    });
    expect(body.standing.decisive?.source).toMatch(/Medisec/);
    expect(body.standing.until?.slice(0, 4)).toBe(String(new Date().getFullYear() + 7));
  });

  test('[R33] a child’s record is a child’s, whoever looks when', async () => {
    const id = await seen(5, { dateOfBirth: '2015-05-08' });
    expect((await gp.read(id)).body.standing).toMatchObject({
      until: '2040-05-08',
      decisive: { category: 'child' },
    });
  });

  test('[R33] a clinician’s correction is appended, the newest holds, and what was said before stays', async () => {
    const id = await seen(3);
    const mental = { kind: 'mental_disorder', applies: true, on: null, reason: 'Admitted in 2012' };
    expect((await gp.fact(id, mental)).status).toBe(200);
    expect((await gp.read(id)).body.standing.decisive?.category).toBe('mental_disorder');
    await gp.fact(id, { ...mental, applies: false, reason: 'Another person’s letter' });
    const { standing, facts } = (await gp.read(id)).body;
    expect(standing.decisive?.category).toBe('adult');
    expect(facts.map(({ applies, reason, by }) => [applies, reason, by])).toEqual([
      [false, 'Another person’s letter', 'Dr Test Murphy'],
      [true, 'Admitted in 2012', 'Dr Test Murphy'],
    ]);
  });

  test('[R33] contact elsewhere counts when it is later, and shortens nothing when it is earlier', async () => {
    const id = await seen(9);
    await gp.fact(id, { kind: 'last_contact', applies: true, on: yearsFromNow(-2), reason: 'Seen at home' });
    expect((await gp.read(id)).body.standing).toMatchObject({ until: yearsFromNow(6), due: false });
    await gp.fact(id, { kind: 'last_contact', applies: true, on: yearsFromNow(-20), reason: 'Mistyped' });
    expect((await gp.read(id)).body.standing.due).toBe(true);
  });

  test('[R33] a booked appointment in the future keeps the record', async () => {
    const id = await seen(9);
    await bookFor(app, gpCookie, id);
    expect((await gp.read(id)).body.standing.due).toBe(false);
  });

  test.each([
    ['a death without its day', { kind: 'death', applies: true, on: null, reason: 'x' }],
    ['a death in the future', death(yearsFromNow(1))],
    ['a death before the birth', death('1957-03-01')],
    ['a day where none is asked', { kind: 'suicide', applies: true, on: '2020-01-01', reason: 'x' }],
    ['no reason', { kind: 'suicide', applies: true, on: null, reason: ' ' }],
    ['a kind that is none', { kind: 'adult', applies: true, on: null, reason: 'x' }],
  ])('[R33] %s is refused', async (_what, body) => {
    const id = await seen(1);
    await expectRefusal(app, { code: 'invalid_request' }, () => code(gp.fact<ErrorBody>(id, body)));
  });

  test('[R22] who may not read the record reads and corrects nothing of this', async () => {
    const id = await seen(1);
    const rules = { code: 'no_care_relationship', rules: ['R22'] };
    const cover = retentionOf(app, second.cookie);
    await expectRefusal(app, rules, () => code(cover.read<ErrorBody>(id)));
    await expectRefusal(app, rules, () => code(cover.fact<ErrorBody>(id, death('2020-01-01'))));
    for (const cookie of [chaperone, manager.cookie]) {
      const other = retentionOf(app, cookie);
      await expectRefusal(app, { code: 'not_allowed' }, () => code(other.read<ErrorBody>(id)));
      await expectRefusal(app, { code: 'not_allowed' }, () =>
        code(other.fact<ErrorBody>(id, death('2020-01-01'))),
      );
    }
    const away = retentionOf(app, stranger);
    await expectRefusal(app, { code: 'not_found' }, () => code(away.read<ErrorBody>(id)));
    await expectRefusal(app, { code: 'not_found' }, () =>
      code(away.fact<ErrorBody>(id, death('2020-01-01'))),
    );
  });

  test('[R1] looking at it is audited, and a correction without saying which', async () => {
    const id = await seen(1);
    await gp.read(id);
    await gp.fact(id, { kind: 'suicide', applies: true, on: null, reason: 'Coroner' });
    const entries = await app.db
      .selectFrom('audit_entry')
      .select(['event', 'actor', 'detail'])
      .where('patient_id', '=', id)
      .where('event', 'like', 'retention.%')
      .orderBy('seq')
      .execute();
    expect(entries.map(({ event }) => event)).toEqual(['retention.read', 'retention.fact_recorded']);
    expect(entries[1]).toMatchObject({
      actor: { role: 'gp', userId: app.practice.gp },
      detail: { jurisdiction: 'ie', packVersion: 1 },
    });
    expect(JSON.stringify(entries)).not.toMatch(/suicide|Coroner/);
  });

  test('[R33] what was recorded is never rewritten, not even by the application', async () => {
    const id = await seen(1);
    await gp.fact(id, death('2025-01-01'));
    await gp.hold(id);
    for (const table of ['retention_fact', 'retention_hold'] as const) {
      await expect(
        app.db.updateTable(table).set({ reason: 'else' }).where('patient_id', '=', id).execute(),
      ).rejects.toThrow(/append-only/);
      await expect(app.db.deleteFrom(table).where('patient_id', '=', id).execute()).rejects.toThrow(
        /append-only/,
      );
    }
    const [consultation] = await app.db
      .selectFrom('consultation')
      .select('id')
      .where('patient_id', '=', id)
      .execute();
    if (!consultation) throw new Error('no consultation');
    await app.db
      .insertInto('statement')
      .values({
        id: newId(StatementId),
        consultation_id: consultation.id,
        at: new Date(),
        kind: 'note',
        body: '{}',
        author: '{}',
      })
      .execute();
    await expect(
      app.db.deleteFrom('statement').where('consultation_id', '=', consultation.id).execute(),
    ).rejects.toThrow(/append-only/);
  });
});

describe('legal hold', () => {
  test('[R33] placed by a manager, it takes the record off the review list until it is lifted', async () => {
    const id = await seen(9);
    const list = async () => (await retentionOf(app, manager.cookie).overview()).body;
    expect((await list()).due.map(({ patientId }) => patientId)).toContain(id);
    const { body: hold } = await retentionOf(app, manager.cookie).hold(id);
    const held = await list();
    expect(held.due.map(({ patientId }) => patientId)).not.toContain(id);
    expect(held.held.find(({ patientId }) => patientId === id)?.holds).toMatchObject([
      { id: hold.id, by: manager.name, reason: 'Solicitor’s letter of 3 May', lifted: null },
    ]);
    expect((await gp.lift(hold.id)).status).toBe(200);
    expect((await list()).due.map(({ patientId }) => patientId)).toContain(id);
    expect((await gp.read(id)).body.holds).toMatchObject([
      { lifted: { by: 'Dr Test Murphy', reason: 'The claim is settled' } },
    ]);
  });

  test('[R33] two holds stand on their own: lifting one leaves the other', async () => {
    const id = await seen(9);
    const first = await gp.hold(id);
    await gp.hold(id, 'Coroner’s inquest');
    await gp.lift(first.body.id);
    expect((await gp.read(id)).body.standing).toMatchObject({ held: true, due: false });
  });

  test('[R33] lifting twice, a hold that is none, another practice’s, and a chaperone are refused', async () => {
    const id = await seen(9);
    const { body: hold } = await gp.hold(id);
    await expectRefusal(app, { code: 'not_found' }, () =>
      code(retentionOf(app, stranger).lift<ErrorBody>(hold.id)),
    );
    await expectRefusal(app, { code: 'not_found' }, () => code(gp.lift<ErrorBody>(randomUUID())));
    await expectRefusal(app, { code: 'not_allowed' }, () =>
      code(retentionOf(app, chaperone).lift<ErrorBody>(hold.id)),
    );
    await expectRefusal(app, { code: 'invalid_request' }, () => code(gp.lift<ErrorBody>(hold.id, '')));
    await gp.lift(hold.id);
    await expectRefusal(app, { code: 'conflict', rules: ['R33'] }, () => code(gp.lift<ErrorBody>(hold.id)));
    await expectRefusal(app, { code: 'not_found', rules: ['R33'] }, () =>
      code(retentionOf(app, stranger).hold<ErrorBody>(id)),
    );
    await expectRefusal(app, { code: 'not_allowed' }, () =>
      code(retentionOf(app, chaperone).hold<ErrorBody>(id)),
    );
  });
});

describe('the review list', () => {
  test('[R33] the longest overdue first, with citations; the table says which newer policy was not read', async () => {
    const nine = await seen(9);
    const twelve = await seen(12);
    const { body } = await gp.overview();
    const order = body.due.map(({ patientId }) => patientId);
    expect(order.indexOf(twelve)).toBeLessThan(order.indexOf(nine));
    expect(order.indexOf(twelve)).toBeGreaterThanOrEqual(0);
    expect(body.table.about).toMatch(/newer policy.*not read its schedule/);
    expect(body.table.rows).toHaveLength(10);
  });

  test('[R1] a manager is not told a category that is a diagnosis; nobody’s clinical words are in it', async () => {
    const id = await seen(22);
    await gp.fact(id, { kind: 'mental_disorder', applies: true, on: null, reason: 'Zweckgrund' });
    const entryFor = async (cookie: string) =>
      (await retentionOf(app, cookie).overview()).body.due.find(({ patientId }) => patientId === id);
    expect(await entryFor(gpCookie)).toMatchObject({ category: 'mental_disorder' });
    const seenByManager = await entryFor(manager.cookie);
    expect(seenByManager).toMatchObject({ category: null, rule: null });
    expect(JSON.stringify(seenByManager)).not.toMatch(/mental|Zweckgrund|Rash/i);
  });

  test('[R33] chaperones and other practices see nothing of it', async () => {
    const id = await seen(9);
    await expectRefusal(app, { code: 'not_allowed' }, () =>
      code(retentionOf(app, chaperone).overview<ErrorBody>()),
    );
    const { body } = await retentionOf(app, stranger).overview();
    expect(JSON.stringify(body)).not.toContain(id);
  });

  test('[R33] kept longer with a day and a reason; no day in the past, none before the rule’s own', async () => {
    const id = await seen(9);
    await expectRefusal(app, { code: 'invalid_request', rules: ['R33'] }, () =>
      code(gp.keep<ErrorBody>(id, yearsFromNow(-1))),
    );
    expect((await retentionOf(app, manager.cookie).keep(id, yearsFromNow(3))).status).toBe(200);
    expect((await gp.read(id)).body).toMatchObject({
      standing: { due: false, until: yearsFromNow(3), keptLongerUntil: yearsFromNow(3) },
      reviews: [{ decision: 'keep', by: manager.name, reason: 'A family study is under way' }],
    });
    const young = await seen(1);
    await expectRefusal(app, { code: 'invalid_request', rules: ['R33'] }, () =>
      code(gp.keep<ErrorBody>(young, yearsFromNow(2))),
    );
  });

  test('[R33] a decision keeps what was true when it was taken', async () => {
    const id = await seen(9);
    await gp.propose(id);
    const { standing } = await app.db
      .selectFrom('retention_review')
      .select('standing')
      .where('patient_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(standing).toMatchObject({ category: 'adult', jurisdiction: 'ie', packVersion: 1, known: 0 });
    expect(standing['source']).toMatch(/Medisec/);
  });

  test('[R33] a practice in England counts by England’s table', async () => {
    const english = await startTestApp();
    try {
      await english.db.updateTable('practice').set({ jurisdiction: 'uk' }).execute();
      const cookie = await signIn(english, english.practice.gpEmail);
      const { id } = await addPatient(english, cookie);
      await bookFor(english, cookie, id);
      const there = retentionOf(english, cookie);
      await there.fact(id, death(yearsFromNow(0)));
      expect((await there.read(id)).body.standing).toMatchObject({
        jurisdiction: 'uk',
        until: yearsFromNow(10),
        decisive: { category: 'deceased' },
      });
    } finally {
      await english.close();
    }
  });
});

test('[R33] nobody signed in gets anything', async () => {
  const id = await seen(9);
  const nobody = retentionOf(app, '');
  for (const answer of [
    await nobody.read<ErrorBody>(id),
    await nobody.overview<ErrorBody>(),
    await nobody.hold<ErrorBody>(id),
    await nobody.propose<ErrorBody>(id),
    await nobody.dispose<ErrorBody>(id, randomUUID()),
  ])
    expect(answer.body.code).toBe('not_signed_in');
  const malformed = await http<ErrorBody>(app, 'GET', '/api/patients/nobody/retention', { cookie: gpCookie });
  expect(malformed.body.code).toBe('invalid_request');
});

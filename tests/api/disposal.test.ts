import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disposeRecord } from '../../server/clinical/retention/dispose-record.ts';
import { finishDisposals } from '../../server/clinical/retention/finish-disposals.ts';
import type { DisposalDeps } from '../../server/clinical/retention/finish-disposals.ts';
import { findStaff } from '../../server/identity/staff-sessions.ts';
import { newId } from '../../server/platform/ids.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { ConsultationId, CopyId, RetentionReviewId } from '../../shared/ids.ts';
import type { PatientId, StillId } from '../../shared/ids.ts';
import type { PatientList, PatientRecord } from '../../shared/http.ts';
import type * as z from 'zod/mini';
import { addColleague } from '../support/colleagues.ts';
import type { Colleague } from '../support/colleagues.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { addPatient, bookFor } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { oldRecord, retentionOf, yearsAgo } from '../support/retention.ts';
import { jpegOf } from '../support/pictures.ts';
import { enter, linkOf, share, sharedViewOf } from '../support/sharing.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let gpCookie: string;
let gp: ReturnType<typeof retentionOf>;
let second: Colleague;
let manager: Colleague;

beforeAll(async () => {
  app = await startTestApp();
  gpCookie = await signIn(app, app.practice.gpEmail);
  gp = retentionOf(app, gpCookie);
  second = await addColleague(app, 'gp');
  manager = await addColleague(app, 'manager');
});
afterAll(() => app.close());

const refusalOf = async (answer: Promise<{ body: ErrorBody }>): Promise<ErrorBody> => (await answer).body;
const confirm = (id: PatientId, proposalId: string, cookie = second.cookie) =>
  retentionOf(app, cookie).dispose<ErrorBody>(id, proposalId);
const proposed = async (id: PatientId): Promise<string> => {
  const { status, body } = await retentionOf(app, manager.cookie).propose(id);
  expect(status).toBe(200);
  return body.id;
};
const objectsOf = async (stillId: string): Promise<string[]> =>
  (await app.files()).map(({ path }) => path).filter((path) => path.includes(stillId));

/** Every column that can hold words, of every table, as one text. */
const wholeDatabase = async (): Promise<string> => {
  const columns = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'date', 'uuid', 'bytea')`.execute(
    app.db,
  );
  const texts: string[] = [];
  for (const { table_name, column_name } of columns.rows) {
    const rows = await sql<{ value: string | null }>`
      select ${sql.ref(column_name)}::text as value from ${sql.table(table_name)}`.execute(app.db);
    texts.push(...rows.rows.map(({ value }) => `${table_name}.${column_name}=${value ?? ''}`));
  }
  return texts.join('\n');
};

test('[R33] disposal destroys keys, words and objects, and the log proves what went without saying what it showed', async () => {
  const { patientId, stillId, consultationId } = await oldRecord(app);
  const before = await app.db
    .selectFrom('still')
    .selectAll()
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  const key = await app.db
    .selectFrom('patient')
    .select('wrapped_key')
    .where('id', '=', patientId)
    .executeTakeFirstOrThrow();
  const identity = await app.db
    .selectFrom('patient')
    .selectAll()
    .where('id', '=', patientId)
    .executeTakeFirstOrThrow();
  await gp.fact(patientId, {
    kind: 'last_contact',
    applies: true,
    on: '2010-01-01',
    reason: 'Zweckgrund, old letter',
  });
  // What the journey said, who the patient was, and both keys.
  const secrets = [
    'Zweckbefund',
    'Ring us if',
    'Zweckgrund',
    'Rash on the forearm',
    'Detail of the border',
    '4 Sea Road',
    'Murch',
    identity.identifier,
    `=${identity.date_of_birth}`,
    ...[before.wrapped_key, key.wrapped_key].map((bytes) => bytes?.toString('hex') ?? 'no key'),
  ];
  const proposalId = await proposed(patientId);
  const there = await wholeDatabase();
  expect(secrets.filter((secret) => !there.includes(secret))).toEqual([]);
  expect(await objectsOf(stillId)).toHaveLength(2);

  expect((await confirm(patientId, proposalId)).status).toBe(200);
  expect(await objectsOf(stillId)).toEqual([]);
  const left = await wholeDatabase();
  expect(secrets.filter((secret) => left.includes(secret))).toEqual([]);

  const log = (await gp.overview()).body.disposals.find((disposal) => disposal.patientId === patientId);
  expect(log).toMatchObject({
    proposedBy: manager.name,
    confirmedBy: second.name,
    category: 'adult',
    rule: '8 years after the last contact',
    jurisdiction: 'ie',
    packVersion: 1,
    consultations: [consultationId],
    stills: [{ id: stillId, sha256: before.sha256_stored, bytes: before.bytes }],
    copies: [],
  });
  expect(log?.source).toMatch(/Medisec/);
  expect(log?.finishedAt).not.toBeNull();
  expect(log?.removed).toMatchObject({ still: 1, capture: 1, retention_fact: 1, retention_review: 1 });
  expect(log?.removed['statement']).toBeGreaterThan(5);
  expect(log?.removed['consent']).toBeGreaterThan(3);
  expect(JSON.stringify(log)).not.toMatch(/forearm|rash|Murch|eczema/i);
});

test('[R1] the audit of a disposed record stays whole and says that it was disposed of', async () => {
  const { patientId } = await oldRecord(app);
  const events = async () =>
    (
      await app.db
        .selectFrom('audit_entry')
        .select('event')
        .where('patient_id', '=', patientId)
        .orderBy('seq')
        .execute()
    ).map(({ event }) => event);
  const before = await events();
  await confirm(patientId, await proposed(patientId));
  const after = await events();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length)).toEqual([
    'retention.disposal_proposed',
    'retention.record_disposed',
    'retention.disposal_finished',
  ]);
  const entry = await app.db
    .selectFrom('audit_entry')
    .select(['actor', 'lawful_basis', 'detail'])
    .where('patient_id', '=', patientId)
    .where('event', '=', 'retention.record_disposed')
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({
    actor: { role: 'gp', userId: second.id },
    lawful_basis: 'GDPR Art. 9(2)(h) with GDPR Art. 6(1)(e)',
    detail: { stills: 1 },
  });
});

test('[R33] after it nobody finds, reads, books or looks at anything of it', async () => {
  const { patientId, stillId, consultationId } = await oldRecord(app);
  await confirm(patientId, await proposed(patientId));
  const get = async (path: string) =>
    (await http<ErrorBody>(app, 'GET', path, { cookie: gpCookie })).body.code;
  expect(await get(`/api/patients/${patientId}/record`)).toBe('not_found');
  expect(await get(`/api/patients/${patientId}/retention`)).toBe('not_found');
  expect(await get(`/api/stills/${stillId}/image`)).toBe('not_found');
  const found = await http<z.infer<typeof PatientList>>(app, 'POST', '/api/patients/search', {
    cookie: gpCookie,
    body: { words: 'disposed' },
  });
  expect(found.body.patients).toEqual([]);
  const booking = { patientId, startsAt: null, durationMinutes: 15, reason: 'Again' };
  const booked = await http<ErrorBody>(app, 'POST', '/api/consultations', {
    cookie: gpCookie,
    body: booking,
  });
  expect(booked.body.code).toBe('not_found');
  const released = await http<ErrorBody>(app, 'POST', `/api/consultations/${consultationId}/release`, {
    cookie: gpCookie,
    body: {},
  });
  expect(released.status).toBeGreaterThanOrEqual(400);
  await expect(
    app.db
      .insertInto('consultation')
      .values({
        id: newId(ConsultationId),
        practice_id: app.practice.id,
        patient_id: patientId,
        clinician_id: app.practice.gp,
        starts_at: new Date(),
        duration_minutes: 15,
        reason: '',
        state: '{"name":"booked"}',
      })
      .execute(),
  ).rejects.toThrow(/disposed of/);
});

test('[R33] whoever brings their number and date of birth learns that it was theirs; a near miss learns nothing', async () => {
  const { patientId } = await oldRecord(app);
  const { identifier } = await app.db
    .selectFrom('patient')
    .select('identifier')
    .where('id', '=', patientId)
    .executeTakeFirstOrThrow();
  await confirm(patientId, await proposed(patientId));
  const ask = async (who: Record<string, string>, cookie = manager.cookie) =>
    (
      await http<{ disposals: unknown[] }>(app, 'POST', '/api/retention/was-it-mine', {
        cookie,
        body: { identifierKind: 'Practice number', identifier, dateOfBirth: '1957-03-02', ...who },
      })
    ).body.disposals;
  expect(await ask({})).toHaveLength(1);
  expect(await ask({ dateOfBirth: '1957-03-03' })).toEqual([]);
  expect(await ask({ identifier: `${identifier}0` })).toEqual([]);
  expect(await ask({}, await signIn(app, app.other.gpEmail))).toEqual([]);
});

test('[R33] a legal hold beats it, before the proposal and between proposal and confirmation', async () => {
  const { patientId, stillId } = await oldRecord(app);
  const { body: hold } = await gp.hold(patientId);
  await expectRefusal(app, { code: 'retention_held', rules: ['R33'] }, () =>
    refusalOf(gp.propose<ErrorBody>(patientId)),
  );
  await gp.lift(hold.id);
  const proposalId = await proposed(patientId);
  const { body: again } = await retentionOf(app, manager.cookie).hold(patientId);
  await expectRefusal(app, { code: 'retention_held', rules: ['R33'] }, () =>
    refusalOf(confirm(patientId, proposalId)),
  );
  await gp.lift(again.id);
  // What was known has changed since: it has to be proposed anew.
  await expectRefusal(app, { code: 'conflict', rules: ['R33'] }, () =>
    refusalOf(confirm(patientId, proposalId)),
  );
  expect(await objectsOf(stillId)).toHaveLength(2);
});

test('[R33] a record whose time is not over is neither proposed nor disposed of', async () => {
  const { id } = await addPatient(app, gpCookie);
  await yearsAgo(app, id, 7);
  await expectRefusal(app, { code: 'retention_not_due', rules: ['R33'] }, () =>
    refusalOf(gp.propose<ErrorBody>(id)),
  );
  await yearsAgo(app, id, 9);
  const proposalId = await proposed(id);
  await yearsAgo(app, id, 7);
  await expectRefusal(app, { code: 'retention_not_due', rules: ['R33'] }, () =>
    refusalOf(confirm(id, proposalId)),
  );
});

test('[R33] nobody confirms their own proposal, and only a GP of this practice confirms', async () => {
  const { id } = await addPatient(app, gpCookie);
  await yearsAgo(app, id, 9);
  const own = (await retentionOf(app, second.cookie).propose(id)).body.id;
  await expectRefusal(app, { code: 'retention_same_person', rules: ['R33'] }, () =>
    refusalOf(confirm(id, own)),
  );
  await expectRefusal(app, { code: 'not_allowed' }, () => refusalOf(confirm(id, own, manager.cookie)));
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  await expectRefusal(app, { code: 'not_allowed' }, () => refusalOf(confirm(id, own, chaperone)));
  await expectRefusal(app, { code: 'not_allowed' }, () =>
    refusalOf(retentionOf(app, chaperone).propose<ErrorBody>(id)),
  );
  const stranger = await signIn(app, app.other.gpEmail);
  await expectRefusal(app, { code: 'not_found', rules: ['R33'] }, () =>
    refusalOf(confirm(id, own, stranger)),
  );
  await expectRefusal(app, { code: 'not_found', rules: ['R33'] }, () =>
    refusalOf(retentionOf(app, stranger).propose<ErrorBody>(id)),
  );
});

test('[R33] an attestation that is missing, an older proposal, one that is none, and a second time are refused', async () => {
  const { id } = await addPatient(app, gpCookie);
  await yearsAgo(app, id, 9);
  for (const missing of [{ noClaimKnown: false }, { nothingStillNeeded: undefined }, { reason: '' }])
    await expectRefusal(app, { code: 'invalid_request' }, () =>
      refusalOf(gp.propose<ErrorBody>(id, missing)),
    );
  const first = await proposed(id);
  const newest = await proposed(id);
  await expectRefusal(app, { code: 'conflict', rules: ['R33'] }, () => refusalOf(confirm(id, first)));
  await expectRefusal(app, { code: 'conflict', rules: ['R33'] }, () =>
    refusalOf(confirm(id, crypto.randomUUID())),
  );
  expect((await confirm(id, newest)).status).toBe(200);
  await expectRefusal(app, { code: 'not_found', rules: ['R33'] }, () => refusalOf(confirm(id, newest)));
  await expectRefusal(app, { code: 'not_found', rules: ['R33'] }, () => refusalOf(gp.hold<ErrorBody>(id)));
});

test('[R33] keeping it longer ends a proposal', async () => {
  const { id } = await addPatient(app, gpCookie);
  await yearsAgo(app, id, 9);
  const proposalId = await proposed(id);
  await gp.keep(id, '2099-01-01');
  await expectRefusal(app, { code: 'retention_not_due', rules: ['R33'] }, () =>
    refusalOf(confirm(id, proposalId)),
  );
});

test('[R33] a hold and a confirmation at the same moment: one of them wins whole', async () => {
  const { patientId, stillId } = await oldRecord(app);
  const proposalId = await proposed(patientId);
  const [held, disposed] = await Promise.all([gp.hold(patientId), confirm(patientId, proposalId)]);
  expect([held.status, disposed.status].filter((status) => status === 200)).toHaveLength(1);
  expect(await objectsOf(stillId)).toHaveLength(disposed.status === 200 ? 0 : 2);
});

test('[R33] two confirmations at the same moment dispose once', async () => {
  const { patientId } = await oldRecord(app);
  const proposalId = await proposed(patientId);
  const third = await addColleague(app, 'gp');
  const both = await Promise.all([
    confirm(patientId, proposalId),
    confirm(patientId, proposalId, third.cookie),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  const rows = await app.db.selectFrom('disposal').select('id').where('patient_id', '=', patientId).execute();
  expect(rows).toHaveLength(1);
});

/** As the server would, with a vault of the test's own. */
const disposeWith = async (
  changes: Partial<DisposalDeps>,
  patientId: PatientId,
  proposalId: string,
): Promise<unknown[]> => {
  const failed: unknown[] = [];
  const session = await app.db
    .selectFrom('staff_session')
    .select('id')
    .where('user_id', '=', second.id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  const actor = await findStaff(app.db, session.id, app.clock.now());
  if (!actor) throw new Error('not signed in');
  const deps: DisposalDeps = {
    db: app.db,
    clock: app.clock,
    vault: app.app.vault,
    copies: [],
    onError: (error) => void failed.push(error),
    ...changes,
  };
  await disposeRecord(deps, actor, patientId, { proposalId: RetentionReviewId.parse(proposalId) });
  return failed;
};

test('[R33] killed between key and object: the still is unreadable at once, and the next start deletes it', async () => {
  const { patientId, stillId } = await oldRecord(app);
  const proposalId = await proposed(patientId);
  const vault = {
    newPatientKey: app.app.vault.newPatientKey,
    destroy: () => Promise.reject(new Error('killed')),
  };
  const failed = await disposeWith({ vault }, patientId, proposalId);
  expect(failed).toHaveLength(1);
  const finishedAt = async () =>
    (await gp.overview()).body.disposals.find((disposal) => disposal.patientId === patientId)?.finishedAt;
  const image = await http<ErrorBody>(app, 'GET', `/api/stills/${stillId}/image`, { cookie: gpCookie });
  expect(image.body.code).toBe('not_found');
  const again = await app.again();
  try {
    expect(await objectsOf(stillId)).toEqual([]);
    expect(await finishedAt()).not.toBeNull();
  } finally {
    await again.stop();
  }
});

test('[R33] one object that cannot be deleted holds up no other disposal, and no start', async () => {
  const [stuck, other] = [await oldRecord(app), await oldRecord(app)];
  const fails = () => Promise.reject(new Error('read-only file system'));
  const broken = { newPatientKey: app.app.vault.newPatientKey, destroy: fails };
  for (const { patientId } of [stuck, other])
    await disposeWith({ vault: broken }, patientId, await proposed(patientId));
  const failed: unknown[] = [];
  await finishDisposals({
    db: app.db,
    clock: app.clock,
    copies: [],
    vault: { ...broken, destroy: (id) => (id === stuck.stillId ? fails() : app.app.vault.destroy(id)) },
    onError: (error) => void failed.push(error),
  });
  expect(failed).toHaveLength(1);
  expect(await objectsOf(stuck.stillId)).not.toEqual([]);
  expect(await objectsOf(other.stillId)).toEqual([]);
  const again = await app.again();
  try {
    expect(await objectsOf(stuck.stillId)).toEqual([]);
  } finally {
    await again.stop();
  }
});

test('[R33] killed before the commit: everything is still there', async () => {
  const { patientId, stillId } = await oldRecord(app);
  const proposalId = await proposed(patientId);
  const counts = await app.counts();
  const copies = [
    {
      kind: 'teaching_copy',
      list: async () => [],
      destroyKeys: () => Promise.reject(new Error('killed')),
      destroyObject: async () => undefined,
    },
  ];
  await expect(disposeWith({ copies }, patientId, proposalId)).rejects.toThrow('killed');
  expect(await app.counts()).toEqual(counts);
  expect(await objectsOf(stillId)).toHaveLength(2);
  const image = await http<string>(app, 'GET', `/api/stills/${stillId}/image`, { cookie: gpCookie });
  expect(image.status).toBe(200);
});

test('[R33] what was made from the record goes with it, and the log names it', async () => {
  const { patientId } = await oldRecord(app);
  const proposalId = await proposed(patientId);
  const asked: string[] = [];
  const copy = { id: crypto.randomUUID(), sha256: 'a'.repeat(64) };
  const copies = [
    {
      kind: 'teaching_copy',
      list: async () => [copy],
      destroyKeys: async () => void asked.push('keys'),
      destroyObject: async (id: string) => void asked.push(id),
    },
  ];
  expect(await disposeWith({ copies }, patientId, proposalId)).toEqual([]);
  expect(asked).toEqual(['keys', copy.id]);
  const log = (await gp.overview()).body.disposals.find((disposal) => disposal.patientId === patientId);
  expect(log?.copies).toEqual([{ kind: 'teaching_copy', ...copy }]);
});

test('[R19] a still that was moved from a disposed record lives on in the right one, and goes with that', async () => {
  const wrong = await oldRecord(app);
  const right = await addPatient(app, gpCookie, { name: 'Gráinne Ní Bhriain', dateOfBirth: '1990-11-14' });
  await bookFor(app, gpCookie, right.id);
  const moved = await http<{ stillId: StillId }>(app, 'POST', `/api/stills/${wrong.stillId}/refile`, {
    cookie: gpCookie,
    body: {
      toPatientId: right.id,
      toConsultationId: null,
      reason: 'Booked under the wrong member of the family',
      consentNote: 'Zweckwort, told by phone',
      patientName: right.name,
      dateOfBirth: right.dateOfBirth,
      identifier: right.identifier,
    },
  });
  expect(moved.status).toBe(200);
  const { stillId } = moved.body;
  const image = () => http(app, 'GET', `/api/stills/${stillId}/image`, { cookie: gpCookie });
  expect((await confirm(wrong.patientId, await proposed(wrong.patientId))).status).toBe(200);
  expect((await image()).status).toBe(200);
  const kept = await http<PatientRecord>(app, 'GET', `/api/patients/${right.id}/record`, {
    cookie: gpCookie,
  });
  expect(kept.status).toBe(200);
  expect(JSON.stringify(kept.body)).toContain('Zweckwort');
  await yearsAgo(app, right.id, 9);
  expect((await confirm(right.id, await proposed(right.id))).status).toBe(200);
  expect((await image()).status).toBe(404);
  expect(await objectsOf(stillId)).toEqual([]);
  expect(await wholeDatabase()).not.toContain('Zweckwort');
});

test('[R24] shares and copies for teaching go with the record, links and consents with them', async () => {
  const { patientId, stillId } = await oldRecord(app);
  const shareId = await share(app, { cookie: gpCookie, stillId }, { message: 'Zweckbrief' });
  const link = await linkOf(app, gpCookie, shareId);
  const { cookie } = await enter(app, link);
  const { wrapped_key: wrapped } = await app.db
    .selectFrom('patient')
    .select('wrapped_key')
    .where('id', '=', patientId)
    .executeTakeFirstOrThrow();
  const { consent_id } = await app.db
    .selectFrom('share')
    .select('consent_id')
    .where('id', '=', shareId)
    .executeTakeFirstOrThrow();
  const copyId = newId(CopyId);
  const jpeg = await jpegOf(80, 60);
  const { wrappedKey, sha256Stored } = await app.app.vault.copies.store(
    { patientId, wrapped },
    copyId,
    jpeg,
    jpeg,
  );
  await app.db
    .insertInto('still_copy')
    .values({
      id: copyId,
      still_id: stillId,
      patient_id: patientId,
      practice_id: app.practice.id,
      consent_id,
      made_by: app.practice.gp,
      made_at: app.clock.now(),
      edits: '{}',
      width: 80,
      height: 60,
      bytes: jpeg.length,
      sha256_stored: sha256Stored,
      wrapped_key: wrappedKey,
      state: 'to_check',
    })
    .execute();
  expect(await objectsOf(copyId)).toHaveLength(2);

  expect((await confirm(patientId, await proposed(patientId))).status).toBe(200);
  expect(await objectsOf(copyId)).toEqual([]);
  expect((await sharedViewOf<ErrorBody>(app, cookie)).status).toBeGreaterThanOrEqual(400);
  expect((await enter<ErrorBody>(app, link)).status).toBeGreaterThanOrEqual(400);
  expect(await wholeDatabase()).not.toContain('Zweckbrief');
  const log = (await gp.overview()).body.disposals.find((disposal) => disposal.patientId === patientId);
  expect(log?.copies).toEqual([
    { kind: 'share', id: shareId, sha256: null },
    { kind: 'teaching_copy', id: copyId, sha256: sha256Stored },
  ]);
});

test('[R22] what was written for break-glass and its review goes as well', async () => {
  const { patientId } = await oldRecord(app);
  await http(app, 'POST', `/api/patients/${patientId}/break-glass`, {
    cookie: second.cookie,
    body: { ground: 'emergency', reason: 'Zweckglas, collapsed at the desk' },
  });
  expect(await wholeDatabase()).toContain('Zweckglas');
  await yearsAgo(app, patientId, 9);
  expect((await confirm(patientId, await proposed(patientId))).status).toBe(200);
  expect(await wholeDatabase()).not.toContain('Zweckglas');
});

test('[R33] every table that knows a patient is one that disposal has an answer for', async () => {
  const found = await sql<{ name: string }>`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid in
      ('patient'::regclass, 'consultation'::regclass, 'still'::regclass, 'capture'::regclass,
       'participant'::regclass, 'statement'::regclass, 'break_glass'::regclass, 'share'::regclass,
       'sharing_consent'::regclass)`.execute(app.db);
  const STAYS = ['audit_entry', 'disposal'];
  const EMPTIED = ['consultation'];
  const REMOVED = [
    'chaperone_attestation',
    'private_message',
    'access_decision',
    'access_request',
    'break_glass',
    'capture',
    'consent',
    'could_see',
    'invitation',
    'link_session',
    'participant',
    'pause',
    'presence',
    'retention_fact',
    'retention_hold',
    'retention_hold_lifted',
    'retention_review',
    'review_item',
    'share',
    'share_item',
    'share_look',
    'share_session',
    'sharing_consent',
    'still_copy',
    'statement',
    'still',
    'still_move',
  ];
  expect(found.rows.map(({ name }) => name).sort()).toEqual([...STAYS, ...EMPTIED, ...REMOVED].sort());
});

test('[R33] the log itself is never rewritten', async () => {
  await expect(app.db.deleteFrom('disposal').execute()).rejects.toThrow(/append-only/);
  await expect(app.db.updateTable('disposal').set({ category: 'child' }).execute()).rejects.toThrow(
    /append-only/,
  );
  await expect(app.db.deleteFrom('disposal_finished').execute()).rejects.toThrow(/append-only/);
});

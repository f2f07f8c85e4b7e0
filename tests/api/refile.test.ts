import { createHash } from 'node:crypto';
import type { Bundle } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { refileStill } from '../../server/clinical/filing/refile-still.ts';
import type { StillVault } from '../../server/clinical/stills/still-vault.ts';
import type { StaffActor } from '../../server/identity/actor.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { Refiled, RefileTarget } from '../../shared/http-after.ts';
import type { Refile } from '../../shared/http-after.ts';
import { PatientRecord } from '../../shared/http.ts';
import type { ConsultationId, PatientId, StillId } from '../../shared/ids.ts';
import type { PatientCard } from '../../shared/views.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  asReceived,
  fhirProblems,
  unresolvedReferences,
  wrongRequiredCodes,
} from '../support/fhir-validator.ts';
import { addPatient, bookFor, untilShutter } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { stillDepsOf } from '../support/still-deps.ts';
import { fileStill, signInColleague, takeStill } from '../support/stills.ts';
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

const REASON = 'Booked under the wrong member of the family';

/** A still filed for Seán, and Gráinne, to whom it belongs. */
const misfiled = async (): Promise<{ journey: Journey; stillId: StillId; right: PatientCard }> => {
  const journey = await untilShutter(app);
  journeys.push(journey);
  const stillId = await takeStill(journey);
  await fileStill(journey, stillId);
  const right = await addPatient(app, journey.gpCookie, {
    name: 'Gráinne Ní Bhriain',
    dateOfBirth: '1990-11-14',
  });
  return { journey, stillId, right };
};

const body = (right: PatientCard, change: Partial<Refile> = {}): Refile => ({
  toPatientId: right.id,
  toConsultationId: null,
  reason: REASON,
  consentNote: 'Told by phone today, and content that it stays in the record.',
  patientName: right.name,
  dateOfBirth: right.dateOfBirth,
  identifier: right.identifier,
  ...change,
});

const refile = <Body>(cookie: string, stillId: StillId, refileBody: Refile) =>
  http<Body>(app, 'POST', `/api/stills/${stillId}/refile`, { cookie, body: refileBody });

const refusal = async (cookie: string, stillId: StillId, refileBody: Refile): Promise<ErrorBody> =>
  (await refile<ErrorBody>(cookie, stillId, refileBody)).body;

const recordOf = async (cookie: string, id: PatientId): Promise<PatientRecord> =>
  PatientRecord.parse((await http(app, 'GET', `/api/patients/${id}/record`, { cookie })).body);

const image = (cookie: string, id: StillId) => http(app, 'GET', `/api/stills/${id}/image`, { cookie });

const hasObject = async (id: StillId): Promise<boolean> =>
  (await app.files()).some(({ path }) => path.includes(id));

/** The GP has a consultation with the right patient as well, which took place. */
const consultationWith = async (cookie: string, id: PatientId): Promise<ConsultationId> => {
  const consultationId = await bookFor(app, cookie, id);
  const at = app.clock.now().toISOString();
  const state = { name: 'closed', openedAt: at, endedAt: at, closedAt: at, unfiledReason: null };
  await app.db
    .updateTable('consultation')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', consultationId)
    .execute();
  return consultationId;
};

test('[R19] a clinician who treats both moves it into a consultation of the right patient', async () => {
  const { journey, stillId, right } = await misfiled();
  const toConsultationId = await consultationWith(journey.gpCookie, right.id);
  const before = await app.db
    .selectFrom('still')
    .selectAll()
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  const target = await http(app, 'GET', `/api/stills/${stillId}/refile?patient=${right.id}`, {
    cookie: journey.gpCookie,
  });
  expect(RefileTarget.parse(target.body)).toMatchObject({
    treats: true,
    consultations: [{ id: toConsultationId }],
  });

  const answer = await refile(journey.gpCookie, stillId, body(right, { toConsultationId, identifier: '' }));
  expect(answer.status).toBe(200);
  const moved = Refiled.parse(answer.body);
  expect(moved.consultationId).toBe(toConsultationId);

  // The same picture, under the right patient's key, and nothing of it under the wrong one's.
  const shown = await fetch(`${app.origin}/api/stills/${moved.stillId}/image`, {
    headers: { cookie: journey.gpCookie },
  });
  expect(
    createHash('sha256')
      .update(Buffer.from(await shown.arrayBuffer()))
      .digest('hex'),
  ).toBe(before.sha256_stored);
  expect((await image(journey.gpCookie, stillId)).status).toBe(404);
  expect(await hasObject(stillId)).toBe(false);
  const after = await app.db
    .selectFrom('still')
    .selectAll()
    .where('id', 'in', [stillId, moved.stillId])
    .execute();
  expect(after.find(({ id }) => id === stillId)).toMatchObject({ state: 'moved', wrapped_key: null });
  expect(after.find(({ id }) => id === moved.stillId)).toMatchObject({
    state: 'filed',
    patient_id: right.id,
  });
});

test('[R19] it is visible in both records, and neither names the other patient', async () => {
  const { journey, stillId, right } = await misfiled();
  const toConsultationId = await consultationWith(journey.gpCookie, right.id);
  await refile(journey.gpCookie, stillId, body(right, { toConsultationId }));
  const wrongRecord = await recordOf(journey.gpCookie, journey.patientId);
  const away = wrongRecord.consultations
    .flatMap(({ stills }) => stills)
    .find(({ still }) => still.id === stillId);
  expect(away).toMatchObject({
    still: { state: 'moved' },
    movedAway: { by: 'Dr Test Murphy', reason: REASON },
    movedHere: null,
  });
  const rightRecord = await recordOf(journey.gpCookie, right.id);
  const here = rightRecord.consultations.find(({ id }) => id === toConsultationId)?.stills[0];
  expect(here).toMatchObject({
    still: { state: 'filed', site: 'forearm' },
    necessity: 'Detail of the border is needed to tell eczema from tinea.',
    consents: [],
    movedAway: null,
    movedHere: {
      by: 'Dr Test Murphy',
      reason: REASON,
      treatedBoth: true,
      origin: { clinicianName: 'Dr Test Murphy' },
    },
  });
  expect(here?.movedHere?.origin.consents.map(({ scope, decision }) => `${scope} ${decision}`)).toEqual(
    expect.arrayContaining(['take yes', 'store yes']),
  );
  expect(here?.movedHere?.origin.present).toContainEqual({ name: '', title: '', role: 'patient' });
  for (const secret of ['Bhriain', '1990-11-14', right.id, toConsultationId])
    expect(JSON.stringify(wrongRecord)).not.toContain(secret);
  for (const secret of ['Murchú', '1957-03-02', journey.patientId, journey.id, stillId])
    expect(JSON.stringify(rightRecord)).not.toContain(secret);
});

test('[R19] [R1] both records carry an audit entry with its lawful basis, tied by the move alone', async () => {
  const { journey, stillId, right } = await misfiled();
  const { body: moved } = await refile<Refiled>(journey.gpCookie, stillId, body(right));
  const entries = await app.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('event', 'in', ['still.moved_away', 'still.moved_here', 'still.destroyed', 'record.corrected'])
    .where(({ or, eb }) => or([eb('patient_id', '=', right.id), eb('patient_id', '=', journey.patientId)]))
    .orderBy('seq')
    .execute();
  expect(entries.map(({ event, patient_id }) => [event, patient_id])).toEqual([
    ['record.corrected', right.id],
    ['still.moved_away', journey.patientId],
    ['still.moved_here', right.id],
    ['still.destroyed', journey.patientId],
  ]);
  const [, away, here] = entries;
  expect(away?.lawful_basis).toBe('GDPR Art. 9(2)(h) with GDPR Art. 6(1)(e)');
  expect(away?.detail['moveId']).toBe(here?.detail['moveId']);
  expect(JSON.stringify(away)).not.toContain(moved.stillId);
});

test('[R19] [R32] without a care relationship: three identifiers, a correction entry, and no look into the record', async () => {
  const { journey, stillId, right } = await misfiled();
  const target = await http(app, 'GET', `/api/stills/${stillId}/refile?patient=${right.id}`, {
    cookie: journey.gpCookie,
  });
  expect(RefileTarget.parse(target.body)).toMatchObject({ treats: false, consultations: [] });
  await expectRefusal(app, { code: 'blocked', rules: ['R19'] }, () =>
    refusal(journey.gpCookie, stillId, body(right, { identifier: '' })),
  );
  const moved = Refiled.parse((await refile(journey.gpCookie, stillId, body(right))).body);
  const entry = await app.db
    .selectFrom('consultation')
    .selectAll()
    .where('id', '=', moved.consultationId)
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ kind: 'correction', patient_id: right.id });
  // [R22] Moving a photograph in opens none of the record, and the picture is not shown to who moved it either.
  expect(
    (await http(app, 'GET', `/api/patients/${right.id}/record`, { cookie: journey.gpCookie })).status,
  ).toBe(403);
  expect((await image(journey.gpCookie, moved.stillId)).status).toBe(403);
  const { body: today } = await http(app, 'GET', '/api/today', { cookie: journey.gpCookie });
  expect(JSON.stringify(today)).not.toContain(moved.consultationId);
});

test('[X1] the correction entry releases as a valid transaction that claims no encounter and nobody’s camera', async () => {
  const { journey, stillId, right } = await misfiled();
  const moved = Refiled.parse((await refile(journey.gpCookie, stillId, body(right))).body);
  await consultationWith(journey.gpCookie, right.id);
  const { status, body: bundle } = await http<Bundle>(
    app,
    'POST',
    `/api/consultations/${moved.consultationId}/release`,
    {
      cookie: journey.gpCookie,
      body: {},
    },
  );
  expect(status).toBe(200);
  expect(asReceived(bundle).flatMap((r) => [...fhirProblems(r), ...wrongRequiredCodes(r)])).toEqual([]);
  expect(unresolvedReferences(bundle)).toEqual([]);
  const text = JSON.stringify(bundle);
  expect(text).toContain('Moved from a record in which it had been filed by mistake.');
  expect(text).not.toContain('with their own device');
  expect(text).not.toContain('A remote consultation by video.');
  expect(text).not.toContain('Murchú');
});

test('[R19] refused: the wrong identifiers, the same patient, a foreign consultation, a discarded or unfiled still, twice', async () => {
  const { journey, stillId, right } = await misfiled();
  const { gpCookie, gp } = journey;
  const toConsultationId = await consultationWith(gpCookie, right.id);
  const no = (code: string, change: Partial<Refile>, rules: string[] = ['R19']) =>
    expectRefusal(app, { code, rules }, () => refusal(gpCookie, stillId, body(right, change)));
  await no('blocked', { dateOfBirth: '1990-11-13' });
  await no('blocked', { patientName: 'Gráinne Ní Bhrian' });
  await no('not_found', { toConsultationId: journey.id });
  const { patient } = gp.seen;
  await no('conflict', {
    toPatientId: patient.id,
    patientName: patient.name,
    dateOfBirth: patient.dateOfBirth,
  });
  await no('names_a_patient', { reason: 'It is Gráinne’s arm' });
  await no('names_a_patient', { reason: 'Not Seán' });
  await no('names_a_patient', { consentNote: 'Mr Murchú told her' });
  const unfiled = await takeStill(journey);
  await expectRefusal(app, { code: 'conflict' }, () => refusal(gpCookie, unfiled, body(right)));
  expect(
    (await refile(gpCookie, stillId, body(right, { toConsultationId, consentNote: 'Gráinne is content.' })))
      .status,
  ).toBe(200);
  await expectRefusal(app, { code: 'conflict' }, () =>
    refusal(gpCookie, stillId, body(right, { toConsultationId })),
  );
  expect((await image(gpCookie, unfiled)).status).toBe(200);
});

test('[R3] an undecided withdrawal comes first', async () => {
  const { journey, stillId, right } = await misfiled();
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
    refusal(journey.gpCookie, stillId, body(right)),
  );
  await journey.gp.ok('still:decide', { stillId, keep: true, reason: 'Part of the diagnosis' });
  expect((await refile(journey.gpCookie, stillId, body(right))).status).toBe(200);
});

test('[R22] [S6] a colleague who treats neither, a chaperone, the patient and another practice move nothing', async () => {
  const { journey, stillId, right } = await misfiled();
  const colleague = await signInColleague(app);
  await expectRefusal(app, { code: 'no_care_relationship', rules: ['R22'] }, () =>
    refusal(colleague, stillId, body(right)),
  );
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  expect((await refusal(chaperone, stillId, body(right))).code).toBe('not_allowed');
  expect((await refusal(journey.patientCookie, stillId, body(right))).code).toBe('not_signed_in');
  const stranger = await signIn(app, app.other.gpEmail);
  await expectRefusal(app, { code: 'not_found' }, () => refusal(stranger, stillId, body(right)));
  const foreign = await addPatient(app, stranger, { name: 'Another Person' });
  await expectRefusal(app, { code: 'not_found' }, () => refusal(journey.gpCookie, stillId, body(foreign)));
  expect((await image(journey.gpCookie, stillId)).status).toBe(200);
});

const actorOf = async (cookie: string): Promise<StaffActor> => {
  const { body: me } = await http<{ id: StaffActor['userId']; name: string }>(app, 'GET', '/api/staff/me', {
    cookie,
  });
  const session = await app.db
    .selectFrom('staff_session')
    .select('id')
    .where('user_id', '=', me.id)
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  return {
    kind: 'staff',
    sessionId: session.id,
    userId: me.id,
    practiceId: app.practice.id,
    name: me.name,
    title: 'GP',
    role: 'gp',
    registration: 'IMC 1',
    trained: false,
  };
};

/** A vault whose server is killed right after the new copy is durable. */
const killedAfterStoring = (vault: StillVault): StillVault => ({
  ...vault,
  rebind: async (...step) => {
    await vault.rebind(...step);
    throw new Error('killed');
  },
});

test('[S8] killed after the new copy and before the commit: nothing moved, and a start removes the new copy', async () => {
  const { journey, stillId, right } = await misfiled();
  const before = (await app.files()).length;
  const deps = stillDepsOf(app);
  const actor = await actorOf(journey.gpCookie);
  await expect(
    refileStill({ ...deps, vault: killedAfterStoring(deps.vault) }, actor, stillId, body(right)),
  ).rejects.toThrow('killed');
  expect((await app.files()).length).toBe(before + 2);
  const restarted = await app.again();
  expect((await app.files()).length).toBe(before);
  expect((await image(journey.gpCookie, stillId)).status).toBe(200);
  expect(
    await app.db.selectFrom('still_move').select('id').where('from_still_id', '=', stillId).execute(),
  ).toEqual([]);
  await restarted.close();
});

test('[S8] killed after the commit and before the old copy is destroyed: it moved, and a start destroys it and says so', async () => {
  const { journey, stillId, right } = await misfiled();
  const deps = stillDepsOf(app);
  const moved = await refileStill(deps, await actorOf(journey.gpCookie), stillId, body(right));
  expect(await hasObject(stillId)).toBe(true);
  const restarted = await app.again();
  expect(await hasObject(stillId)).toBe(false);
  expect(await hasObject(moved.stillId)).toBe(true);
  const rows = await app.db
    .selectFrom('audit_entry')
    .select('detail')
    .where('event', '=', 'still.destroyed')
    .where('patient_id', '=', journey.patientId)
    .execute();
  expect(rows.map(({ detail }) => detail['stillId'])).toEqual([stillId]);
  await consultationWith(journey.gpCookie, right.id);
  expect((await image(journey.gpCookie, moved.stillId)).status).toBe(200);
  await restarted.close();
});

test('[R19] a still that was moved wrongly can be moved on, and keeps how it was taken', async () => {
  const { journey, stillId, right } = await misfiled();
  await consultationWith(journey.gpCookie, right.id);
  const first = Refiled.parse((await refile(journey.gpCookie, stillId, body(right))).body);
  const third = await addPatient(app, journey.gpCookie, {
    name: 'Tomás Kowalski',
    dateOfBirth: '1984-06-30',
  });
  const toConsultationId = await consultationWith(journey.gpCookie, third.id);
  const second = await refile<Refiled>(journey.gpCookie, first.stillId, body(third, { toConsultationId }));
  expect(second.status).toBe(200);
  const record = await recordOf(journey.gpCookie, third.id);
  const here = record.consultations.flatMap(({ stills }) => stills)[0];
  expect(here?.movedHere?.origin.consents.map(({ scope }) => scope)).toEqual(
    expect.arrayContaining(['take', 'store']),
  );
});

test('[R19] [S8] two stills moved into each other’s consultation at one moment both arrive', async () => {
  const { journey, stillId, right } = await misfiled();
  const another = await takeStill(journey);
  await fileStill(journey, another);
  const theirs = await consultationWith(journey.gpCookie, right.id);
  const there = await refile<Refiled>(journey.gpCookie, stillId, body(right, { toConsultationId: theirs }));
  const seen = await app.db
    .selectFrom('consultation')
    .innerJoin('patient', 'patient.id', 'patient_id')
    .select(['patient.id', 'name', 'date_of_birth', 'identifier'])
    .where('consultation.id', '=', journey.id)
    .executeTakeFirstOrThrow();
  const back = body(right, {
    toPatientId: seen.id,
    patientName: seen.name,
    dateOfBirth: seen.date_of_birth,
    identifier: seen.identifier,
    toConsultationId: journey.id,
  });
  const answers = await Promise.all([
    refile(journey.gpCookie, there.body.stillId, back),
    refile(journey.gpCookie, another, body(right, { toConsultationId: theirs })),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('[R19] words that name the wrong patient stay in that patient’s record; a name the right one has, too, may go', async () => {
  const { journey, stillId } = await misfiled();
  const { gpCookie } = journey;
  const right = await addPatient(app, gpCookie, {
    name: 'Orla Murchú',
    preferredName: 'Orla',
    dateOfBirth: '1990-11-14',
  });
  const { provenance } = await app.db
    .selectFrom('still')
    .select('provenance')
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  const told = provenance['told'] as object;
  const said = {
    ...provenance,
    necessity: 'Seán cannot say how long he has had it.',
    told: { ...told, why: 'to see Seán’s arm', involved: 'As all the Murchú family does it' },
  };
  await app.db
    .updateTable('still')
    .set({ label: 'Rash, Seán’s third day', provenance: JSON.stringify(said) })
    .where('id', '=', stillId)
    .execute();
  const answer = await refile(gpCookie, stillId, body(right));
  expect(answer.status).toBe(200);
  const moved = Refiled.parse(answer.body);
  const rows = await app.db
    .selectFrom('still')
    .selectAll()
    .where('id', 'in', [stillId, moved.stillId])
    .execute();
  const there = rows.find(({ id }) => id === moved.stillId);
  expect(there?.label).toBe('Said in the record that it came from.');
  expect(there?.provenance['necessity']).toBe('Said in the record that it came from.');
  expect(JSON.stringify(there)).not.toMatch(/Seán/);
  // Her own name, which is the family’s, says nothing about him.
  expect(there?.provenance['told']).toMatchObject({ involved: 'As all the Murchú family does it' });
  // The origin, which the right patient's record shows, does not bring them back either.
  await consultationWith(gpCookie, right.id);
  const record = await recordOf(gpCookie, right.id);
  expect(JSON.stringify(record)).toContain('Said in the record that it came from.');
  expect(JSON.stringify(record)).not.toMatch(/Seán/);
  // Nothing is lost: the record of the patient who is named keeps them as they were.
  const here = rows.find(({ id }) => id === stillId);
  expect(here).toMatchObject({ state: 'moved', label: 'Rash, Seán’s third day' });
  expect(here?.provenance['necessity']).toBe('Seán cannot say how long he has had it.');
});

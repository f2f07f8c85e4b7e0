import { createHash } from 'node:crypto';
import type { Bundle } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addAccount } from '../../server/commands/accounts.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import type { StillId } from '../../shared/ids.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { onlyResource, resourcesOf } from '../support/fhir-bundle.ts';
import {
  asReceived,
  fhirProblems,
  unknownCodes,
  unresolvedReferences,
  wrongRequiredCodes,
} from '../support/fhir-validator.ts';
import { MOTHER, withMotherElsewhere } from '../support/guardian.ts';
import {
  agreeExamination,
  agreePhotographs,
  bringChaperone,
  explain,
  explainPhotographs,
  press,
  untilShutter,
  upload,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http, signIn } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { PASSWORD, startTestApp } from '../support/test-app.ts';
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

const atShutter = async (): Promise<Journey> => {
  const journey = await untilShutter(app);
  journeys.push(journey);
  return journey;
};

const takeStill = async (journey: Journey): Promise<StillId> => {
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(800, 600);
  const { body } = await upload<{ stillId: StillId }>(journey, { captureId, token, picture });
  await journey.gp.until(
    'the still',
    ({ view }) => view?.stills.some(({ id }) => id === body.stillId) === true,
  );
  return body.stillId;
};

const file = async ({ gp }: Journey, stillId: StillId): Promise<void> => {
  const { name, dateOfBirth } = gp.seen.patient;
  await gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: 'Rash, third day' });
  await gp.ok('still:file', { stillId, patientName: name, dateOfBirth });
};

const release = <Body>({ id }: Pick<Journey, 'id'>, cookie: string) =>
  http<Body>(app, 'POST', `/api/consultations/${id}/release`, { cookie, body: {} });

const refusal = async (journey: Journey, cookie = journey.gpCookie): Promise<ErrorBody> =>
  (await release<ErrorBody>(journey, cookie)).body;

const releasedEntries = (journey: Journey) =>
  app.db
    .selectFrom('audit_entry')
    .select(['detail', 'lawful_basis', 'actor'])
    .where('consultation_id', '=', journey.id)
    .where('event', '=', 'still.released')
    .execute();

test('[R32] with nothing taken, or nothing filed, there is nothing to release', async () => {
  const journey = await atShutter();
  await expectRefusal(app, { code: 'conflict', rules: ['R32'] }, () => refusal(journey));
  const stillId = await takeStill(journey);
  await expectRefusal(app, { code: 'conflict', rules: ['R32'] }, () => refusal(journey));
  await journey.gp.ok('still:discard', { stillId, reason: 'Blurred' });
  await expectRefusal(app, { code: 'conflict', rules: ['R32'] }, () => refusal(journey));
  expect(await releasedEntries(journey)).toEqual([]);
});

test('[R32] nobody signed in, the patient and a malformed address release nothing', async () => {
  const journey = await atShutter();
  await file(journey, await takeStill(journey));
  expect((await release<ErrorBody>(journey, '')).body.code).toBe('not_signed_in');
  expect((await release<ErrorBody>(journey, journey.patientCookie)).body.code).toBe('not_signed_in');
  const malformed = await http<ErrorBody>(app, 'POST', '/api/consultations/nothing/release', {
    cookie: journey.gpCookie,
    body: {},
  });
  expect(malformed).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(await releasedEntries(journey)).toEqual([]);
});

test('[R22] a chaperone, a GP who does not treat the patient and another practice get nothing', async () => {
  const journey = await atShutter();
  await file(journey, await takeStill(journey));
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  await expectRefusal(app, { code: 'not_allowed', rules: ['R22'] }, () => refusal(journey, chaperone));
  const email = 'second-gp@firstpractice.invalid';
  const colleague = { email, name: 'Dr Second', title: 'GP', registration: 'IMC 2', trained: false };
  await addAccount(app.db, { ...colleague, practiceId: app.practice.id, role: 'gp' }, PASSWORD);
  const second = await signIn(app, email);
  await expectRefusal(app, { code: 'not_allowed', rules: ['R22'] }, () => refusal(journey, second));
  const stranger = await signIn(app, app.other.gpEmail);
  await expectRefusal(app, { code: 'not_found' }, () => refusal(journey, stranger));
  expect(await releasedEntries(journey)).toEqual([]);
});

test('[R3] while a withdrawal waits for the clinician’s decision, the still does not leave', async () => {
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  await file(journey, stillId);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () => refusal(journey));
  await journey.gp.ok('still:decide', { stillId, keep: true, reason: 'Part of the diagnosis' });
  const { status, body } = await release<Bundle>(journey, journey.gpCookie);
  expect(status).toBe(200);
  const active = resourcesOf(body, 'Consent').filter((consent) => consent.status === 'active');
  expect(active.map(({ category }) => category[0]?.text)).toEqual(['Talking by video', 'The examination']);
});

test('[X1] the released file is a valid R4 transaction of the filed still alone', async () => {
  const journey = await atShutter();
  const chaperone = await bringChaperone(journey);
  const { patient } = journey;
  // A new viewer: the patient is asked again before the shutter opens (R3).
  await patient.until(
    'asked again',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'photographs') === true,
  );
  await agreePhotographs(journey);
  await journey.gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  const filed = await takeStill(journey);
  const unfiled = await takeStill(journey);
  await http(app, 'GET', `/api/stills/${filed}/image`, {
    cookie: await signIn(app, app.practice.chaperoneEmail),
  });
  await file(journey, filed);
  const { status, headers, body: bundle } = await release<Bundle>(journey, journey.gpCookie);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^application\/fhir\+json/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(
    asReceived(bundle).flatMap((resource) => [...fhirProblems(resource), ...wrongRequiredCodes(resource)]),
  ).toEqual([]);
  expect(unresolvedReferences(bundle)).toEqual([]);

  const row = await app.db.selectFrom('still').selectAll().where('id', '=', filed).executeTakeFirstOrThrow();
  const picture = Buffer.from(onlyResource(bundle, 'Binary').data ?? '', 'base64');
  expect(createHash('sha256').update(picture).digest('hex')).toBe(row.sha256_stored);
  const text = JSON.stringify(bundle);
  expect(text).toContain(`"urn:uuid:${filed}"`);
  const audit = resourcesOf(bundle, 'AuditEvent');
  const references = resourcesOf(bundle, 'DocumentReference').map(
    ({ masterIdentifier }) => masterIdentifier?.value,
  );
  expect(references).not.toContain(`urn:uuid:${unfiled}`);
  const events = audit.map(({ subtype, type }) => subtype?.[0]?.code ?? type.code);
  expect(events).toEqual(
    expect.arrayContaining([
      'still.stored',
      'still.accessed',
      'still.filed',
      'still.released',
      'consent.given',
    ]),
  );
  expect(onlyResource(bundle, 'Provenance').reason?.[0]?.text).toBe(
    'Detail of the border is needed to tell eczema from tinea.',
  );
  expect(onlyResource(bundle, 'Provenance').agent.map(({ type }) => type?.text)).toContain('Chaperone');
  expect(onlyResource(bundle, 'Patient').name?.[0]?.text).toBe('Seán Ó Murchú');
  expect(resourcesOf(bundle, 'Consent')[0]?.sourceAttachment?.data).toBeDefined();
  chaperone.close();
});

test('[R1] a release is one audit entry a still, with its lawful basis, and its file name tells nothing', async () => {
  const journey = await atShutter();
  const stillId = await takeStill(journey);
  await file(journey, stillId);
  const { headers } = await release<Bundle>(journey, journey.gpCookie);
  const entries = await releasedEntries(journey);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    detail: { stillId },
    lawful_basis: 'GDPR Art. 9(2)(h) with GDPR Art. 6(1)(e)',
    actor: { role: 'gp', userId: app.practice.gp },
  });
  const disposition = headers.get('content-disposition') ?? '';
  expect(disposition).toMatch(/^attachment; filename="sightline-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.fhir\.json"$/);
  const { identifier, id, dateOfBirth } = journey.gp.seen.patient;
  for (const secret of ['Seán', 'Murch', identifier, id.slice(0, 8), dateOfBirth])
    expect(disposition).not.toContain(secret);
  expect(app.logged()).not.toContain('Murch');
});

/** What an R4 receiver would object to. */
const problems = (bundle: Bundle): string[] => [
  ...asReceived(bundle).flatMap((resource) => [
    ...fhirProblems(resource),
    ...unknownCodes(resource),
    ...wrongRequiredCodes(resource),
  ]),
  ...unresolvedReferences(bundle),
];

test('[R4] [R32] a nine-year-old with her mother elsewhere: the release says who she is and that she agreed', async () => {
  const journey = await withMotherElsewhere(app);
  journeys.push(journey);
  await explain(journey);
  await agreeExamination(journey);
  await explainPhotographs(journey);
  await agreePhotographs(journey);
  await journey.gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  await file(journey, await takeStill(journey));
  const { status, body: bundle } = await release<Bundle>(journey, journey.gpCookie);
  expect(status).toBe(200);
  expect(problems(bundle)).toEqual([]);

  const patient = `urn:uuid:${journey.patientId}`;
  const mother = `urn:uuid:${journey.motherId}`;
  expect(onlyResource(bundle, 'RelatedPerson')).toMatchObject({
    name: [{ text: MOTHER.name }],
    relationship: [{ text: 'mother' }, { text: 'Parent who is a guardian' }],
    patient: { reference: patient },
  });
  const consents = resourcesOf(bundle, 'Consent');
  expect(new Set(consents.map(({ category }) => category[0]?.text)).size).toBe(4);
  expect(new Set(consents.flatMap(({ performer }) => performer?.map((who) => who.reference)))).toEqual(
    new Set([mother]),
  );
  const { participant } = onlyResource(bundle, 'Encounter');
  const there = participant?.filter(({ individual }) => individual?.reference === mother) ?? [];
  expect(there).toHaveLength(1);
  expect(there[0]?.period?.start).toBeDefined();
  expect(there[0]?.type?.[0]?.text).toMatch(/^Decides for the patient: mother/);
  expect(JSON.stringify(bundle)).not.toContain('haperone, mother');
  const decided = onlyResource(bundle, 'Provenance').agent.filter(({ who }) => who.reference === mother);
  expect(decided.map(({ type }) => type?.text)).toEqual(['Decided about the photograph']);
  // Her aunt was beside the child, decided nothing and is nobody's business elsewhere.
  expect(JSON.stringify(bundle)).not.toContain('Bríd');
  const given = resourcesOf(bundle, 'AuditEvent').filter(
    ({ subtype }) => subtype?.[0]?.code === 'consent.given',
  );
  expect(new Set(given.flatMap(({ agent }) => agent.map(({ who }) => who?.reference)))).toEqual(
    new Set([mother]),
  );
  journey.decider?.close();
});

test('[R13] [R32] a photograph past a gate in an emergency: the release names what was passed, by whom and why', async () => {
  const journey = await atShutter();
  const { gp } = journey;
  // A new plan: everything is to be explained and agreed to once more, and there is no time.
  await gp.ok('statement:clinician', {
    kind: 'plan',
    site: 'face',
    side: 'none',
    markedIntimate: false,
    why: 'to see the lips and the tongue',
    involved: 'Hold the phone before your mouth.',
  });
  await gp.until('a closed shutter', ({ view }) => view?.gates.capture.open === false);
  const planId = gp.seen.told?.planId;
  if (!planId) throw new Error('no plan');
  const reason = 'The tongue is swelling and the ambulance is on its way.';
  const pass = {
    kind: 'emergency_override',
    planId,
    gate: 'capture',
    reason,
    codes: gp.seen.gates.capture.blockers.map(({ code }) => code),
  } as const;
  await gp.ok('statement:clinician', pass);
  await gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  const stillId = await takeStill(journey);
  const { name, dateOfBirth } = gp.seen.patient;
  await gp.ok('still:label', { stillId, site: 'face', side: 'none', label: 'Lips' });
  await gp.ok('still:file', { stillId, patientName: name, dateOfBirth });
  const { status, body: bundle } = await release<Bundle>(journey, journey.gpCookie);
  expect(status).toBe(200);
  expect(problems(bundle)).toEqual([]);
  const passed = resourcesOf(bundle, 'AuditEvent').filter(({ type }) => type.code === 'gate.overridden');
  expect(passed).toHaveLength(1);
  const [event] = passed;
  expect(event?.purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('ETREAT');
  expect(event?.agent[0]?.who?.reference).toBe(`urn:uuid:${app.practice.gp}`);
  const details = event?.entity?.[0]?.detail?.map(({ type, valueString }) => [type, valueString]);
  expect(event?.entity?.[0]?.what?.reference).toBe(`urn:uuid:${journey.id}`);
  expect(details).toContainEqual(['reason', reason]);
  expect(details?.filter(([type]) => type === 'passed')).toHaveLength(pass.codes.length);
  const reasons = onlyResource(bundle, 'Provenance').reason ?? [];
  expect(reasons.map(({ text }) => text)).toContain(reason);
  expect(onlyResource(bundle, 'Encounter').text?.div).toContain(reason);
});

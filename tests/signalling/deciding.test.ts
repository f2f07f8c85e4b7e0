import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BlockerCode } from '../../shared/blockers.ts';
import type { PatientRecord } from '../../shared/http.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  agreeExamination,
  agreePhotographs,
  answerTo,
  begin,
  explain,
  explainPhotographs,
  joinAsRepresentative,
  openConversation,
  prepare,
  press,
  upload,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { MOTHER, born, nameDecider, withMotherElsewhere } from '../support/guardian.ts';
import type { Named } from '../support/guardian.ts';
import { http } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ATTORNEY: Named = {
  ...MOTHER,
  name: 'Pádraig Ó Conaill',
  relationship: 'nephew',
  basis: 'enduring_power_2015',
  joins: 'beside',
  verified: 'Saw the registered instrument',
  evidence: 'Registered instrument of 3 May 2024',
  inForceFrom: '2025-02-01',
};
const LACKS = {
  kind: 'capacity_assessed',
  understands: true,
  retains: false,
  weighs: false,
  communicates: true,
  note: 'Could not keep in mind what a photograph is for',
} as const;

const codes = ({ gp }: Journey): BlockerCode[] => gp.seen.gates.capture.blockers.map(({ code }) => code);
const has = (journey: Journey, code: BlockerCode): Promise<void> =>
  journey.gp.until(code, () => codes(journey).includes(code));
const shutter = ({ gp }: Journey, open: boolean): Promise<void> =>
  gp.until(open ? 'an open shutter' : 'a closed shutter', ({ view }) => view?.gates.capture.open === open);

const untilShutter = async (journey: Journey): Promise<void> => {
  await explain(journey);
  await agreeExamination(journey);
  await explainPhotographs(journey);
  await agreePhotographs(journey);
  await shutter(journey, true);
};

test('[R4] a mother in another town decides for her nine-year-old, on her own page, and the record says who decided', async () => {
  const journey = await withMotherElsewhere(app);
  await untilShutter(journey);
  const { captureId, token } = await press(journey);
  const { body } = await upload<{ stillId: string }>(journey, {
    captureId,
    token,
    picture: await jpegOf(320, 240),
  });
  const { provenance } = await app.db
    .selectFrom('still')
    .select('provenance')
    .where('id', '=', body.stillId as never)
    .executeTakeFirstOrThrow();
  expect(provenance).toMatchObject({ decided: { who: 'representative', statements: [journey.motherId] } });
  const record = await http<PatientRecord>(app, 'GET', `/api/patients/${journey.patientId}/record`, {
    cookie: journey.gpCookie,
  });
  const consents = record.body.consultations[0]!.consents;
  expect(consents.every(({ giver }) => giver.name === 'Máire Ní Cheallaigh')).toBe(true);
  expect(consents.every(({ wording }) => wording.id.endsWith('.representative'))).toBe(true);
});

test('[R7] her answer counts from her own page alone: the child’s page cannot send it', async () => {
  const journey = await withMotherElsewhere(app);
  await explain(journey);
  const ask = journey.decider!.seen.asks.find((open) => open.kind === 'examination');
  if (ask?.kind !== 'examination') throw new Error('not asked');
  expect(journey.patient.seen.asks.map(({ kind }) => kind)).not.toContain('examination');
  const answer = answerTo('examination', ask.wording, 'yes', ask.told.planId);
  for (const by of [null, journey.motherId]) {
    await expectRefusal(app, { code: 'blocked', rules: ['R7'] }, () =>
      journey.patient.refused('consent:answer', { answers: [answer], by }),
    );
  }
});

test('[R7] whoever decides has no other right: no statement, no admission, no shutter', async () => {
  const journey = await withMotherElsewhere(app);
  const { decider } = journey;
  for (const [event, payload] of [
    ['statement:patient', { kind: 'limitations_acknowledged' }],
    ['participant:hold', { participantId: journey.patient.seen.ownParticipantId }],
    ['capture:request', {}],
    ['patient:resume', { agree: true }],
  ] as const) {
    await expectRefusal(app, { code: 'not_allowed' }, () => decider!.refused(event, payload));
  }
});

test('[R5] the child says no: everything halts until the clinician has decided, and stays closed when the decision is no', async () => {
  const journey = await withMotherElsewhere(app);
  await untilShutter(journey);
  await journey.patient.ok('statement:patient', { kind: 'own_view', view: 'no', words: 'I do not want to' });
  await shutter(journey, false);
  expect(codes(journey)).toEqual(['objection_not_decided']);
  await expectRefusal(app, { code: 'blocked', rules: ['R5'] }, () =>
    journey.gp.refused('capture:request', {}),
  );
  await journey.gp.ok('statement:clinician', { kind: 'objection_decided', goOn: false, why: 'She is upset' });
  await has(journey, 'objection_stands');
  await journey.gp.ok('statement:clinician', {
    kind: 'objection_decided',
    goOn: true,
    why: 'She came back to it by herself and would like it done',
  });
  await shutter(journey, true);
});

test('[R3, R5] the child’s own "stop" halts too, and the mother’s withdrawal closes at once', async () => {
  const journey = await withMotherElsewhere(app);
  await untilShutter(journey);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await has(journey, 'objection_not_decided');
  await journey.gp.ok('statement:clinician', {
    kind: 'objection_decided',
    goOn: true,
    why: 'Pressed by mistake',
  });
  await shutter(journey, true);
  await journey.decider!.ok('consent:withdraw', { scopes: ['take', 'store'], by: journey.motherId });
  await shutter(journey, false);
  expect(codes(journey)).toContain('consent_withdrawn');
});

test('[R7] the mother’s page is gone: examination and shutter close, a photograph is refused; back, they open again', async () => {
  const journey = await withMotherElsewhere(app);
  await untilShutter(journey);
  journey.decider!.close();
  await shutter(journey, false);
  expect(codes(journey)).toEqual(['decider_not_present']);
  expect(journey.gp.seen.gates.examination.open).toBe(false);
  expect(journey.gp.seen.gates.conversation.open).toBe(true);
  await expectRefusal(app, { code: 'blocked', rules: ['R7'] }, () =>
    journey.gp.refused('capture:request', {}),
  );
  // Nor can her yes be noted for her while she is not there.
  const noted = { scopes: ['examination'], decision: 'yes', by: journey.motherId };
  await expectRefusal(app, { code: 'blocked', rules: ['R7'] }, () =>
    journey.gp.refused('consent:noted', noted),
  );
  const back = await joinAsRepresentative(journey, journey.motherId, born(9));
  await shutter(journey, true);
  back.socket.emit('participant:leave', {});
  await has(journey, 'decider_not_present');
});

test('[R7] on hold, the mother agrees to the examination and it still waits for her to be let in', async () => {
  const journey = await withMotherElsewhere(app);
  const participantId = journey.decider!.seen.ownParticipantId;
  await journey.gp.ok('participant:hold', { participantId });
  await explain(journey);
  await agreeExamination(journey);
  await journey.gp.until(
    'her yes',
    ({ view }) =>
      view?.consents.some(({ scope, by }) => scope === 'examination' && by === journey.motherId) === true,
  );
  expect(journey.gp.seen.gates.examination.blockers.map(({ code }) => code)).toEqual(['decider_not_present']);
  await journey.gp.ok('participant:admit', { participantId, noInterruption: true });
  await journey.gp.until('an open gate', ({ view }) => view?.gates.examination.open === true);
});

test('[R3, R5] a child who stops again after it was decided to go on has objected again', async () => {
  const journey = await withMotherElsewhere(app);
  await untilShutter(journey);
  const stop = () => journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await stop();
  await has(journey, 'objection_not_decided');
  app.clock.advance(1000);
  await journey.gp.ok('statement:clinician', {
    kind: 'objection_decided',
    goOn: true,
    why: 'Talked about it',
  });
  await shutter(journey, true);
  const { captureId } = await press(journey);
  app.clock.advance(1000);
  await stop();
  await has(journey, 'objection_not_decided');
  await journey.patient.until('told to drop it', ({ stopped }) => stopped.includes(captureId));
});

test('[R4, R6, R7] a guardian who said no and is removed leaves the call and their link is dead; another GP looks at it', async () => {
  const journey = await withMotherElsewhere(app);
  await untilShutter(journey);
  await journey.decider!.ok('consent:withdraw', { scopes: ['take', 'store'], by: journey.motherId });
  await journey.gp.ok('statement:clinician', {
    kind: 'representative_removed',
    representativeId: journey.motherId,
    why: 'Turned out not to be the guardian',
  });
  await journey.gp.until('nobody named', ({ view }) => view?.deciding.people.length === 0);
  const of = ['consultation_id', '=', journey.id] as const;
  const place = await app.db
    .selectFrom('participant')
    .innerJoin('link_session', 'link_session.participant_id', 'participant.id')
    .select(['status', 'ended_at', 'end_reason'])
    .where('participant.consultation_id', '=', journey.id)
    .where('participant.role', '=', 'representative')
    .execute();
  expect(place).toMatchObject([
    { status: 'left', ended_at: expect.any(Date) as Date, end_reason: 'revoked' },
  ]);
  const links = await app.db
    .selectFrom('invitation')
    .select(['kind', 'revoked_at'])
    .where(...of)
    .execute();
  expect(links.filter(({ kind }) => kind === 'representative').every((l) => l.revoked_at !== null)).toBe(
    true,
  );
  expect(links.filter(({ kind }) => kind === 'patient').every((l) => l.revoked_at === null)).toBe(true);
  const raised = await app.db
    .selectFrom('review_item')
    .select(['kind', 'reason'])
    .where(...of)
    .execute();
  expect(raised).toEqual([{ kind: 'refusal_removed', reason: 'Turned out not to be the guardian' }]);
});

test('[R4] its twin: somebody named by mistake who said nothing, or yes, raises no review', async () => {
  const journey = await withMotherElsewhere(app);
  await untilShutter(journey);
  const { motherId } = journey;
  await journey.gp.ok('statement:clinician', {
    kind: 'representative_removed',
    representativeId: motherId,
    why: 'Another surname',
  });
  await has(journey, 'guardian_missing');
  const raised = app.db.selectFrom('review_item').select('kind').where('consultation_id', '=', journey.id);
  expect(await raised.execute()).toEqual([]);
});

test('[R4] without a guardian nothing opens, and a link is made only for somebody who joins by one', async () => {
  const journey = await begin(app, born(9));
  await has(journey, 'guardian_missing');
  const beside = await nameDecider(journey, { ...MOTHER, joins: 'beside' });
  await expectRefusal(app, { code: 'not_found' }, async () => {
    const { body } = await http<{ code: string }>(
      app,
      'POST',
      `/api/consultations/${journey.id}/representative-link`,
      { cookie: journey.gpCookie, body: { representativeId: beside } },
    );
    return body;
  });
});

test('[R4] the guardian beside the child answers on the child’s page, and counts once the clinician has verified them', async () => {
  const journey = await begin(app, born(12));
  await journey.patient.ok('statement:patient', {
    kind: 'answering_for',
    name: 'Tomás Kelly',
    relationship: 'father',
    guardian: 'yes',
  });
  await journey.patient.until('asked as the father', ({ view }) => view?.answering?.name === 'Tomás Kelly');
  await prepare(journey);
  await journey.patient.ok('statement:patient', { kind: 'own_view', view: 'happy', words: '' });
  await openConversation(journey);
  expect(codes(journey)).toContain('guardian_missing');
  const { declared } = journey.gp.seen.deciding;
  expect(declared).toMatchObject({ name: 'Tomás Kelly', guardian: 'yes' });
  await nameDecider(journey, {
    ...MOTHER,
    name: 'Tomás Kelly',
    relationship: 'father',
    joins: 'beside',
    declaration: declared!.id,
  });
  await untilShutter(journey);
});

test('[R4] a seventeen-year-old decides; treatment for mental health needs a guardian', async () => {
  const journey = await begin(app, born(17));
  await prepare(journey);
  await journey.patient.ok('statement:patient', { kind: 'own_view', view: 'happy', words: '' });
  await openConversation(journey);
  expect(codes(journey)).toContain('mental_health_not_said');
  await journey.gp.ok('statement:clinician', { kind: 'mental_health', applies: false });
  await untilShutter(journey);
  await journey.gp.ok('statement:clinician', { kind: 'mental_health', applies: true });
  await shutter(journey, false);
  expect(codes(journey)).toContain('guardian_missing');
});

test('[R6] a power that reaches decides; one whose scope does not, one that expired and next of kin do not', async () => {
  const journey = await begin(app, born(82));
  await prepare(journey);
  await openConversation(journey);
  await journey.gp.ok('statement:clinician', LACKS);
  await has(journey, 'authority_missing');
  const refused: [Named, BlockerCode][] = [
    [{ ...ATTORNEY, name: 'One', covers: ['property'] }, 'authority_out_of_scope'],
    [{ ...ATTORNEY, name: 'Two', basis: 'enduring_power_1996' }, 'authority_out_of_scope'],
    [{ ...ATTORNEY, name: 'Three', expires: '2026-01-01' }, 'authority_expired'],
    [{ ...ATTORNEY, name: 'Four', inForceFrom: null }, 'authority_not_in_force'],
    [{ ...ATTORNEY, name: 'Five', basis: 'next_of_kin' }, 'next_of_kin_is_no_authority'],
  ];
  for (const [person, code] of refused) {
    const representativeId = await nameDecider(journey, person);
    await has(journey, code);
    await journey.gp.ok('statement:clinician', {
      kind: 'representative_removed',
      representativeId,
      why: 'Not an authority',
    });
    await journey.gp.until('nobody named', ({ view }) => view?.deciding.people.length === 0);
  }
  await nameDecider(journey, ATTORNEY);
  await untilShutter(journey);
});

test('[R6] an adult with nobody: reasoning stands where consent would, and the patient’s own objection halts it', async () => {
  const journey = await begin(app, born(82));
  await prepare(journey);
  await openConversation(journey);
  await journey.gp.ok('statement:clinician', LACKS);
  await has(journey, 'authority_missing');
  const nobody = {
    kind: 'nobody_decides',
    necessity: 'The wound may be infected and she cannot travel',
    willAndPreferences: 'Has always let the nurse look at it',
    consulted: '',
  } as const;
  for (const missing of ['necessity', 'willAndPreferences'] as const) {
    expect((await journey.gp.refused('statement:clinician', { ...nobody, [missing]: '' })).code).toBe(
      'invalid_request',
    );
  }
  await journey.gp.ok('statement:clinician', nobody);
  await journey.gp.until('nobody', ({ view }) => view?.deciding.who === 'nobody');
  const { gp } = journey;
  await gp.ok('statement:clinician', {
    kind: 'opening',
    nameAndRegistrationSaid: true,
    patientSeen: true,
    place: '4 Sea Road, Galway',
    callBack: '085 555 0101',
    emergencyExplained: true,
  });
  await gp.ok('statement:clinician', { kind: 'limitations_discussed' });
  await gp.ok('statement:clinician', {
    kind: 'plan',
    site: 'foot',
    side: 'left',
    markedIntimate: false,
    why: 'to see the wound',
    involved: 'The carer holds the phone.',
  });
  await gp.until('a plan', ({ view }) => view?.told != null);
  const planId = gp.seen.told!.planId;
  await gp.ok('statement:clinician', { kind: 'examination_explained', planId, concerns: '' });
  await gp.ok('statement:clinician', { kind: 'necessity', text: 'The edge of the wound must be seen.' });
  await gp.ok('statement:clinician', { kind: 'photographs_explained', planId });
  await shutter(journey, true);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await has(journey, 'objection_not_decided');
});

test('[R6] with a co-decision-maker the patient and they decide together: each is asked, one yes is not enough', async () => {
  const journey = await begin(app, born(70));
  await prepare(journey);
  await openConversation(journey);
  await nameDecider(journey, { ...ATTORNEY, basis: 'co_decision_maker' });
  await explain(journey);
  await agreeExamination(journey);
  await journey.patient.until(
    'the co-decision-maker asked',
    ({ view }) =>
      view?.asks.some((ask) => ask.kind === 'examination' && ask.as.name === 'Pádraig Ó Conaill') === true,
  );
  expect(journey.gp.seen.gates.examination.open).toBe(false);
  await agreeExamination(journey);
  await journey.gp.until('agreed together', ({ view }) => view?.gates.examination.open === true);
});

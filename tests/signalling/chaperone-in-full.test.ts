import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount } from '../../server/commands/accounts.ts';
import { DEFAULT_PRACTICE_POLICY } from '../../shared/practice-policy.ts';
import type { PatientRecord, Today } from '../../shared/http.ts';
import type { ChaperoneView } from '../../shared/views.ts';
import type { Under18Requests } from '../../shared/http-under18.ts';
import type { ReviewQueue } from '../../shared/http-review.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  agreeExamination,
  begin,
  bringChaperone,
  explain,
  openConversation,
  prepare,
  untilShutter,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { connect, connectStaff, http, signIn } from '../support/people.ts';
import type { Page } from '../support/people.ts';
import { PASSWORD, startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let secondGp: string;
let manager: string;
beforeAll(async () => {
  app = await startTestApp();
  const account = { practiceId: app.practice.id, title: '', registration: '', trained: false } as const;
  await addAccount(
    app.db,
    { ...account, email: 'second@example.invalid', name: 'Dr Cáit Second', role: 'gp' },
    PASSWORD,
  );
  await addAccount(
    app.db,
    { ...account, email: 'manager@example.invalid', name: 'Ruth Daly', role: 'manager' },
    PASSWORD,
  );
  secondGp = await signIn(app, 'second@example.invalid');
  manager = await signIn(app, 'manager@example.invalid');
});
afterAll(() => app.close());

const withChaperone = async () => {
  const journey = await begin(app);
  await prepare(journey, { chaperone: 'accepted' });
  await openConversation(journey);
  return { ...journey, chaperone: await bringChaperone(journey) };
};

test('[R30] the private line: patient and chaperone read it, nobody else is sent it, and it is gone with the call', async () => {
  const { gp, patient, chaperone, id } = await withChaperone();
  await chaperone.ok('private:say', { text: 'Say stop to me at any time.' });
  await patient.until('the message', ({ view }) => view?.privateLine?.messages.length === 1);
  await patient.ok('private:say', { text: 'I feel unwell.' });
  await chaperone.until('the answer', ({ view }) => view?.privateLine?.messages.length === 2);
  expect(patient.seen.privateLine).toMatchObject({
    name: 'Niamh Test',
    messages: [
      { mine: false, text: 'Say stop to me at any time.' },
      { mine: true, text: 'I feel unwell.' },
    ],
  });
  expect(JSON.stringify(gp.received)).not.toContain('I feel unwell');
  const rows = () =>
    app.db.selectFrom('private_message').select('id').where('consultation_id', '=', id).execute();
  expect(await rows()).toHaveLength(2);
  await gp.ok('consultation:end', {});
  expect(await rows()).toEqual([]);
  const audit = await app.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('consultation_id', '=', id)
    .execute();
  expect(audit.filter(({ event }) => event === 'chaperone.private_line')).toHaveLength(2);
  expect(JSON.stringify(audit)).not.toContain('unwell');
});

test('[R30] nobody else has a private line, and there is none without a chaperone in the call', async () => {
  const { gp, patient } = await untilShutter(app);
  expect(patient.seen.privateLine).toBeNull();
  await expectRefusal(app, { code: 'blocked', rules: ['R31'] }, () =>
    patient.refused('private:say', { text: 'Hello' }),
  );
  await expectRefusal(app, { code: 'not_allowed' }, () => gp.refused('private:say', { text: 'Hello' }));
});

test('[R30] the chaperone attests once, after the call; it stands in the record beside what they could see', async () => {
  const journey = await withChaperone();
  const { gp, chaperone, gpCookie, patientId } = journey;
  const words = { saw: 'part', note: 'The picture froze for a minute', concern: '' } as const;
  await expectRefusal(app, { code: 'conflict' }, () => chaperone.refused('chaperone:attest', words));
  await gp.ok('consultation:end', {});
  await chaperone.ok('chaperone:attest', words);
  await chaperone.until('attested', ({ view }) => view?.attestation?.saw === 'part');
  await expectRefusal(app, { code: 'conflict' }, () => chaperone.refused('chaperone:attest', words));
  const { body } = await http<PatientRecord>(app, 'GET', `/api/patients/${patientId}/record`, {
    cookie: gpCookie,
  });
  const person = body.consultations[0]!.participants.find(({ role }) => role === 'chaperone');
  expect(person?.attestation).toMatchObject({ saw: 'part', note: 'The picture froze for a minute' });
});

test('[R30] a concern goes to the review queue, and the doctor whom it is about does not see it', async () => {
  const { gp, chaperone, gpCookie, patientId } = await withChaperone();
  await gp.ok('consultation:end', {});
  const concern = 'Photographs were asked for twice after a no.';
  await chaperone.ok('chaperone:attest', { saw: 'all', note: '', concern });
  const queue = async (cookie: string) =>
    (await http<ReviewQueue>(app, 'GET', '/api/review', { cookie })).body;
  expect((await queue(secondGp)).open.find(({ kind }) => kind === 'chaperone_concern')).toMatchObject({
    reason: concern,
    clear: 'yes',
    aboutName: 'Dr Test Murphy',
    raisedByName: 'Niamh Test',
  });
  const seenByManager = await queue(manager);
  expect(seenByManager.open.find(({ kind }) => kind === 'chaperone_concern')).toMatchObject({
    reason: null,
    patientName: null,
    clear: 'clinical',
  });
  expect(JSON.stringify(await queue(gpCookie))).not.toContain('chaperone_concern');
  const { body } = await http<PatientRecord>(app, 'GET', `/api/patients/${patientId}/record`, {
    cookie: gpCookie,
  });
  expect(JSON.stringify(body)).not.toContain('asked for twice');
});

test('[R30] where the practice has no other GP the manager reads a concern, and the chaperone is told so before', async () => {
  const { gp, chaperone } = await withChaperone();
  await gp.ok('consultation:end', {});
  await chaperone.until('over', ({ view }) => view?.state.name === 'finishing');
  expect(chaperone.seen.concernReader).toBe('another_gp');
  const set = (disabled_at: Date | null) =>
    app.db
      .updateTable('app_user')
      .set({ disabled_at })
      .where('email', '=', 'second@example.invalid')
      .execute();
  await set(app.clock.now());
  try {
    const alone = await withChaperone();
    await alone.gp.ok('consultation:end', {});
    await alone.chaperone.until('over', ({ view }) => view?.state.name === 'finishing');
    expect(alone.chaperone.seen.concernReader).toBe('manager');
    const concern = 'She was hurried.';
    await alone.chaperone.ok('chaperone:attest', { saw: 'all', note: '', concern });
    const { body } = await http<ReviewQueue>(app, 'GET', '/api/review', { cookie: manager });
    expect(body.open.filter(({ reason }) => reason === concern)).toMatchObject([
      { kind: 'chaperone_concern', clear: 'yes', patientName: null },
    ]);
  } finally {
    await set(null);
  }
});

/** Leaving ends the connection, perhaps before its own acknowledgement. */
const leave = async (page: Page<ChaperoneView>): Promise<void> => {
  page.socket.emit('participant:leave', {});
  await page.until('told', ({ received }) => received.some(({ event }) => event === 'session:ended'));
};

test('[R30] a chaperone who left before the end is asked on their day’s list what they saw, and says it after the call', async () => {
  const { gp, chaperone, id } = await withChaperone();
  const cookie = await signIn(app, app.practice.chaperoneEmail);
  const due = async () =>
    (await http<Today>(app, 'GET', '/api/today', { cookie })).body.entries.find((entry) => entry.id === id)
      ?.attestationDue;
  await leave(chaperone);
  expect(await due()).toBe(false);
  await gp.ok('consultation:end', {});
  expect(await due()).toBe(true);
  const back = await connectStaff<ChaperoneView>(app, cookie, id);
  await back.ok('chaperone:attest', { saw: 'part', note: 'I had to go', concern: '' });
  expect(await due()).toBe(false);
});

/** A chaperone of no account, with the personal link that the doctor made for them. */
const byLink = async ({ gpCookie, id }: Journey, name: string) => {
  const { body } = await http<{ url: string }>(app, 'POST', `/api/consultations/${id}/chaperone-link`, {
    cookie: gpCookie,
    body: { name, title: 'Midwife', trained: true },
  });
  const token = new URL(body.url).hash.slice(1);
  return {
    enter: () => http<{ code?: string }>(app, 'POST', '/api/chaperone/enter', { body: { token } }),
    connect: (cookie: string) => connect<ChaperoneView>(app, cookie, { as: 'chaperone' }),
  };
};

test('[R30] by a personal link too: whoever was let in and left says it after the call; who never was does not come back', async () => {
  const journey = await begin(app);
  await prepare(journey, { chaperone: 'accepted' });
  await openConversation(journey);
  const { gp, patient } = journey;
  const midwife = await byLink(journey, 'Orla Midwife');
  const chaperone = await midwife.connect((await midwife.enter()).cookie);
  const participantId = chaperone.seen.ownParticipantId;
  await patient.ok('statement:patient', {
    kind: 'chaperone_person',
    participantId,
    accepted: true,
    comfortable: true,
  });
  await gp.ok('participant:admit', { participantId, noInterruption: true });
  const stranger = await byLink(journey, 'Never Let In');
  await stranger.enter();
  await leave(chaperone);
  await gp.ok('consultation:end', {});

  expect((await stranger.enter()).body.code).toBe('link_expired');
  const again = await midwife.enter();
  expect(again.status).toBe(200);
  const back = await midwife.connect(again.cookie);
  expect(back.seen.participants.find(({ id }) => id === participantId)?.status).toBe('left');
  expect(back.seen).toMatchObject({ stills: [], told: null, privateLine: null });
  await back.ok('chaperone:attest', { saw: 'part', note: '', concern: '' });
  await back.until('attested', ({ view }) => view?.attestation?.saw === 'part');
});

test('[R31] who can chaperone now is on the GP’s screen, until they say otherwise', async () => {
  const cookie = await signIn(app, app.practice.chaperoneEmail);
  const say = (minutes: number, as = cookie) =>
    http<{ code?: string }>(app, 'POST', '/api/chaperone-availability', { cookie: as, body: { minutes } });
  expect((await say(60)).status).toBe(200);
  const { gp, gpCookie } = await begin(app);
  expect(gp.seen.chaperonesAvailable).toEqual([{ name: 'Niamh Test', title: 'Nurse', trained: true }]);
  const today = await http<Today>(app, 'GET', '/api/today', { cookie });
  expect(today.body.availableUntil).toEqual(expect.any(String));
  await say(0);
  const other = await begin(app);
  expect(other.gp.seen.chaperonesAvailable).toEqual([]);
  expect((await say(60, gpCookie)).status).toBe(403);
  expect((await say(601)).status).toBe(400);
});

const allowOverrides = (allowed: boolean) =>
  app.db
    .insertInto('practice_policy')
    .values({
      practice_id: app.practice.id,
      at: app.clock.now(),
      by_user_id: null,
      body: JSON.stringify({ ...DEFAULT_PRACTICE_POLICY, under18IntimateOverride: allowed }),
    })
    .execute();

/** A seventeen-year-old who agreed to everything before an intimate plan. */
const intimateAtSeventeen = async (): Promise<Journey & { planId: string }> => {
  const day = new Date();
  day.setUTCDate(1);
  day.setUTCFullYear(day.getUTCFullYear() - 17);
  const journey = await begin(app, day.toISOString().slice(0, 10));
  await prepare(journey);
  await openConversation(journey);
  await journey.gp.ok('statement:clinician', { kind: 'mental_health', applies: false });
  return { ...journey, planId: await explain(journey, { site: 'breast' }) };
};

const requests = async (cookie: string) =>
  (await http<Under18Requests>(app, 'GET', '/api/under18-requests', { cookie })).body.requests;
const decide = (cookie: string, { id }: Journey, planId: string, allow: boolean) =>
  http<{ code?: string }>(app, 'POST', `/api/consultations/${id}/under18-decision`, {
    cookie,
    body: { planId, allow, reason: 'Seen the referral' },
  });
const blockers = ({ gp }: Journey) => gp.seen.gates.examination.blockers.map(({ code }) => code);

test('[R29] by default it is blocked and nothing can be asked', async () => {
  await allowOverrides(false);
  const journey = await intimateAtSeventeen();
  expect(blockers(journey)).toContain('intimate_under_18');
  await expectRefusal(app, { code: 'blocked', rules: ['R29'] }, () =>
    journey.gp.refused('statement:clinician', {
      kind: 'under18_override_asked',
      planId: journey.planId,
      reason: 'Urgent',
    }),
  );
});

test('[R29] where the policy allows it, a second clinician decides about this plan alone; it is reviewed by a third', async () => {
  await allowOverrides(true);
  const journey = await intimateAtSeventeen();
  const { gp, planId, gpCookie, id } = journey;
  expect(blockers(journey)).toContain('intimate_under_18_second');
  expect((await decide(secondGp, journey, planId, true)).status).toBe(404);
  await gp.ok('statement:clinician', {
    kind: 'under18_override_asked',
    planId: planId as never,
    reason: 'A lump, and no surgery within a day',
  });
  expect(await requests(gpCookie)).toEqual([]);
  expect(await requests(secondGp)).toMatchObject([{ consultationId: id, planId, site: 'breast' }]);
  expect((await decide(gpCookie, journey, planId, true)).body.code).toBe('not_allowed');
  expect((await decide(manager, journey, planId, true)).body.code).toBe('not_allowed');
  const foreign = await signIn(app, app.other.gpEmail);
  expect((await decide(foreign, journey, planId, true)).body.code).toBe('not_found');
  expect((await decide(secondGp, journey, planId, true)).status).toBe(200);
  await gp.until('the override', () => !blockers(journey).some((code) => code.startsWith('intimate_under')));
  const { body } = await http<ReviewQueue>(app, 'GET', '/api/review', { cookie: secondGp });
  expect(body.open.find(({ kind }) => kind === 'under18_override')?.clear).toBe('own');
  const again = await explain(journey, { site: 'breast' });
  expect(again).not.toBe(planId);
  await gp.until('blocked anew', () => blockers(journey).includes('intimate_under_18_second'));
});

test('[R29] the second clinician says no: seen in person', async () => {
  await allowOverrides(true);
  const journey = await intimateAtSeventeen();
  const { gp, planId } = journey;
  await gp.ok('statement:clinician', {
    kind: 'under18_override_asked',
    planId: planId as never,
    reason: 'A lump',
  });
  expect((await decide(secondGp, journey, planId, false)).status).toBe(200);
  await gp.until('refused', () => blockers(journey).includes('intimate_under_18_refused'));
});

test('[R30] the chaperone drops out of an intimate examination: the picture stops for everyone whatever the doctor says, until they are back', async () => {
  const journey = await begin(app);
  await prepare(journey, { chaperone: 'accepted' });
  await openConversation(journey);
  const chaperone = await bringChaperone(journey);
  await explain(journey, { site: 'breast' });
  await agreeExamination(journey);
  const { gp, patient } = journey;
  await gp.until('open', ({ view }) => view?.gates.examination.open === true);
  expect(patient.seen.pictureOff).toBeNull();
  const cookie = await signIn(app, app.practice.chaperoneEmail);
  const wanted = async () =>
    (await http<Today>(app, 'GET', '/api/today', { cookie })).body.entries.find(({ id }) => id === journey.id)
      ?.chaperoneWanted;
  expect(await wanted()).toBe(false);
  chaperone.close();
  await patient.until('the picture stopped', ({ view }) => view?.pictureOff === 'chaperone_gone');
  expect(blockers(journey)).toContain('chaperone_not_present');
  // Another one can see that they are wanted.
  expect(await wanted()).toBe(true);
  // Nothing the doctor says brings the picture back: no gate asked for "Begin", so "End" is worth nothing either.
  await gp.ok('statement:clinician', { kind: 'examination_ended' });
  await gp.ok('statement:clinician', {
    kind: 'plan',
    site: 'forearm',
    side: 'left',
    markedIntimate: false,
    why: 'to see it',
    involved: 'You hold the phone.',
  });
  await patient.until('the other plan', ({ view }) => view?.told?.site === 'forearm');
  expect(patient.seen.pictureOff).toBe('chaperone_gone');
  await connectStaff(app, cookie, journey.id);
  await patient.until('the picture again', ({ view }) => view?.pictureOff === null);
});

test('[R30] a chaperone who was accepted and is in the call is refused after all: out at once, and not let in again', async () => {
  const { gp, patient, chaperone } = await withChaperone();
  const participantId = chaperone.seen.ownParticipantId;
  const refuses = { kind: 'chaperone_person', participantId, accepted: false, comfortable: true } as const;
  await patient.ok('statement:patient', refuses);
  await chaperone.until('on hold', ({ view }) => view?.admitted === false);
  await gp.until(
    'told',
    ({ view }) =>
      view?.participants.some((one) => one.id === participantId && one.acceptedByPatient === false) === true,
  );
  expect(gp.seen.gates.examination.blockers.map(({ code }) => code)).toContain('chaperone_not_present');
  await expectRefusal(app, { code: 'blocked', rules: ['R30'] }, () =>
    gp.refused('participant:admit', { participantId, noInterruption: true }),
  );
  expect(gp.seen.gates.conversation.blockers).toEqual([]);
});

test('[R31] the chaperone drops out, the patient goes on without; back and gone again, the patient is asked again', async () => {
  const journey = await begin(app);
  await prepare(journey, { chaperone: 'accepted' });
  await openConversation(journey);
  const first = await bringChaperone(journey);
  const planId = await explain(journey, { site: 'breast' });
  await agreeExamination(journey);
  const { gp, patient } = journey;
  await gp.ok('statement:clinician', { kind: 'examination_began', planId: planId as never });
  const goOn = async () => {
    await gp.until('gone', ({ view }) => view?.pictureOff === 'chaperone_gone');
    await gp.ok('statement:clinician', {
      kind: 'chaperone_unavailable',
      delayWouldHarm: false,
      note: 'Dropped out',
    });
    await patient.until(
      'asked',
      ({ view }) => view?.asks.some(({ kind }) => kind === 'chaperone_absent') === true,
    );
    expect(gp.seen.pictureOff).toBe('chaperone_gone');
    await patient.ok('statement:patient', { kind: 'chaperone_absent_choice', choice: 'proceed' });
    await gp.until('on again', ({ view }) => view?.pictureOff === null);
  };
  first.close();
  await goOn();
  const cookie = await signIn(app, app.practice.chaperoneEmail);
  const back = await connectStaff(app, cookie, journey.id);
  await gp.until(
    'back',
    ({ view }) =>
      view?.participants.some(({ role, connected }) => role === 'chaperone' && connected) === true,
  );
  // Their presence is written once the views are out.
  await expect
    .poll(() =>
      app.db
        .selectFrom('presence')
        .innerJoin('participant', 'participant.id', 'presence.participant_id')
        .select('presence.id')
        .where('presence.consultation_id', '=', journey.id)
        .where('role', '=', 'chaperone')
        .execute()
        .then((rows) => rows.length),
    )
    .toBe(2);
  back.close();
  await goOn();
});

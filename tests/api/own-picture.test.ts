import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { AskOwnPicture, StartOwnPicture } from '../../shared/http-own-picture.ts';
import { StatementId } from '../../shared/ids.ts';
import type { CaptureId, StillId } from '../../shared/ids.ts';
import { auditedDuring } from '../support/evidence.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  agreeExamination,
  agreePhotographs,
  begin,
  explain,
  explainPhotographs,
  openConversation,
  prepare,
  untilShutter,
  upload,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { connectPatient, connectStaff, http, signIn } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { fileStill, signInColleague, takeStill } from '../support/stills.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';
import type { StaffView } from '../../shared/views.ts';

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

const kept = <J extends Journey>(journey: J): J => {
  journeys.push(journey);
  return journey;
};
/** In the waiting room, with every question answered. */
const waiting = async (dateOfBirth?: string): Promise<Journey> => {
  const journey = kept(await begin(app, dateOfBirth));
  await prepare(journey);
  return journey;
};

const NEVER_ASKED = StatementId.parse('0198a000-0000-7000-8000-00000000dead');

const PLAN = {
  site: 'forearm',
  side: 'left',
  markedIntimate: false,
  why: 'to see the rash before it went',
} as const;
const ASK: AskOwnPicture = {
  what: 'The rash on your arm, before it went',
  necessity: 'It has gone; how it looked decides between hives and eczema.',
  plan: PLAN,
};

const ask = <Body>({ id }: Pick<Journey, 'id'>, cookie: string, body: AskOwnPicture = ASK) =>
  http<Body>(app, 'POST', `/api/consultations/${id}/own-picture`, { cookie, body });
const start = <Body>(cookie: string, body: StartOwnPicture) =>
  http<Body>(app, 'POST', '/api/patient/own-picture', { cookie, body });
const refused = async (cookie: string, body: StartOwnPicture) => (await start<ErrorBody>(cookie, body)).body;

const askedOf = async (journey: Journey): Promise<StatementId> => {
  await journey.patient.until('asked for a picture', ({ view }) => view?.ownPicture != null);
  const askedId = journey.patient.seen.ownPicture?.askedId;
  if (!askedId) throw new Error('not asked');
  return askedId;
};

/** R3: the patient agrees to it on the page that asks. */
const agree = async ({ patient }: Journey, decision: 'yes' | 'no' = 'yes'): Promise<void> => {
  const { ownPicture, wordings } = patient.seen;
  const planId = ownPicture?.told.planId ?? null;
  const answers = (['take', 'store'] as const).map((scope) => ({
    scope,
    decision,
    wordingId: wordings[scope].id,
    wordingVersion: wordings[scope].version,
    wordingSha256: wordings[scope].sha256,
    language: wordings[scope].language,
    planId,
  }));
  await patient.ok('consent:answer', { answers, by: null });
};

const send = async (
  journey: Journey,
  askedId: StatementId,
  takenOn: string | null = null,
): Promise<StillId> => {
  const { body } = await start<{ captureId: CaptureId; token: string }>(journey.patientCookie, {
    askedId,
    takenOn,
  });
  const stored = await upload<{ stillId: StillId }>(journey, {
    ...body,
    picture: await jpegOf(900, 700),
    about: { method: 'patient_upload', lens: 'unknown', light: 'unknown', deviceClass: 'unknown' },
  });
  expect(stored.status).toBe(201);
  await journey.gp.until(
    'the picture',
    ({ view }) => view?.stills.some(({ id }) => id === stored.body.stillId) === true,
  );
  return stored.body.stillId;
};

test('[R35] nobody asked: nothing can be sent', async () => {
  const journey = await waiting();
  await expectRefusal(app, { code: 'blocked', rules: ['R35'] }, () =>
    refused(journey.patientCookie, {
      askedId: '00000000-0000-4000-8000-000000000001' as StatementId,
      takenOn: null,
    }),
  );
});

test('[R35] [R2] [R3] in the waiting room: asked with its necessity, agreed on its own, into the same review', async () => {
  const journey = await waiting();
  expect((await ask(journey, journey.gpCookie)).status).toBe(200);
  const askedId = await askedOf(journey);
  expect(journey.patient.seen.ownPicture).toMatchObject({
    what: ASK.what,
    consent: 'needed',
    blocked: false,
    told: { why: PLAN.why },
  });
  expect(JSON.stringify(journey.patient.seen)).not.toContain('hives');
  // What was agreed before the plan stood is not about this picture.
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
    refused(journey.patientCookie, { askedId, takenOn: null }),
  );
  await agree(journey);
  const stillId = await send(journey, askedId, '2026-02-20');
  const still = journey.gp.seen.stills.find(({ id }) => id === stillId);
  expect(still).toMatchObject({
    state: 'unfiled',
    about: { method: 'patient_upload' },
    ownPicture: { askedId, what: ASK.what, takenOn: '2026-02-20' },
  });
  const row = await app.db
    .selectFrom('still')
    .selectAll()
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  expect(row.provenance).toMatchObject({
    source: 'own_picture',
    necessity: ASK.necessity,
    told: { site: 'forearm' },
  });
  await journey.patient.until('nothing asked any more', ({ view }) => view?.ownPicture === null);
});

test('[R3] before the call the yes is provisional: it is filed once the patient has confirmed in the conversation', async () => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  await agree(journey);
  const stillId = await send(journey, askedId);
  const { name, dateOfBirth } = journey.gp.seen.patient;
  const file = { stillId, patientName: name, dateOfBirth };
  await openConversation(journey);
  await journey.gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: '' });
  const blocked = await journey.gp.refused('still:file', file);
  expect(blocked.blockers?.map(({ code }) => code)).toEqual(['consent_provisional']);
  await explain(journey);
  await agreeExamination(journey);
  await explainPhotographs(journey);
  await agreePhotographs(journey);
  await journey.gp.ok('still:file', file);
});

test('[R3] a no, and a withdrawal between request and upload: nothing is stored', async () => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  await agree(journey, 'no');
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
    refused(journey.patientCookie, { askedId, takenOn: null }),
  );
  await agree(journey);
  const { body } = await start<{ captureId: CaptureId; token: string }>(journey.patientCookie, {
    askedId,
    takenOn: null,
  });
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  const late = await upload<ErrorBody>(journey, {
    ...body,
    picture: await jpegOf(64, 64),
    about: { method: 'patient_upload' },
  });
  expect(late.body).toMatchObject({ code: 'capture_spent', blockers: [{ rule: 'R3' }] });
  expect(
    await app.db.selectFrom('still').select('id').where('consultation_id', '=', journey.id).execute(),
  ).toEqual([]);
  expect((await app.files()).filter(({ path }) => path.includes(body.captureId))).toEqual([]);
});

test('[R35] its token takes the patient’s own picture and nothing that claims to be a guided still, nor the other way round', async () => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  await agree(journey);
  const { body } = await start<{ captureId: CaptureId; token: string }>(journey.patientCookie, {
    askedId,
    takenOn: null,
  });
  const claimed = await upload<ErrorBody>(journey, {
    ...body,
    picture: await jpegOf(64, 64),
    about: { method: 'take_photo' },
  });
  expect(claimed.body).toMatchObject({ code: 'invalid_request', field: 'picture-about' });
  const stranger = await waiting();
  const stolen = await upload<ErrorBody>(journey, {
    ...body,
    picture: await jpegOf(64, 64),
    cookie: stranger.patientCookie,
    about: { method: 'patient_upload' },
  });
  expect(stolen.body.code).toBe('capture_refused');
  const bytes = await upload<ErrorBody>(journey, {
    ...body,
    picture: Buffer.from('<svg/>'),
    about: { method: 'patient_upload' },
  });
  expect(bytes.body.code).toBe('picture_unreadable');
  // [S3] The request stays open: another file can be chosen.
  await send(journey, askedId);
});

test('[R35] one picture a request, and an impossible day is refused', async () => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  await agree(journey);
  for (const takenOn of ['2999-01-01', '1957-03-01'])
    await expectRefusal(app, { code: 'invalid_request' }, () =>
      refused(journey.patientCookie, { askedId, takenOn }),
    );
  await send(journey, askedId);
  await expectRefusal(app, { code: 'blocked', rules: ['R35'] }, () =>
    refused(journey.patientCookie, { askedId, takenOn: null }),
  );
});

test('[R35] the patient declines: the request is closed, and the GP may ask anew', async () => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  expect((await ask<ErrorBody>(journey, journey.gpCookie)).body.code).toBe('conflict');
  await http(app, 'POST', '/api/patient/own-picture/decline', {
    cookie: journey.patientCookie,
    body: { askedId },
  });
  await journey.patient.until('nothing asked', ({ view }) => view?.ownPicture === null);
  expect((await ask(journey, journey.gpCookie)).status).toBe(200);
});

test('[R29] under 18 and intimate: not even asked for, and nothing is written', async () => {
  const journey = kept(await begin(app, '2014-05-05'));
  await expectRefusal(
    app,
    { code: 'blocked', rules: ['R29'] },
    async () =>
      (await ask<ErrorBody>(journey, journey.gpCookie, { ...ASK, plan: { ...PLAN, site: 'breast' } })).body,
  );
  await expectRefusal(
    app,
    { code: 'blocked', rules: ['R29'] },
    async () =>
      (await ask<ErrorBody>(journey, journey.gpCookie, { ...ASK, plan: { ...PLAN, markedIntimate: true } }))
        .body,
  );
});

test('[R4] [R7] a child’s own tap sends nothing', async () => {
  const journey = kept(await begin(app, '2016-05-05'));
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  expect(journey.patient.seen.ownPicture).toMatchObject({ blocked: true });
  await expectRefusal(app, { code: 'blocked', rules: ['R4'] }, () =>
    refused(journey.patientCookie, { askedId, takenOn: null }),
  );
});

test('[R35] in the call the camera is there; after it the same link sends on the consent of the call, until it ends', async () => {
  const journey = kept(await untilShutter(app));
  const without: AskOwnPicture = { ...ASK, plan: null };
  expect((await ask<ErrorBody>(journey, journey.gpCookie, without)).body.code).toBe('conflict');
  await journey.gp.ok('consultation:end', {});
  expect((await ask<ErrorBody>(journey, journey.gpCookie)).body.code).toBe('conflict');
  expect((await ask(journey, journey.gpCookie, without)).status).toBe(200);
  const askedId = await askedOf(journey);
  expect(journey.patient.seen.ownPicture).toMatchObject({ consent: 'given', blocked: false });
  const stillId = await send(journey, askedId);
  const { name, dateOfBirth } = journey.gp.seen.patient;
  await journey.gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: '' });
  await journey.gp.ok('still:file', { stillId, patientName: name, dateOfBirth });
  app.clock.advance(13 * 60 * 60_000);
  expect((await start(journey.patientCookie, { askedId, takenOn: null })).status).toBe(401);
});

const NO_PLAN: AskOwnPicture = { ...ASK, plan: null };

/** The asking is refused with this reason, audited, and nothing of it is written. */
const notAsked = async (journey: Journey, reason: string, body = NO_PLAN): Promise<string[]> => {
  let answer: ErrorBody | undefined;
  await expectRefusal(app, { code: 'blocked' }, async () => {
    answer = (await ask<ErrorBody>(journey, journey.gpCookie, body)).body;
    return answer;
  });
  expect(answer?.reasons).toEqual([reason]);
  return answer?.blockers?.map(({ code }) => code) ?? [];
};

test('[R3] [R35] after the call nobody can agree any more: what the call does not cover is not asked for', async () => {
  const journey = kept(await untilShutter(app));
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await journey.gp.ok('consultation:end', {});
  expect(await notAsked(journey, 'not_agreed_in_call')).toEqual(['consent_withdrawn']);
  expect(journey.patient.seen.ownPicture).toBeNull();
});

test('[R3] [R35] agreed for one plan and planned anew before it ended: not asked for either', async () => {
  const journey = kept(await untilShutter(app));
  await journey.gp.ok('statement:clinician', {
    kind: 'plan',
    site: 'foot',
    side: 'right',
    markedIntimate: false,
    involved: 'You show your foot.',
    why: 'to see the nail',
  });
  await journey.gp.ok('consultation:end', {});
  expect(await notAsked(journey, 'not_agreed_in_call')).toEqual(['consent_for_another_plan']);
});

test('[R35] [S1] once the patient’s link has closed nothing is asked that would stay open', async () => {
  const journey = kept(await untilShutter(app));
  await journey.gp.ok('consultation:end', {});
  const { startsAt } = journey.gp.seen;
  const closes = new Date(startsAt).getTime() + 12 * 60 * 60_000;
  app.clock.advance(closes + 1 - app.clock.now().getTime());
  const gpCookie = await signIn(app, app.practice.gpEmail);
  await notAsked({ ...journey, gpCookie }, 'link_closed');
  await http(app, 'POST', `/api/consultations/${journey.id}/patient-link`, { cookie: gpCookie, body: {} });
  await notAsked({ ...journey, gpCookie }, 'link_closed');
});

test('[R35] [S1] a minute before it closes it can still be asked for', async () => {
  const journey = kept(await untilShutter(app));
  await journey.gp.ok('consultation:end', {});
  const closes = new Date(journey.gp.seen.startsAt).getTime() + 12 * 60 * 60_000;
  app.clock.advance(closes - 60_000 - app.clock.now().getTime());
  const cookie = await signIn(app, app.practice.gpEmail);
  expect((await ask(journey, cookie, NO_PLAN)).status).toBe(200);
});

test('[R35] [S1] every link was stopped: not asked for; a new link makes it possible', async () => {
  const journey = kept(await untilShutter(app));
  await journey.gp.ok('consultation:end', {});
  const { id, gpCookie: cookie } = journey;
  await http(app, 'POST', `/api/consultations/${id}/revoke-links`, { cookie, body: {} });
  await notAsked(journey, 'link_closed');
  await http(app, 'POST', `/api/consultations/${id}/patient-link`, { cookie, body: {} });
  expect((await ask(journey, cookie, NO_PLAN)).status).toBe(200);
});

test('[R35] [S1] an appointment that was never held is long over: the link cannot answer a plan either', async () => {
  const journey = await waiting();
  app.clock.advance(15 * 60 * 60_000);
  const gpCookie = await signIn(app, app.practice.gpEmail);
  await notAsked({ ...journey, gpCookie }, 'link_closed', ASK);
});

test('[R35] after the call without a consent that stands, nothing can be sent', async () => {
  const journey = kept(await untilShutter(app));
  await journey.gp.ok('consultation:end', {});
  await ask(journey, journey.gpCookie, NO_PLAN);
  const askedId = await askedOf(journey);
  await http(app, 'POST', '/api/patient/withdraw-photographs', {
    cookie: journey.patientCookie,
    body: { by: null },
  });
  await journey.patient.until('withdrawn', ({ view }) => view?.ownPicture?.blocked === true);
  expect(journey.patient.seen.ownPicture).toMatchObject({ blocked: true });
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
    refused(journey.patientCookie, { askedId, takenOn: null }),
  );
});

test('[S6] a colleague, a chaperone, the patient and another practice do not ask; staff do not send', async () => {
  const journey = await waiting();
  expect((await ask<ErrorBody>(journey, await signInColleague(app))).body.code).toBe('not_found');
  expect((await ask<ErrorBody>(journey, await signIn(app, app.other.gpEmail))).body.code).toBe('not_found');
  expect((await ask<ErrorBody>(journey, await signIn(app, app.practice.chaperoneEmail))).body.code).toBe(
    'not_allowed',
  );
  expect((await ask<ErrorBody>(journey, journey.patientCookie)).body.code).toBe('not_signed_in');
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  expect((await refused(journey.gpCookie, { askedId, takenOn: null })).code).toBe('not_signed_in');
  const another = await waiting();
  await expectRefusal(app, { code: 'blocked', rules: ['R35'] }, () =>
    refused(another.patientCookie, { askedId, takenOn: null }),
  );
});

test('[S8] killed midway: the server starts again, the rest of the same picture arrives and is stored once', async () => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  await agree(journey);
  const { body } = await start<{ captureId: CaptureId; token: string }>(journey.patientCookie, {
    askedId,
    takenOn: null,
  });
  const picture = await jpegOf(900, 700);
  const about = { method: 'patient_upload' } as const;
  const half = await fetch(`${app.origin}/api/captures/${body.captureId}/picture`, {
    method: 'HEAD',
    headers: { cookie: journey.patientCookie, authorization: `Capture ${body.token}` },
  });
  expect(half.headers.get('upload-offset')).toBe('0');
  await app.stop();
  const restarted = await app.again();
  app = restarted;
  const again = {
    ...journey,
    app: restarted,
    gp: await connectStaff<StaffView>(restarted, journey.gpCookie, journey.id),
    patient: await connectPatient(restarted, journey.patientCookie),
  };
  journeys.push(again);
  const stored = await upload<{ stillId: StillId }>(again, { ...body, picture, about });
  expect(stored.status).toBe(201);
  const repeated = await upload<{ stillId: StillId }>(again, {
    ...body,
    picture,
    about,
    offset: picture.length,
  });
  expect(repeated.body.stillId).toBe(stored.body.stillId);
});

test('[S6] in a browser with two sessions a refusal is written against the one that was used', async () => {
  const journey = await waiting();
  const both = `${journey.gpCookie}; ${journey.patientCookie}`;
  const nothing = { askedId: NEVER_ASKED, takenOn: null };
  const { entries } = await auditedDuring(app, () => start(both, nothing));
  expect(entries).toMatchObject([{ event: 'request.refused', actor: { role: 'patient' } }]);
  const asked = await auditedDuring(app, () => ask(journey, both, { ...ASK, plan: null }));
  expect(asked.entries).toMatchObject([{ event: 'request.refused', actor: { role: 'gp' } }]);
});

const sentBefore = async (): Promise<{ journey: Journey; stillId: StillId }> => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  await agree(journey);
  return { journey, stillId: await send(journey, askedId) };
};
const inPerson = { why: 'To feel the lump', safetyNet: 'Phone if it grows.' };
const endings: [string, (journey: Journey) => Promise<unknown>][] = [
  [
    'cancelled',
    ({ id, gpCookie }) =>
      http(app, 'POST', `/api/consultations/${id}/cancel`, {
        cookie: gpCookie,
        body: { reason: 'By phone' },
      }),
  ],
  [
    'no_show',
    ({ id, gpCookie }) =>
      http(app, 'POST', `/api/consultations/${id}/no-show`, { cookie: gpCookie, body: {} }),
  ],
  ['in_person', ({ gp }) => gp.ok('consultation:in-person', inPerson)],
];

test.each(endings)(
  '[R18] [R35] a picture that came before a call which ended as %s is looked at, labelled and discarded',
  async (state, end) => {
    const { journey, stillId } = await sentBefore();
    await end(journey);
    await journey.gp.until(state, ({ view }) => view?.state.name === state);
    expect((await http(app, 'GET', '/api/unfiled', { cookie: journey.gpCookie })).body).toMatchObject({
      mine: expect.arrayContaining([expect.objectContaining({ consultationId: journey.id, unfiled: 1 })]),
    });
    const look = await fetch(`${app.origin}/api/stills/${stillId}/image`, {
      headers: { cookie: journey.gpCookie },
    });
    expect(look.status).toBe(200);
    await journey.gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: 'Sent by them' });
    // R3: what was answered before the call was never confirmed.
    const { name: patientName, dateOfBirth } = journey.gp.seen.patient;
    const filing = await journey.gp.refused('still:file', { stillId, patientName, dateOfBirth });
    expect(filing.blockers?.map(({ code }) => code)).toEqual(['consent_provisional']);
    await journey.gp.ok('still:discard', { stillId, reason: 'Not needed: no call' });
    const { body } = await http<{ mine: { consultationId: string }[] }>(app, 'GET', '/api/unfiled', {
      cookie: journey.gpCookie,
    });
    expect(body.mine.some(({ consultationId }) => consultationId === journey.id)).toBe(false);
  },
);

test('[R22] its twin: a cancelled booking alone still opens no record', async () => {
  const journey = await waiting();
  const colleague = await signInColleague(app);
  const booked = await http<{ id: string }>(app, 'POST', '/api/consultations', {
    cookie: colleague,
    body: { patientId: journey.patientId, startsAt: null, durationMinutes: 15, reason: 'Review' },
  });
  await http(app, 'POST', `/api/consultations/${booked.body.id}/cancel`, {
    cookie: colleague,
    body: { reason: 'Booked by mistake' },
  });
  const read = await http<ErrorBody>(app, 'GET', `/api/patients/${journey.patientId}/record`, {
    cookie: colleague,
  });
  expect(read.body.code).toBe('no_care_relationship');
});

test.each(endings)('[R35] a picture still on its way when it ends as %s does not arrive', async (_, end) => {
  const journey = await waiting();
  await ask(journey, journey.gpCookie);
  const askedId = await askedOf(journey);
  await agree(journey);
  const { body } = await start<{ captureId: CaptureId; token: string }>(journey.patientCookie, {
    askedId,
    takenOn: null,
  });
  await end(journey);
  const late = await upload<ErrorBody>(journey, { ...body, picture: await jpegOf(900, 700) });
  expect(late.status).not.toBe(201);
  const captured = await app.db
    .selectFrom('capture')
    .select('state')
    .where('id', '=', body.captureId)
    .executeTakeFirstOrThrow();
  expect(captured.state).toBe('stopped');
});

test('[R31] with a still taken, the call is rearranged to a visit all the same; the still is filed after', async () => {
  const journey = kept(await untilShutter(app));
  const stillId = await takeStill(journey);
  await journey.gp.ok('consultation:in-person', inPerson);
  await fileStill(journey, stillId);
  const still = await app.db
    .selectFrom('still')
    .select('state')
    .where('id', '=', stillId)
    .executeTakeFirstOrThrow();
  expect(still.state).toBe('filed');
});

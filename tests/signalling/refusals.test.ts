import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import { StatementId } from '../../shared/ids.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  agreeExamination,
  agreePhotographs,
  begin,
  bringChaperone,
  explain,
  explainPhotographs,
  openConversation,
  prepare,
  press,
  untilShutter,
  upload,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { http } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
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

const keep = (journey: Journey): Journey => {
  journeys.push(journey);
  return journey;
};

const stills = () => app.db.selectFrom('still').selectAll().execute();

test('[R3] the shutter without consent is refused by name', async () => {
  const journey = keep(await begin(app));
  await prepare(journey);
  await openConversation(journey);
  await explain(journey);
  await agreeExamination(journey);
  await explainPhotographs(journey);
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
    journey.gp.refused('capture:request', {}),
  );
});

test('[R3] consent to taking without consent to storing keeps the shutter closed', async () => {
  const journey = keep(await begin(app));
  await prepare(journey);
  await openConversation(journey);
  await explain(journey);
  await agreeExamination(journey);
  await explainPhotographs(journey);
  await agreePhotographs(journey, 'yes', 'no');
  const error = await journey.gp.refused('capture:request', {});
  expect(error.blockers?.map(({ code }) => code)).toEqual(['photographs_refused']);
});

test('[R2] the shutter without a written necessity is refused', async () => {
  const journey = keep(await begin(app));
  await prepare(journey);
  await openConversation(journey);
  await explain(journey);
  await agreeExamination(journey);
  await expectRefusal(app, { code: 'blocked', rules: ['R2', 'R24'] }, () =>
    journey.gp.refused('capture:request', {}),
  );
});

test('[R30] an intimate examination without a chaperone answer does not begin', async () => {
  const journey = keep(await begin(app));
  await prepare(journey, { chaperone: 'unanswered' });
  await openConversation(journey);
  const planId = await explain(journey, { site: 'breast' });
  await agreeExamination(journey);
  await expectRefusal(app, { code: 'blocked', rules: ['R30'] }, () =>
    journey.gp.refused('statement:clinician', { kind: 'examination_began', planId }),
  );
});

test('[R28] an intimate examination does not begin before consent to it is documented', async () => {
  const journey = keep(await begin(app));
  await prepare(journey);
  await openConversation(journey);
  const planId = await explain(journey, { site: 'breast' });
  const error = await journey.gp.refused('statement:clinician', { kind: 'examination_began', planId });
  expect(error.blockers?.map(({ code }) => code)).toEqual(['intimate_consent_missing']);
});

test('[R7] the chaperone and the patient cannot press the shutter', async () => {
  const journey = keep(await untilShutter(app));
  const chaperone = await bringChaperone(journey);
  await expectRefusal(app, { code: 'not_allowed' }, () => chaperone.refused('capture:request', {}));
  await expectRefusal(app, { code: 'not_allowed' }, () => journey.patient.refused('capture:request', {}));
  chaperone.close();
});

test('[R7] only the patient gives consent, only the clinician satisfies clinical gates', async () => {
  const journey = keep(await begin(app));
  const consent = {
    answers: [
      {
        scope: 'take',
        decision: 'yes',
        wordingId: 'x',
        wordingVersion: 1,
        wordingSha256: '0'.repeat(64),
        language: 'en-IE',
        planId: null,
      },
    ],
    by: null,
  };
  await expectRefusal(app, { code: 'not_allowed' }, () => journey.gp.refused('consent:answer', consent));
  await expectRefusal(app, { code: 'not_allowed' }, () =>
    journey.patient.refused('statement:clinician', { kind: 'necessity', text: 'because' }),
  );
});

test('[R13] a forged token uploads nothing', async () => {
  const journey = keep(await untilShutter(app));
  const { captureId } = await press(journey);
  const picture = await jpegOf(200, 200);
  const files = (await app.files()).length;
  await expectRefusal(app, { code: 'capture_refused', rules: ['R13'] }, async () => {
    const { body } = await upload<ErrorBody>(journey, { captureId, token: 'A'.repeat(43), picture });
    return body;
  });
  expect((await app.files()).length).toBe(files);
});

test('[R13] the token alone is not enough: it is for the session of the device that was asked', async () => {
  const journey = keep(await untilShutter(app));
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(300, 200);
  const other = keep(await begin(app));
  for (const cookie of [journey.gpCookie, other.patientCookie]) {
    await expectRefusal(app, { code: 'capture_refused', rules: ['R13'] }, async () => {
      const { body } = await upload<ErrorBody>(journey, { captureId, token, picture, cookie });
      return body;
    });
  }
  const without = await upload<ErrorBody>(journey, { captureId, token, picture, cookie: '' });
  expect(without.body.code).toBe('not_signed_in');
  expect((await upload(journey, { captureId, token, picture })).status).toBe(201);
});

test('[R13] one token is for one photograph', async () => {
  const journey = keep(await untilShutter(app));
  const { captureId, token } = await press(journey);
  const first = await upload(journey, { captureId, token, picture: await jpegOf(300, 200) });
  expect(first.status).toBe(201);
  const another = await jpegOf(300, 200);
  await expectRefusal(app, { code: 'capture_spent', rules: ['R13'] }, async () => {
    const { body } = await upload<ErrorBody>(journey, { captureId, token, picture: another });
    return body;
  });
});

test('[R3] consent withdrawn after the token: the upload is refused, nothing is stored, the token stays dead', async () => {
  const journey = keep(await untilShutter(app));
  const before = (await stills()).length;
  const { captureId, token } = await press(journey);
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await journey.patient.until('told to drop it', ({ stopped }) => stopped.includes(captureId));
  const picture = await jpegOf(300, 200);
  await expectRefusal(app, { code: 'capture_spent', rules: ['R3'] }, async () => {
    const { body } = await upload<ErrorBody>(journey, { captureId, token, picture });
    return body;
  });
  expect(await stills()).toHaveLength(before);
  await journey.gp.until('the shutter closed', ({ view }) => view?.gates.capture.open === false);
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
    journey.gp.refused('capture:request', {}),
  );
});

test('[R3] consent withdrawn in the middle of an upload: nothing of it is stored or left', async () => {
  const journey = keep(await untilShutter(app));
  const before = (await stills()).length;
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(1600, 1200);
  const half = Math.floor(picture.length / 2);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new Uint8Array(picture.subarray(0, half)));
      await held;
      controller.enqueue(new Uint8Array(picture.subarray(half)));
      controller.close();
    },
  });
  const { createHash } = await import('node:crypto');
  const { ABOUT } = await import('../support/journey.ts');
  const sending = fetch(`${app.origin}/api/captures/${captureId}/picture`, {
    method: 'PUT',
    headers: {
      origin: 'http://localhost:3000',
      cookie: journey.patientCookie,
      authorization: `Capture ${token}`,
      'content-type': 'image/jpeg',
      'upload-offset': '0',
      'upload-length': String(picture.length),
      'picture-sha256': createHash('sha256').update(picture).digest('hex'),
      'picture-about': Buffer.from(JSON.stringify(ABOUT)).toString('base64url'),
    },
    body,
    duplex: 'half',
  } as RequestInit);
  await journey.gp.until('progress', ({ received }) =>
    received.some(({ event }) => event === 'capture:progress'),
  );
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  release();
  const answer = await sending.then(
    (response) => response.status,
    () => 'cut',
  );
  expect(answer === 'cut' || answer === 409).toBe(true);
  expect(await stills()).toHaveLength(before);
  expect((await app.files()).filter(({ path }) => path.includes(captureId))).toEqual([]);
});

/** The doctor's question again, and a no on the patient's page. */
const tapsNo = async (journey: Journey): Promise<void> => {
  await journey.gp.ok('patient:ask', { what: 'photographs' });
  await journey.patient.until(
    'asked again',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'photographs') === true,
  );
  await agreePhotographs(journey, 'no', 'no');
};
const saysNo = ({ gp }: Journey): Promise<unknown> =>
  gp.ok('consent:noted', { scopes: ['take', 'store'], decision: 'no', by: null });

test.each([
  ['spoken and noted', saysNo],
  ['tapped when asked again', tapsNo],
])(
  '[R3] a no after a yes is a withdrawal, %s: the photograph under way stops, earlier ones wait for a decision',
  async (_, refuses) => {
    const journey = keep(await untilShutter(app));
    const stillId = await takeStill(journey);
    const { captureId, token } = await press(journey);
    await refuses(journey);
    await journey.patient.until('told to drop it', ({ stopped }) => stopped.includes(captureId));
    const picture = await jpegOf(300, 200);
    await expectRefusal(app, { code: 'capture_spent', rules: ['R3'] }, async () => {
      const { body } = await upload<ErrorBody>(journey, { captureId, token, picture });
      return body;
    });
    await journey.gp.until('a decision is asked', ({ view }) => view?.stills[0]?.awaitsDecision === true);
    expect(journey.gp.seen.stills).toHaveLength(1);
    const read = { stillId, patientName: 'Seán Ó Murchú', dateOfBirth: '1957-03-02' };
    await journey.gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: '' });
    await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
      journey.gp.refused('still:file', read),
    );
    const ended = await app.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('consultation_id', '=', journey.id)
      .where('event', '=', 'capture.stopped')
      .execute();
    expect(ended).toHaveLength(1);
  },
);

test('[R3] a withdrawal after a later yes asks anew what becomes of every still; a repeated one does not', async () => {
  const journey = keep(await untilShutter(app));
  const { gp, patient } = journey;
  const stillId = await takeStill(journey);
  const withdraw = () => patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  const undecided = (is: boolean) =>
    gp.until('the decision', ({ view }) => view?.stills[0]?.awaitsDecision === is);
  await withdraw();
  await undecided(true);
  await gp.ok('still:decide', { stillId, keep: true, reason: 'Part of the diagnosis' });
  await undecided(false);
  await withdraw();
  await saysNo(journey);
  await gp.until('the no', ({ view }) => view?.consents.at(-1)?.decision === 'no');
  expect(gp.seen.stills[0]?.awaitsDecision).toBe(false);
  await gp.ok('consent:noted', { scopes: ['take', 'store'], decision: 'yes', by: null });
  await withdraw();
  await undecided(true);
});

test('[R3] [R28] a label keeps to what was agreed; after withdrawal the clinician decides on each still before closing', async () => {
  const journey = keep(await untilShutter(app));
  const { captureId, token } = await press(journey);
  await upload(journey, { captureId, token, picture: await jpegOf(300, 200) });
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  await journey.gp.until('a decision is asked', ({ view }) => view?.stills[0]?.awaitsDecision === true);
  const stillId = journey.gp.seen.stills[0]?.id;
  if (!stillId) throw new Error('no still');
  const another = { stillId, site: 'hand', side: 'left', label: '' } as const;
  await expectRefusal(app, { code: 'invalid_request' }, () => journey.gp.refused('still:label', another));
  await journey.gp.ok('still:label', { ...another, label: 'It reaches the wrist' });
  await expectRefusal(app, { code: 'blocked', rules: ['R28'] }, () =>
    journey.gp.refused('still:label', { ...another, site: 'genitalia', side: 'none', label: 'Nearby' }),
  );
  await journey.gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: '' });
  const read = { stillId, patientName: 'Seán Ó Murchú', dateOfBirth: '1957-03-02' };
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () => journey.gp.refused('still:file', read));
  await journey.gp.ok('consultation:end', {});
  await expectRefusal(app, { code: 'blocked', rules: ['R3'] }, () =>
    journey.gp.refused('consultation:close', { unfiledReason: 'later' }),
  );
  await journey.gp.ok('still:decide', { stillId, keep: false, reason: 'The patient asked for it to go.' });
  await journey.gp.ok('consultation:close', { unfiledReason: null });
  expect((await app.files()).filter(({ path }) => path.includes(stillId))).toEqual([]);
});

test('[R30] the chaperone reads a still during the call and gets 403 afterwards', async () => {
  const journey = keep(await untilShutter(app));
  const chaperone = await bringChaperone(journey);
  // A new viewer: photographs are asked again (R3).
  await journey.patient.until(
    'asked again',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'photographs') === true,
  );
  await agreePhotographs(journey);
  await journey.gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  const { captureId, token } = await press(journey);
  await upload(journey, { captureId, token, picture: await jpegOf(300, 200) });
  await chaperone.until('the still', ({ view }) => view?.stills.length === 1);
  const stillId = chaperone.seen.stills[0]?.id;
  const cookie = String(chaperone.socket.io.opts.extraHeaders?.['cookie']);
  const during = await http(app, 'GET', `/api/stills/${stillId}/image`, { cookie });
  expect(during.status).toBe(200);
  expect(during.headers.get('cache-control')).toContain('no-store');
  await journey.gp.ok('consultation:end', {});
  await chaperone.until('closed to them', ({ view }) => view?.stills.length === 0);
  await expectRefusal(app, { code: 'not_allowed', rules: ['R30'] }, async () => {
    const { status, body } = await http<ErrorBody>(app, 'GET', `/api/stills/${stillId}/image`, { cookie });
    expect(status).toBe(403);
    return body;
  });
  chaperone.close();
});

test('[R19] a still is not filed under another name or date of birth, nor without a body site', async () => {
  const journey = keep(await untilShutter(app));
  const { captureId, token } = await press(journey);
  await upload(journey, { captureId, token, picture: await jpegOf(300, 200) });
  await journey.gp.until('the still', ({ view }) => view?.stills.length === 1);
  const stillId = journey.gp.seen.stills[0]?.id;
  if (!stillId) throw new Error('no still');
  const right = { stillId, patientName: 'Seán Ó Murchú', dateOfBirth: '1957-03-02' };
  await expectRefusal(app, { code: 'blocked', rules: ['R19'] }, () =>
    journey.gp.refused('still:file', right),
  );
  await journey.gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: 'inner side' });
  for (const wrong of [{ patientName: 'Mary Byrne' }, { dateOfBirth: '1957-03-03' }]) {
    await expectRefusal(app, { code: 'blocked', rules: ['R19'] }, () =>
      journey.gp.refused('still:file', { ...right, ...wrong }),
    );
  }
  await journey.gp.ok('still:file', right);
  await journey.gp.until('filed', ({ view }) => view?.stills[0]?.state === 'filed');
});

test('[R18] a consultation with an unfiled still closes only with a reason', async () => {
  const journey = keep(await untilShutter(app));
  const { captureId, token } = await press(journey);
  await upload(journey, { captureId, token, picture: await jpegOf(300, 200) });
  await journey.gp.ok('consultation:end', {});
  await expectRefusal(app, { code: 'blocked', rules: ['R18'] }, () =>
    journey.gp.refused('consultation:close', { unfiledReason: null }),
  );
  await journey.gp.ok('consultation:close', { unfiledReason: 'Called away to an emergency.' });
  await journey.gp.until('closed', ({ view }) => view?.state.name === 'closed');
});

test('[R4, R7] on a child’s page nobody is asked for consent until a parent or guardian says who they are', async () => {
  const journey = keep(await begin(app, '2015-05-08'));
  expect(journey.patient.seen.asksWhoAnswers).toBe(true);
  expect(journey.patient.seen.answering).toBeNull();
  const { video } = journey.patient.seen.wordings;
  const answer = {
    scope: 'video',
    decision: 'yes',
    wordingId: video.id,
    wordingVersion: video.version,
    wordingSha256: video.sha256,
    language: video.language,
    planId: null,
  };
  await expectRefusal(app, { code: 'blocked', rules: ['R7'] }, () =>
    journey.patient.refused('consent:answer', { answers: [answer], by: null }),
  );
  await journey.patient.ok('statement:patient', {
    kind: 'answering_for',
    name: 'Bríd Kelly',
    relationship: 'grandmother',
    guardian: 'no',
  });
  await expectRefusal(app, { code: 'blocked', rules: ['R7'] }, () =>
    journey.patient.refused('consent:answer', { answers: [answer], by: null }),
  );
  await journey.gp.ok('statement:clinician', { kind: 'best_interest', reason: 'delay_could_harm', note: '' });
  await expectRefusal(app, { code: 'blocked', rules: ['R12'] }, () =>
    journey.gp.refused('consultation:open', {}),
  );
  const { seen } = journey.gp;
  expect(seen.deciding.who).toBe('unknown');
  expect(seen.gates.examination.blockers.map(({ code }) => code)).toContain('guardian_missing');
});

test('[R6] a note that capacity is in doubt closes the shutter, and only a further note opens it', async () => {
  const journey = keep(await untilShutter(app));
  await journey.gp.ok('statement:clinician', {
    kind: 'capacity_doubt',
    note: 'Could not repeat back what was explained.',
  });
  await expectRefusal(app, { code: 'blocked', rules: ['R6'] }, () =>
    journey.gp.refused('capture:request', {}),
  );
  await journey.gp.ok('statement:clinician', {
    kind: 'capacity_presumed',
    note: 'Hearing aid was off; repeated correctly.',
  });
  await press(journey);
});

test('[R13] a discussion cannot be attested before the conversation is open', async () => {
  const journey = keep(await begin(app));
  await expectRefusal(app, { code: 'blocked', rules: ['R13'] }, () =>
    journey.gp.refused('statement:clinician', { kind: 'limitations_discussed' }),
  );
});

test('[R11] the silent “not safe” holds the conversation until the clinician has recorded what was done', async () => {
  const journey = keep(await begin(app));
  await prepare(journey);
  await journey.patient.ok('statement:patient', { kind: 'safe_to_talk', answer: 'no' });
  await journey.gp.ok('statement:clinician', { kind: 'best_interest', reason: 'delay_could_harm', note: '' });
  await journey.gp.ok('statement:clinician', { kind: 'modality', modality: 'both', reason: 'detail' });
  await journey.gp.ok('statement:clinician', { kind: 'no_interruption', participants: [] });
  const error = await journey.gp.refused('consultation:open', {});
  expect(error.blockers?.map(({ code }) => code)).toEqual(['patient_not_safe']);
  await journey.gp.ok('statement:clinician', {
    kind: 'safety_decision',
    note: 'Phoned; husband had walked in; safe now.',
  });
  await journey.gp.ok('consultation:open', {});
});

test('[R12] a patient who declines video is not called by video', async () => {
  const journey = keep(await begin(app));
  await prepare(journey);
  const { video } = journey.patient.seen.wordings;
  const no = {
    scope: 'video',
    decision: 'no',
    wordingId: video.id,
    wordingVersion: video.version,
    wordingSha256: video.sha256,
    language: video.language,
    planId: null,
  } as const;
  await journey.patient.ok('consent:answer', { answers: [no], by: null });
  await journey.gp.ok('statement:clinician', { kind: 'best_interest', reason: 'delay_could_harm', note: '' });
  const error = await journey.gp.refused('consultation:open', {});
  expect(error.blockers?.map(({ code }) => code)).toContain('video_declined');
  await journey.gp.ok('consultation:in-person', {
    why: 'The patient prefers it.',
    safetyNet: 'Ring if it spreads.',
  });
  await journey.patient.until('told', ({ view }) => view?.state.name === 'in_person');
});

test('[R30] pause: the shutter closes, and it ends only when chaperone and patient agree', async () => {
  const journey = keep(await untilShutter(app));
  const chaperone = await bringChaperone(journey);
  await expectRefusal(app, { code: 'not_allowed' }, () => journey.gp.refused('chaperone:pause', {}));
  await chaperone.ok('chaperone:pause', {});
  await journey.gp.until(
    'paused',
    ({ view }) => view?.gates.capture.blockers.some(({ code }) => code === 'paused') === true,
  );
  await expectRefusal(app, { code: 'blocked', rules: ['R30'] }, () =>
    journey.gp.refused('capture:request', {}),
  );
  await expectRefusal(app, { code: 'conflict' }, () =>
    journey.patient.refused('patient:resume', { agree: true }),
  );
  // On hold they see nothing of it, and do not say that it may go on.
  const participantId = chaperone.seen.ownParticipantId;
  await journey.gp.ok('participant:hold', { participantId });
  await expectRefusal(app, { code: 'not_allowed' }, () => chaperone.refused('chaperone:resume', {}));
  await journey.gp.ok('participant:admit', { participantId, noInterruption: true });
  await chaperone.ok('chaperone:resume', {});
  await journey.patient.until(
    'asked',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'resume') === true,
  );
  await journey.patient.ok('patient:resume', { agree: false });
  expect(journey.patient.seen.pictureOff).toBe('paused');
  await chaperone.ok('chaperone:resume', {});
  await journey.patient.ok('patient:resume', { agree: true });
  await journey.patient.until('on again', ({ view }) => view?.pictureOff === null);
  chaperone.close();
});

test('[R30] a chaperone is admitted only after the patient has accepted that person', async () => {
  const journey = keep(await begin(app));
  await prepare(journey, { chaperone: 'accepted' });
  await openConversation(journey);
  const { signIn, connectStaff } = await import('../support/people.ts');
  const cookie = await signIn(app, app.practice.chaperoneEmail);
  await http(app, 'POST', `/api/consultations/${journey.id}/chaperone`, { cookie, body: {} });
  const chaperone = await connectStaff(app, cookie, journey.id);
  const participantId = chaperone.seen.ownParticipantId;
  const admission = { participantId, noInterruption: true };
  await expectRefusal(app, { code: 'blocked', rules: ['R30'] }, () =>
    journey.gp.refused('participant:admit', admission),
  );
  await journey.patient.ok('statement:patient', {
    kind: 'chaperone_person',
    participantId,
    accepted: false,
    comfortable: true,
  });
  const error = await journey.gp.refused('participant:admit', admission);
  expect(error.blockers?.map(({ code }) => code)).toEqual(['chaperone_person_refused']);
  chaperone.close();
});

test('[R31] wanting a chaperone and having none is never passed over: the patient chooses', async () => {
  const journey = keep(await begin(app));
  await prepare(journey, { chaperone: 'accepted' });
  await openConversation(journey);
  const planId = await explain(journey);
  await agreeExamination(journey);
  const examination = { kind: 'examination_began', planId };
  await expectRefusal(app, { code: 'blocked', rules: ['R31'] }, () =>
    journey.gp.refused('statement:clinician', examination),
  );
  await journey.gp.ok('statement:clinician', {
    kind: 'chaperone_unavailable',
    delayWouldHarm: true,
    note: 'Spreading fast.',
  });
  await expectRefusal(app, { code: 'blocked', rules: ['R31'] }, () =>
    journey.gp.refused('statement:clinician', examination),
  );
  await journey.patient.ok('statement:patient', { kind: 'chaperone_absent_choice', choice: 'proceed' });
  await journey.gp.ok('statement:clinician', {
    kind: 'examination_began',
    planId: StatementId.parse(planId),
  });
});

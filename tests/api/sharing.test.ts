import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addAccount } from '../../server/commands/accounts.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import type { SharingCounts, StillSharing } from '../../shared/http-sharing.ts';
import { addColleague } from '../support/colleagues.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { http, signIn } from '../support/people.ts';
import {
  dayAhead,
  enter,
  fileAnother,
  filedStill,
  linkOf,
  look,
  overview,
  post,
  share,
  sharedViewOf,
  shareBody,
} from '../support/sharing.ts';
import type { FiledStill } from '../support/sharing.ts';
import { press, untilShutter, upload } from '../support/journey.ts';
import { jpegOf } from '../support/pictures.ts';
import { PASSWORD, startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';
import { ConsultationId } from '../../shared/ids.ts';
import type { ShareId, StillId } from '../../shared/ids.ts';

let app: TestApp;
const open: FiledStill[] = [];
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => {
  for (const { journey } of open.splice(0)) {
    journey.gp.close();
    journey.patient.close();
  }
});
afterAll(() => app.close());

const filed = async (): Promise<FiledStill> => {
  const still = await filedStill(app);
  open.push(still);
  return still;
};

const account = async (role: 'gp' | 'manager', email: string, name: string): Promise<string> => {
  const person = { email, name, title: role, registration: '', trained: false, role };
  await addAccount(app.db, { ...person, practiceId: app.practice.id }, PASSWORD);
  return signIn(app, email);
};

const audited = async (event: string, consultationId?: ConsultationId) =>
  app.db
    .selectFrom('audit_entry')
    .select(['actor', 'detail', 'lawful_basis'])
    .where('event', '=', event)
    .$if(consultationId !== undefined, (query) => query.where('consultation_id', '=', consultationId ?? null))
    .orderBy('seq')
    .execute();

const expectSameError = async (code: string, answer: Promise<{ body: ErrorBody; status: number }>) => {
  const { body, status } = await answer;
  expect(body.code).toBe(code);
  return { ...body, status };
};

test('[R24] a no is recorded as it was said, and nothing is shared', async () => {
  const still = await filed();
  const body = shareBody(app, [still.stillId], { consent: { decision: 'no', givers: [null] } });
  const before = await app.counts();
  const answer = await post<{ id: null }>(app, still.cookie, '/api/shares', body);
  expect(answer).toMatchObject({ status: 200, body: { id: null } });
  const after = await app.counts();
  expect(after['sharing_consent']).toBe((before['sharing_consent'] ?? 0) + 1);
  expect(after['share']).toBe(before['share']);
  expect(await audited('sharing.consent_refused', still.journey.id)).toHaveLength(1);
});

test('[R24] a yes keeps who said it, who noted it, the wording, recipient, purpose and end', async () => {
  const still = await filed();
  const id = await share(app, still);
  const row = await app.db
    .selectFrom('sharing_consent')
    .innerJoin('share', 'share.consent_id', 'sharing_consent.id')
    .select(['decision', 'given_by', 'how', 'noted_by', 'wording', 'told', 'still_ids'])
    .where('share.id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    decision: 'yes',
    given_by: [{ role: 'patient', name: 'Seán Ó Murchú' }],
    how: 'spoken',
    noted_by: app.practice.gp,
    told: {
      recipient: { name: 'Dr Síle Nic Gabhann' },
      purpose: 'care',
      why: 'to ask whether it needs a biopsy',
    },
    still_ids: [still.stillId],
  });
  const wording = await app.db
    .selectFrom('wording')
    .selectAll()
    .where('sha256', '=', row.wording.sha256)
    .execute();
  expect(wording.map((kept) => kept.id)).toEqual(['sharing-care']);
  await expect(
    app.db.updateTable('sharing_consent').set({ decision: 'no' }).where('decision', '=', 'yes').execute(),
  ).rejects.toThrow(/append-only/);
});

test('[R32] what is not filed, or was discarded, is not shared', async () => {
  const journey = await untilShutter(app);
  open.push({
    journey,
    cookie: '',
    patientId: journey.patientId,
    stillId: '' as StillId,
    picture: Buffer.alloc(0),
  });
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(320, 240);
  const { body } = await upload<{ stillId: StillId }>(journey, { captureId, token, picture });
  const tryIt = async () =>
    (await post<ErrorBody>(app, journey.gpCookie, '/api/shares', shareBody(app, [body.stillId]))).body;
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R32'] }, tryIt);
  await journey.gp.until('the still', ({ view }) => view?.stills.length === 1);
  await journey.gp.ok('still:discard', { stillId: body.stillId, reason: 'Blurred' });
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R32'] }, tryIt);
});

test('[R24] a sharing without an end, or beyond 90 days, is refused', async () => {
  const still = await filed();
  for (const days of [-1, 92]) {
    await expectRefusal(app, { code: 'sharing_refused', rules: ['R24'] }, async () => {
      const body = shareBody(app, [still.stillId], { until: dayAhead(app, days) });
      return (await post<ErrorBody>(app, still.cookie, '/api/shares', body)).body;
    });
  }
});

test('[R7] nobody but those on record can have said yes', async () => {
  const still = await filed();
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R7'] }, async () => {
    const body = shareBody(app, [still.stillId], { consent: { decision: 'yes', givers: [randomUUID()] } });
    return (await post<ErrorBody>(app, still.cookie, '/api/shares', body)).body;
  });
});

test('[R7] who decides changed while the page was open: the answer is nobody else’s, and nothing is recorded', async () => {
  const still = await filed();
  const { gp } = still.journey;
  const attorney = (name: string) =>
    gp.ok('statement:clinician', {
      kind: 'representative',
      name,
      relationship: 'Nephew',
      basis: 'enduring_power_2015',
      joins: 'beside',
      verified: 'Photo ID seen',
      evidence: 'Registered instrument of 3 May 2024',
      inForceFrom: '2025-02-01',
      expires: null,
      covers: ['healthcare'],
      declaration: null,
    });
  const named = async () => {
    const path = `/api/stills/${still.stillId}/sharing`;
    const { body } = await http<StillSharing>(app, 'GET', path, { cookie: still.cookie });
    return body.whoGives.kind === 'nobody' ? [] : body.whoGives.of;
  };
  const rows = () =>
    app.db
      .selectFrom('sharing_consent')
      .select(['id', 'decision', 'given_by'])
      .where('patient_id', '=', still.patientId)
      .orderBy('at')
      .execute();
  const yes = (by: string | null) =>
    shareBody(app, [still.stillId], { consent: { decision: 'yes', givers: [by] } });
  expect(await named()).toEqual([{ role: 'patient', name: 'Seán Ó Murchú', by: null }]);
  await gp.ok('statement:clinician', {
    kind: 'capacity_assessed',
    understands: true,
    retains: false,
    weighs: false,
    communicates: true,
    note: 'Could not keep in mind what a photograph is for',
  });
  await attorney('Pádraig Ó Conaill');
  await expectSameError('conflict', post<ErrorBody>(app, still.cookie, '/api/shares', yes(null)));
  expect(await rows()).toEqual([]);
  const [first] = await named();
  expect(first?.name).toBe('Pádraig Ó Conaill');
  expect((await post(app, still.cookie, '/api/shares', yes(first?.by ?? null))).status).toBe(200);
  const [given] = await rows();
  expect(given?.given_by).toEqual([{ role: 'representative', name: 'Pádraig Ó Conaill' }]);

  const path = `/api/sharing-consents/${given?.id ?? ''}/withdraw`;
  if (!first?.by) throw new Error('the attorney is named by a statement');
  await gp.ok('statement:clinician', {
    kind: 'representative_removed',
    representativeId: first.by,
    why: 'It was revoked',
  });
  await attorney('Bríd Ní Mháille');
  const asBefore = post<ErrorBody>(app, still.cookie, path, { giver: first.by });
  await expectSameError('conflict', asBefore);
  expect(await rows()).toHaveLength(1);
  const [second] = await named();
  expect((await post(app, still.cookie, path, { giver: second?.by })).status).toBe(200);
  expect((await rows()).at(-1)).toMatchObject({
    decision: 'withdrawn',
    given_by: [{ role: 'representative', name: 'Bríd Ní Mháille' }],
  });
});

test('[R22] a chaperone, a manager, a GP who does not treat the patient and another practice share nothing', async () => {
  const still = await filed();
  const id = await share(app, still);
  const tryAll = async (cookie: string, code: string) => {
    const made = () => post<ErrorBody>(app, cookie, '/api/shares', shareBody(app, [still.stillId]));
    await expectRefusal(app, { code }, async () => (await made()).body);
    for (const path of [`/api/shares/${id}/link`, `/api/shares/${id}/stop`]) {
      await expectRefusal(app, { code }, async () => (await post<ErrorBody>(app, cookie, path)).body);
    }
    await expectRefusal(
      app,
      { code },
      async () =>
        (await http<ErrorBody>(app, 'GET', `/api/stills/${still.stillId}/sharing`, { cookie })).body,
    );
  };
  await tryAll(await signIn(app, app.practice.chaperoneEmail), 'not_allowed');
  await tryAll(await account('manager', 'manager-a@first.invalid', 'Mags Manager'), 'not_allowed');
  const colleague = await account('gp', 'colleague-a@first.invalid', 'Dr Colleague');
  await tryAll(colleague, 'not_allowed');
  await tryAll(await signIn(app, app.other.gpEmail), 'not_found');
  expect((await overview(app, colleague)).shares).toEqual([]);
  expect((await post<ErrorBody>(app, '', '/api/shares', {})).body.code).toBe('not_signed_in');
});

test('[R1] a manager gets figures without a name and without a still', async () => {
  const still = await filed();
  await share(app, still);
  const manager = await account('manager', 'manager-b@first.invalid', 'Mags Manager');
  const { status, body } = await http<SharingCounts>(app, 'GET', '/api/sharing/counts', { cookie: manager });
  expect(status).toBe(200);
  expect(Object.keys(body).sort()).toEqual(['collected', 'ended', 'looks', 'open', 'toCheck']);
  expect(body.open).toBeGreaterThan(0);
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  for (const cookie of [chaperone]) {
    const { body: refused } = await http<ErrorBody>(app, 'GET', '/api/sharing/counts', { cookie });
    expect(refused.code).toBe('not_allowed');
  }
});

test('[R24] the recipient sees the chosen stills, read-only, and every look is audited: who, when, which', async () => {
  const still = await filed();
  const second = await fileAnother(still.journey, await jpegOf(640, 480));
  const stills = [
    { stillId: still.stillId, caption: 'Inner side' },
    { stillId: second, caption: '' },
  ];
  const id = await share(app, still, { stills });
  const link = await linkOf(app, still.cookie, id);
  expect(link.url).toMatch(/^http:\/\/localhost:3000\/s#[A-Za-z0-9_-]{43}$/);
  expect(link.code).toMatch(/^\d{4} \d{4}$/);

  const opened = await http(app, 'POST', '/api/share/open', { body: { token: link.token } });
  expect(opened.body).toEqual({
    practiceName: 'First Practice',
    practicePhone: '+353 21 555 0100',
    recipientName: 'Dr Síle Nic Gabhann',
  });
  expect(JSON.stringify(opened.body)).not.toContain('Murch');

  const entered = await enter(app, link);
  expect(entered.status).toBe(200);
  expect(entered.cookie).toMatch(/^sightline-share=/);
  const { body: view } = await sharedViewOf(app, entered.cookie);
  expect(view).toMatchObject({
    patient: { name: 'Seán Ó Murchú', dateOfBirth: '1957-03-02' },
    why: 'to ask whether it needs a biopsy',
    message: 'Scaly for three weeks, no pain.',
    sharedBy: 'Dr Test Murphy',
    stills: [
      { position: 1, caption: 'Inner side', site: 'forearm', side: 'left', width: 800, height: 600 },
      { position: 2, caption: '', width: 640, height: 480 },
    ],
  });
  expect(JSON.stringify(view)).not.toContain(still.stillId);

  const answer = await look(app, entered.cookie, 1);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-disposition')).toBe('inline');
  const row = await app.db
    .selectFrom('still')
    .select('sha256_stored')
    .where('id', '=', still.stillId)
    .executeTakeFirstOrThrow();
  expect(createHash('sha256').update(answer.bytes).digest('hex')).toBe(row.sha256_stored);
  await look(app, entered.cookie, 2);
  await look(app, entered.cookie, 2);
  expect((await look(app, entered.cookie, 3)).status).toBe(404);

  const looks = await audited('share.looked', still.journey.id);
  expect(looks.map(({ detail }) => detail['stillId'])).toEqual([still.stillId, second, second]);
  expect(looks[0]).toMatchObject({
    actor: { role: 'recipient' },
    detail: { shareId: id },
    lawful_basis: 'GDPR Art. 9(2)(h) with GDPR Art. 6(1)(e)',
  });
  const card = (await overview(app, still.cookie)).shares.find((each) => each.id === id);
  expect(card?.looks.map(({ position }) => position)).toEqual([1, 2, 2]);
  expect(card).toMatchObject({ status: 'open', form: 'as_filed', sharedBy: 'Dr Test Murphy' });
});

test('[S1] five wrong codes lock the link, also for the right one; a new link opens it again', async () => {
  const still = await filed();
  const id = await share(app, still);
  const link = await linkOf(app, still.cookie, id);
  const wrong = { ...link, code: link.code === '0000 0000' ? '1111 1111' : '0000 0000' };
  for (const left of [4, 3, 2, 1]) {
    const refused = await expectSameError('share_code_wrong', enter<ErrorBody>(app, wrong));
    expect([refused.status, refused.count]).toEqual([403, left]);
  }
  expect((await expectSameError('share_locked', enter<ErrorBody>(app, wrong))).status).toBe(423);
  await expectSameError('share_locked', enter<ErrorBody>(app, link));
  expect((await overview(app, still.cookie)).shares.find((each) => each.id === id)?.status).toBe('locked');
  expect(await audited('share.locked')).toHaveLength(1);

  const fresh = await linkOf(app, still.cookie, id);
  await expectSameError('link_wrong', enter<ErrorBody>(app, link));
  expect((await enter(app, fresh)).status).toBe(200);
});

test('[S1] wrong codes sent all at once are counted too', async () => {
  const still = await filed();
  const link = await linkOf(app, still.cookie, await share(app, still));
  const wrong = { ...link, code: link.code === '0000 0000' ? '1111 1111' : '0000 0000' };
  const answers = await Promise.all(Array.from({ length: 12 }, () => enter<ErrorBody>(app, wrong)));
  const codes = answers.map(({ body }) => body.code);
  expect(codes.filter((code) => code === 'share_code_wrong').length).toBeLessThan(5);
  expect(codes.filter((code) => code === 'share_locked').length).toBeGreaterThanOrEqual(8);
  await expectSameError('share_locked', enter<ErrorBody>(app, link));
});

test('[S1] token and code are kept as hashes, and neither is logged', async () => {
  const still = await filed();
  const link = await linkOf(app, still.cookie, await share(app, still));
  await enter(app, link);
  const rows = await app.db.selectFrom('share').selectAll().execute();
  const audit = await app.db.selectFrom('audit_entry').select(['detail', 'actor']).execute();
  const kept = JSON.stringify([rows, audit]);
  for (const secret of [link.token, link.code, link.code.replace(' ', '')]) {
    expect(kept).not.toContain(secret);
    expect(app.logged()).not.toContain(secret);
  }
  expect(app.logged()).not.toContain('Nic Gabhann');
});

test('[S1] a token nobody made opens nothing, and a malformed one is refused by its form', async () => {
  const token = 'A'.repeat(43);
  const opened = await http<ErrorBody>(app, 'POST', '/api/share/open', { body: { token } });
  expect(opened.body.code).toBe('link_wrong');
  await expectSameError('link_wrong', enter<ErrorBody>(app, { token, code: '1234 5678' }));
  await expectSameError('invalid_request', enter<ErrorBody>(app, { token: 'short', code: '1234 5678' }));
  await expectSameError('invalid_request', enter<ErrorBody>(app, { token, code: 'abcd efgh' }));
  expect((await http<ErrorBody>(app, 'GET', '/api/share/me')).body.code).toBe('not_signed_in');
});

test('[R24] stopped: the open page sees nothing from that moment, and the link opens nothing', async () => {
  const still = await filed();
  const id = await share(app, still);
  const link = await linkOf(app, still.cookie, id);
  const { cookie } = await enter(app, link);
  expect((await look(app, cookie, 1)).status).toBe(200);
  expect((await post(app, still.cookie, `/api/shares/${id}/stop`)).status).toBe(200);
  expect((await look(app, cookie, 1)).status).toBe(410);
  await expectSameError('share_ended', sharedViewOf<ErrorBody>(app, cookie));
  await expectSameError('share_ended', enter<ErrorBody>(app, link));
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R24'] },
    async () => (await post<ErrorBody>(app, still.cookie, `/api/shares/${id}/link`)).body,
  );
  await expectSameError('conflict', post<ErrorBody>(app, still.cookie, `/api/shares/${id}/stop`));
  const stopped = await audited('share.stopped');
  expect(stopped.at(-1)).toMatchObject({
    actor: { userId: app.practice.gp },
    detail: { shareId: id, why: 'stopped' },
  });
});

test('[R24] consent withdrawn: the sharing ends in the same moment and cannot come back', async () => {
  const still = await filed();
  const id = await share(app, still);
  const link = await linkOf(app, still.cookie, id);
  const { cookie } = await enter(app, link);
  const { consentId } = (await overview(app, still.cookie)).shares.find((each) => each.id === id) ?? {};
  const path = `/api/sharing-consents/${consentId ?? ''}/withdraw`;
  await expectSameError(
    'not_found',
    post<ErrorBody>(app, await signIn(app, app.other.gpEmail), path, { giver: null }),
  );
  expect((await post(app, still.cookie, path, { giver: null })).status).toBe(200);
  expect((await look(app, cookie, 1)).status).toBe(410);
  await expectSameError('share_ended', enter<ErrorBody>(app, link));
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R24'] },
    async () => (await post<ErrorBody>(app, still.cookie, `/api/shares/${id}/link`)).body,
  );
  await expectSameError('conflict', post<ErrorBody>(app, still.cookie, path, { giver: null }));
  const card = (await overview(app, still.cookie)).shares.find((each) => each.id === id);
  expect(card).toMatchObject({ status: 'ended', endedWhy: 'withdrawn' });
});

test('[R24] its time over, it shows nothing; the session ends with it', async () => {
  const still = await filed();
  const id = await share(app, still, { until: dayAhead(app, 0) });
  const link = await linkOf(app, still.cookie, id);
  const { cookie } = await enter(app, link);
  expect((await look(app, cookie, 1)).status).toBe(200);
  await app.db
    .updateTable('share')
    .set({ expires_at: new Date(app.clock.now().getTime() - 1) })
    .where('id', '=', id)
    .execute();
  expect((await look(app, cookie, 1)).status).toBe(410);
  await expectSameError('share_ended', enter<ErrorBody>(app, link));
});

test('[R24] an hour after the code the code is asked for again; leaving ends it at once', async () => {
  const still = await filed();
  const id = await share(app, still);
  const link = await linkOf(app, still.cookie, id);
  const first = await enter(app, link);
  await http(app, 'POST', '/api/share/leave', { cookie: first.cookie, body: {} });
  expect((await look(app, first.cookie, 1)).status).toBe(401);
  const second = await enter(app, link);
  await app.db
    .updateTable('share_session')
    .set({ expires_at: app.clock.now() })
    .where('share_id', '=', id)
    .execute();
  expect((await look(app, second.cookie, 1)).status).toBe(401);
});

test('[R3] a withdrawal of consent to photographs hides the still; destroying it ends the sharing', async () => {
  const still = await filed();
  const id = await share(app, still);
  const link = await linkOf(app, still.cookie, id);
  const { cookie } = await enter(app, link);
  const { journey, stillId } = still;
  await journey.patient.ok('consent:withdraw', { scopes: ['take', 'store'], by: null });
  expect((await look(app, cookie, 1)).status).toBe(404);
  expect((await sharedViewOf(app, cookie)).body.stills).toEqual([]);
  await journey.gp.ok('still:decide', { stillId, keep: false, reason: 'The patient asked for it' });
  expect((await look(app, cookie, 1)).status).toBe(410);
  const card = (await overview(app, still.cookie)).shares.find((each) => each.id === id);
  expect(card).toMatchObject({ status: 'ended', endedWhy: 'nothing_left' });
});

test('[R24] one still that waits for a decision takes only itself away: the link still opens the others', async () => {
  const still = await filed();
  const second = await fileAnother(still.journey, await jpegOf(640, 480));
  const body = shareBody(app, [still.stillId, second]);
  const { id } = (await post<{ id: ShareId }>(app, still.cookie, '/api/shares', body)).body;
  const link = await linkOf(app, still.cookie, id);
  await app.db.updateTable('still').set({ awaits_decision: true }).where('id', '=', second).execute();
  const card = (await overview(app, still.cookie)).shares.find((each) => each.id === id);
  expect(card).toMatchObject({ status: 'open' });
  expect((await http(app, 'POST', '/api/share/open', { body: { token: link.token } })).status).toBe(200);
  const { cookie, status } = await enter(app, link);
  expect(status).toBe(200);
  const { stills } = (await sharedViewOf(app, cookie)).body;
  expect(stills.map(({ position }) => position)).toEqual([1]);
  // Nothing left to see: nobody is let in.
  await app.db.updateTable('still').set({ awaits_decision: true }).where('id', '=', still.stillId).execute();
  await expectSameError('share_ended', enter<ErrorBody>(app, link));
});

test('[R19, R22] a GP who only moved a photograph into a record sees none of its sharings', async () => {
  const still = await filed();
  const id = await share(app, still);
  const mover = await addColleague(app, 'gp');
  const { state_name: _generated, ...own } = await app.db
    .selectFrom('consultation')
    .selectAll()
    .where('id', '=', still.journey.id)
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto('consultation')
    .values({
      ...own,
      id: ConsultationId.parse(randomUUID()),
      clinician_id: mover.id,
      kind: 'correction',
      state: JSON.stringify(own.state),
    })
    .execute();
  expect((await overview(app, still.cookie)).shares.map((each) => each.id)).toContain(id);
  expect((await overview(app, mover.cookie)).shares).toEqual([]);
});

test('[S6] a share’s session opens nothing else, and no other session opens a share', async () => {
  const still = await filed();
  const link = await linkOf(app, still.cookie, await share(app, still));
  const { cookie } = await enter(app, link);
  const asStaff = cookie.replace('sightline-share', 'sightline-staff');
  const asPatient = cookie.replace('sightline-share', 'sightline-patient');
  expect((await http(app, 'GET', `/api/stills/${still.stillId}/image`, { cookie })).status).toBe(401);
  expect((await http(app, 'GET', '/api/staff/me', { cookie: asStaff })).status).toBe(401);
  expect((await http(app, 'GET', '/api/patient/me', { cookie: asPatient })).status).toBe(401);
  const forged = still.cookie.replace('sightline-staff', 'sightline-share');
  expect((await look(app, forged, 1)).status).toBe(401);
});

test('[R25] outside the care team, without consent to be identified, no link is made without a checked copy', async () => {
  const still = await filed();
  const id = await share(app, still, { purpose: 'other', identified: false });
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R25'] },
    async () => (await post<ErrorBody>(app, still.cookie, `/api/shares/${id}/link`)).body,
  );
  const card = (await overview(app, still.cookie)).shares.find((each) => each.id === id);
  expect(card).toMatchObject({ status: 'needs_copy', form: 'copy', stills: [{ ready: false }] });
});

test('[R25] with consent to be identified the recipient is told who it is, on the basis of that consent', async () => {
  const still = await filed();
  const id = await share(app, still, { purpose: 'other', identified: true });
  const { cookie } = await enter(app, await linkOf(app, still.cookie, id));
  expect((await sharedViewOf(app, cookie)).body.patient?.name).toBe('Seán Ó Murchú');
  await look(app, cookie, 1);
  const [looked] = await audited('share.looked', still.journey.id);
  expect(looked?.lawful_basis).toBe('GDPR Art. 9(2)(a) with GDPR Art. 6(1)(e)');
  const { width } = await sharp((await look(app, cookie, 1)).bytes).metadata();
  expect(width).toBe(800);
});

test('[R26] link, code and what opens before the code say nothing of the patient; nothing here sends mail or messages', async () => {
  const still = await filed();
  const link = await linkOf(app, still.cookie, await share(app, still));
  const { body } = await http(app, 'POST', '/api/share/open', { body: { token: link.token } });
  const { name, dateOfBirth, identifier } = still.journey.gp.seen.patient;
  for (const secret of [name, dateOfBirth, identifier, 'biopsy', 'forearm', 'Scaly'])
    expect(JSON.stringify([link.url, link.code, body])).not.toContain(secret);
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { dependencies: object };
  const senders = Object.keys(manifest.dependencies).filter((each) => /mail|smtp|twilio|sms|push/.test(each));
  expect(senders).toEqual([]);
});

test('[R25] what goes to somebody who is not told whose it is may not say so: refused by field, and nothing recorded', async () => {
  const still = await filed();
  const ask = (change: Record<string, unknown>) =>
    post<ErrorBody>(app, still.cookie, '/api/shares', shareBody(app, [still.stillId], change));
  const nameless = { purpose: 'other', identified: false };
  const before = await app.counts();
  const no = async (field: string, change: Record<string, unknown>) => {
    const { status, body } = await ask({ ...nameless, ...change });
    expect({ status, code: body.code, field: body.field }).toEqual({
      status: 422,
      code: 'names_a_patient',
      field,
    });
  };
  await no('why', { why: 'to ask what Mr Murchú could have' });
  await no('message', { message: 'Seán has had it for three weeks.' });
  await no('caption', { stills: [{ stillId: still.stillId, caption: 'Seán’s inner side' }] });
  await no('why', { purpose: 'education', why: 'to teach on Seán’s rash' });
  const after = await app.counts();
  expect({ ...after, audit_entry: 0 }).toEqual({ ...before, audit_entry: 0 });
  expect((await audited('request.refused')).slice(-4).map(({ detail }) => detail)).toEqual(
    ['why', 'message', 'caption', 'why'].map((why) => ({
      action: 'share:make',
      code: 'names_a_patient',
      why,
      rules: ['R25'],
    })),
  );
  // A no is recorded whatever the words: nobody outside reads them. For care, and with consent to it, the name may be said.
  const named = { message: 'Seán has had it for three weeks.' };
  expect((await ask({ ...nameless, ...named, consent: { decision: 'no', givers: [null] } })).status).toBe(
    200,
  );
  expect((await ask(named)).status).toBe(200);
  expect((await ask({ ...named, purpose: 'other', identified: true })).status).toBe(200);
  expect((await ask(nameless)).status).toBe(200);
});

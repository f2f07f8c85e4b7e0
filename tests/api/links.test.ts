import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { PatientLink } from '../../shared/http.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import type { ChaperoneView, StaffView } from '../../shared/views.ts';
import { auditedDuring, databaseText } from '../support/evidence.ts';
import { addPatient, begin, openConversation, prepare } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { connect, connectPatient, connectStaff, http, signIn } from '../support/people.ts';
import type { Page } from '../support/people.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BORN = '1957-03-02';
const WRONG = '1957-03-03';
const CHAPERONE = { name: 'Maeve Linked', title: 'Healthcare assistant', trained: true };

let app: TestApp;
let gpCookie: string;
const pages: { close(): void }[] = [];
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  gpCookie = await signIn(app, app.practice.gpEmail);
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});
afterAll(() => app.close());

const keep = <P extends { close(): void }>(page: P): P => {
  pages.push(page);
  return page;
};

const post = <Body = ErrorBody>(path: string, body: unknown = {}, cookie = gpCookie) =>
  http<Body>(app, 'POST', path, { body, cookie });

/** A booked consultation, `ms` from now. */
const book = async (ms = 0): Promise<ConsultationId> => {
  const patient = await addPatient(app, gpCookie);
  const startsAt = new Date(app.clock.now().getTime() + ms).toISOString();
  const booking = { patientId: patient.id, startsAt, durationMinutes: 15, reason: 'Rash' };
  return (await post<{ id: ConsultationId }>('/api/consultations', booking)).body.id;
};

const link = async (id: ConsultationId, kind: 'patient' | 'chaperone' = 'patient'): Promise<PatientLink> => {
  const { status, body } = await post<PatientLink>(
    `/api/consultations/${id}/${kind}-link`,
    kind === 'patient' ? {} : CHAPERONE,
  );
  expect(status).toBe(200);
  return body;
};

const tokenOf = ({ url }: PatientLink): string => new URL(url).hash.slice(1);
const open = (token: string, as = 'patient') => post(`/api/${as}/open`, { token }, '');
const verify = (token: string, dateOfBirth = BORN) => post('/api/patient/verify', { token, dateOfBirth }, '');
const enter = (token: string) => post('/api/chaperone/enter', { token }, '');

/** Refused with this code, nothing changed, and one entry in the audit. */
const refused = async (attempt: () => Promise<{ status: number; cookie: string; body: ErrorBody }>) => {
  const before = await app.counts();
  const { result, entries } = await auditedDuring(app, attempt);
  expect(result.cookie).toBe('');
  expect(await app.counts()).toEqual(before);
  return { code: result.body.code, status: result.status, audit: entries.map(({ event }) => event) };
};

describe('the token', () => {
  test('[S1] stands in the fragment alone, is unguessable, and is stored and logged nowhere', async () => {
    const id = await book();
    for (const kind of ['patient', 'chaperone'] as const) {
      const { url } = await link(id, kind);
      const { origin, pathname, search, hash } = new URL(url);
      expect([origin, pathname, search]).toEqual([
        'http://localhost:3000',
        kind === 'patient' ? '/v' : '/c',
        '',
      ]);
      expect(Buffer.from(hash.slice(1), 'base64url')).toHaveLength(32);
      const token = hash.slice(1);
      await open(token, kind);
      await verify(token, WRONG);
      await (kind === 'patient' ? verify(token) : enter(token));
      const everything = await databaseText(app);
      expect(everything).toContain(createHash('sha256').update(token).digest('hex'));
      expect(everything).not.toContain(token);
      expect(app.logged()).not.toContain(token);
    }
  });

  test('[S1] every link is another token, and an earlier one goes on working', async () => {
    const id = await book();
    const [first, second] = [tokenOf(await link(id)), tokenOf(await link(id))];
    expect(first).not.toBe(second);
    expect((await open(first)).status).toBe(200);
    expect((await open(second)).status).toBe(200);
  });

  test('[S1] malformed ones are refused as such', async () => {
    const bad = [
      '',
      'x',
      'A'.repeat(42),
      'A'.repeat(44),
      `${'A'.repeat(42)}=`,
      `${'A'.repeat(42)} `,
      7,
      null,
      {},
    ];
    const fresh = await app.again();
    const post = (path: string, body: unknown) => http<ErrorBody>(fresh, 'POST', path, { body });
    for (const token of bad) {
      for (const path of ['/api/patient/open', '/api/chaperone/open', '/api/chaperone/enter']) {
        const answer = await post(path, { token });
        expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', field: 'token' } });
      }
      const answer = await post('/api/patient/verify', { token, dateOfBirth: BORN });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', field: 'token' } });
    }
    await fresh.close();
  });

  test('[S1] guessing is limited, however malformed the guess; other doors stay open', async () => {
    const fresh = await app.again();
    const guess = (token: string, as = 'patient') =>
      http<ErrorBody>(fresh, 'POST', `/api/${as}/open`, { body: { token } });
    for (let n = 0; n < 60; n += 1) await guess(n % 2 ? 'x' : 'A'.repeat(43));
    const { status, body } = await guess('A'.repeat(43));
    expect([status, body.code]).toEqual([429, 'too_many_requests']);
    expect((await guess('A'.repeat(43), 'chaperone')).status).toBe(404);
    await signIn(fresh, app.practice.gpEmail);
    await fresh.close();
  });

  test('[S1] a wrong one, and one of the other kind, open nothing and are audited', async () => {
    const id = await book();
    const [patient, chaperone] = [tokenOf(await link(id)), tokenOf(await link(id, 'chaperone'))];
    const never = 'A'.repeat(43);
    const wrong = { code: 'link_wrong', status: 404, audit: ['link.refused'] };
    for (const token of [never, chaperone]) {
      expect(await refused(() => open(token))).toEqual(wrong);
      expect(await refused(() => verify(token))).toEqual(wrong);
    }
    for (const token of [never, patient]) {
      expect(await refused(() => open(token, 'chaperone'))).toEqual(wrong);
      expect(await refused(() => enter(token))).toEqual(wrong);
    }
  });
});

describe('the time around the appointment', () => {
  test('[S1] before and after it a link opens nothing; within, it does', async () => {
    const id = await book(3 * HOUR);
    const made = await link(id);
    const token = tokenOf(made);
    const chaperone = tokenOf(await link(id, 'chaperone'));
    const expired = { code: 'link_expired', status: 410, audit: ['link.refused'] };
    const all = [
      () => open(token),
      () => verify(token),
      () => enter(chaperone),
      () => open(chaperone, 'chaperone'),
    ];
    for (const attempt of all) expect(await refused(attempt)).toEqual(expired);
    const start = Date.parse(made.validFrom) + 2 * HOUR;
    app.clock.advance(start - 2 * HOUR - app.clock.now().getTime() + MINUTE);
    expect((await open(token)).status).toBe(200);
    const cookie = (await verify(token)).cookie;
    expect((await http(app, 'GET', '/api/patient/me', { cookie })).status).toBe(200);
    app.clock.advance(start + 12 * HOUR - app.clock.now().getTime() + MINUTE);
    for (const attempt of all) expect(await refused(attempt)).toEqual(expired);
    const { status, body } = await http<ErrorBody>(app, 'GET', '/api/patient/me', { cookie });
    expect([status, body.code]).toEqual([401, 'not_signed_in']);
  });

  test('[S1] moving the appointment moves the window of links already sent', async () => {
    const id = await book(24 * HOUR);
    const token = tokenOf(await link(id));
    expect((await open(token)).body.code).toBe('link_expired');
    const soon = new Date(app.clock.now().getTime() + HOUR).toISOString();
    expect((await post(`/api/consultations/${id}/reschedule`, { startsAt: soon })).status).toBe(200);
    expect((await open(token)).status).toBe(200);
    const later = new Date(app.clock.now().getTime() + 48 * HOUR).toISOString();
    await post(`/api/consultations/${id}/reschedule`, { startsAt: later });
    expect((await open(token)).body.code).toBe('link_expired');
  });

  test('[S1] a cancelled consultation’s links: the chaperone’s opens nothing, the patient’s only says so', async () => {
    const id = await book();
    const [token, chaperone] = [tokenOf(await link(id)), tokenOf(await link(id, 'chaperone'))];
    await post(`/api/consultations/${id}/cancel`, { reason: 'The doctor is ill' });
    expect((await open(chaperone, 'chaperone')).body.code).toBe('link_expired');
    expect((await enter(chaperone)).body.code).toBe('link_expired');
    const { cookie } = await verify(token);
    const patient = keep(await connectPatient(app, cookie));
    expect(patient.seen.state.name).toBe('cancelled');
    const before = await app.counts();
    for (const [event, payload] of [
      ['statement:patient', { kind: 'place', place: 'home', callBack: '1' }],
      ['patient:ready', {}],
    ] as const) {
      expect((await patient.refused(event, payload)).code).toBe('conflict');
    }
    expect(await app.counts()).toEqual(before);
  });

  test('[S1] a link that went to the wrong person: every link and session of the consultation ends, a fresh one works', async () => {
    const journey = await begin(app);
    keep(journey.gp);
    const patient = keep(journey.patient);
    const { id, token } = journey;
    const chaperone = tokenOf(await link(id, 'chaperone'));
    const { cookie } = await enter(chaperone);
    const { result, entries } = await auditedDuring(app, () => post(`/api/consultations/${id}/revoke-links`));
    expect(result.status).toBe(200);
    expect(entries.map(({ event, detail }) => [event, detail])).toContainEqual([
      'link.revoked',
      { sessions: 2 },
    ]);
    await patient.until('told', ({ received }) => received.some(({ event }) => event === 'session:ended'));
    expect((await http(app, 'GET', '/api/patient/me', { cookie: journey.patientCookie })).status).toBe(401);
    expect((await http(app, 'GET', '/api/chaperone/me', { cookie })).status).toBe(401);
    for (const old of [
      () => open(token),
      () => verify(token),
      () => open(chaperone, 'chaperone'),
      () => enter(chaperone),
    ]) {
      expect(await refused(old)).toEqual({ code: 'link_wrong', status: 404, audit: ['link.refused'] });
    }
    const fresh = tokenOf(await link(id));
    expect((await verify(fresh)).status).toBe(200);
  });

  test('[S1] no new link is made for a consultation that is over', async () => {
    const id = await book();
    await post(`/api/consultations/${id}/cancel`, { reason: 'The doctor is ill' });
    const before = await app.counts();
    expect((await post(`/api/consultations/${id}/patient-link`)).body.code).toBe('conflict');
    expect((await post(`/api/consultations/${id}/chaperone-link`, CHAPERONE)).body.code).toBe('conflict');
    expect(await app.counts()).toEqual(before);
  });

  test('[S1] a no-show that is booked again: the same link lets the patient in as before', async () => {
    const journey = await begin(app);
    keep(journey.gp);
    keep(journey.patient);
    const { id, token } = journey;
    expect((await post(`/api/consultations/${id}/no-show`)).status).toBe(200);
    const soon = new Date(app.clock.now().getTime() + 5 * MINUTE).toISOString();
    expect((await post(`/api/consultations/${id}/reschedule`, { startsAt: soon })).status).toBe(200);
    const { cookie } = await verify(token);
    const again: Journey = { ...journey, patient: keep(await connectPatient(app, cookie)) };
    await prepare(again);
    await openConversation(again);
    expect(again.patient.seen.admitted).toBe(true);
  });
});

describe('the date of birth', () => {
  test('[S1] five wrong ones lock the link, with the tries left said each time, until the practice opens it', async () => {
    const id = await book();
    const token = tokenOf(await link(id));
    const before = await app.counts();
    for (const left of [4, 3, 2, 1]) {
      const { status, body, cookie } = await verify(token, WRONG);
      expect([status, body.code, body.count, cookie]).toEqual([403, 'date_of_birth_wrong', left, '']);
    }
    const { result, entries } = await auditedDuring(app, () => verify(token, WRONG));
    expect(result).toMatchObject({ status: 423, body: { code: 'link_locked' } });
    expect(entries.map(({ event }) => event)).toEqual(['link.refused', 'link.locked']);
    const locked = { code: 'link_locked', status: 423, audit: ['link.refused'] };
    expect(await refused(() => verify(token))).toEqual(locked);
    expect(await refused(() => open(token))).toEqual(locked);
    const another = tokenOf(await link(id));
    expect(await refused(() => verify(another))).toEqual(locked);
    const { link_session, participant } = await app.counts();
    expect([link_session, participant]).toEqual([before['link_session'], before['participant']]);
    const opened = await auditedDuring(app, () => post(`/api/consultations/${id}/unlock-link`));
    expect(opened.entries.map(({ event }) => event)).toEqual(['link.unlocked']);
    expect((await verify(token, WRONG)).body.count).toBe(4);
    expect((await verify(token)).status).toBe(200);
  });

  test('[S1] a right one clears the count; wrong ones sent all at once are all counted', async () => {
    const id = await book();
    const token = tokenOf(await link(id));
    for (let n = 0; n < 4; n += 1) await verify(token, WRONG);
    expect((await verify(token)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 8 }, () => verify(token, WRONG)));
    const codes = answers.map(({ body: { code } }) => code);
    expect(codes.filter((code) => code === 'date_of_birth_wrong')).toHaveLength(4);
    expect(codes.filter((code) => code === 'link_locked')).toHaveLength(4);
    expect((await verify(token)).body.code).toBe('link_locked');
  });

  test('[S6] something that is no date is not a try', async () => {
    const token = tokenOf(await link(await book()));
    for (const dateOfBirth of [
      '',
      '1957-02-30',
      '02/03/1957',
      '1957-3-2',
      `${BORN}T00:00:00Z`,
      null,
      19570302,
    ]) {
      const answer = await post('/api/patient/verify', { token, dateOfBirth }, '');
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', field: 'dateOfBirth' } });
    }
    expect((await verify(token, WRONG)).body.count).toBe(4);
  });
});

describe('another browser', () => {
  test('[S1] verifying there moves the patient’s session; the first browser is told and finds its cookie dead', async () => {
    const journey = await begin(app);
    const first = keep(journey.patient);
    keep(journey.gp);
    const { result, entries } = await auditedDuring(app, () => verify(journey.token));
    expect(entries.map(({ event }) => event)).toEqual(['link.verified', 'session.moved']);
    await first.until('moved', ({ ended, socket }) => ended === 'moved' && !socket.connected);
    const me = await http<ErrorBody>(app, 'GET', '/api/patient/me', { cookie: journey.patientCookie });
    expect([me.status, me.body.code]).toEqual([401, 'not_signed_in']);
    await expect(connectPatient(app, journey.patientCookie)).rejects.toMatchObject({
      data: { code: 'not_signed_in' },
    });
    const second = keep(await connectPatient(app, result.cookie));
    expect(second.seen.ownParticipantId).toBe(first.seen.ownParticipantId);
    await second.ok('patient:help', {});
  });

  test('[S1] a chaperone’s link likewise', async () => {
    const id = await book();
    const token = tokenOf(await link(id, 'chaperone'));
    const before = (await enter(token)).cookie;
    const first = keep(await connect<ChaperoneView>(app, before, { as: 'chaperone' }));
    const after = (await enter(token)).cookie;
    await first.until('moved', ({ ended, socket }) => ended === 'moved' && !socket.connected);
    expect((await http(app, 'GET', '/api/chaperone/me', { cookie: before })).status).toBe(401);
    const second = keep(await connect<ChaperoneView>(app, after, { as: 'chaperone' }));
    expect(second.seen.ownParticipantId).toBe(first.seen.ownParticipantId);
    expect(second.seen.admitted).toBe(false);
  });
});

describe('who may make, open and move', () => {
  const acts = (id: ConsultationId): [string, unknown][] => [
    [`/api/consultations/${id}/patient-link`, {}],
    [`/api/consultations/${id}/chaperone-link`, CHAPERONE],
    [`/api/consultations/${id}/unlock-link`, {}],
    [`/api/consultations/${id}/reschedule`, { startsAt: new Date().toISOString() }],
    [`/api/consultations/${id}/cancel`, { reason: 'x' }],
    [`/api/consultations/${id}/no-show`, {}],
  ];

  const everyAct = async (id: ConsultationId, cookie: string): Promise<Set<string>> => {
    const codes = new Set<string>();
    const row = () => app.db.selectFrom('consultation').selectAll().where('id', '=', id).execute();
    const before = [await app.counts(), await row()];
    for (const [path, body] of acts(id)) codes.add((await post(path, body, cookie)).body.code);
    expect([await app.counts(), await row()]).toEqual(before);
    return codes;
  };

  test('[S1][S6] another practice’s staff and strangers do nothing to a consultation or its links', async () => {
    const id = await book();
    const stranger = await signIn(app, app.other.gpEmail);
    expect(await everyAct(id, stranger)).toEqual(new Set(['not_found']));
    expect(await everyAct(id, '')).toEqual(new Set(['not_signed_in']));
  });

  test('[R7] a chaperone, even one who has joined it, cannot make links, cancel or move it', async () => {
    const id = await book();
    const cookie = await signIn(app, app.practice.chaperoneEmail);
    const outside = await everyAct(id, cookie);
    expect([...outside].every((code) => code === 'not_found' || code === 'not_allowed')).toBe(true);
    expect((await post(`/api/consultations/${id}/chaperone`, {}, cookie)).status).toBe(200);
    expect(await everyAct(id, cookie)).toEqual(new Set(['not_allowed']));
    const gp: Page<StaffView> = keep(await connectStaff<StaffView>(app, gpCookie, id));
    expect(gp.seen.state.name).toBe('booked');
  });
});

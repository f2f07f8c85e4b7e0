import { glob, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ERRORS, ErrorBody } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { auditedDuring } from '../support/evidence.ts';
import { addPatient, bookFor, press, untilShutter, upload } from '../support/journey.ts';
import { connectStaff, connect, http, ORIGIN, signIn } from '../support/people.ts';
import type { HttpAnswer } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

type Of = 'consultation' | 'patient' | 'still' | 'capture';

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD';
  readonly url: string;
  /** What `:id` is. */
  readonly of?: Of;
  /** Needs a session of staff. */
  readonly staff?: true;
  /** A body that would be right for somebody who may. */
  readonly body?: unknown;
}

const NEVER = '00000000-0000-4000-8000-00000000dead';
const TOKEN = 'A'.repeat(43);
const STARTS = '2026-11-22T10:00:00.000Z';
const PATIENT = {
  name: 'Nobody',
  preferredName: '',
  dateOfBirth: '1960-01-01',
  identifierKind: 'Practice number',
  identifier: 'N-1',
  phone: '',
  confirmNew: true,
};
const BOOKING = { patientId: NEVER, startsAt: STARTS, durationMinutes: 15, reason: 'x' };
const MAEVE = { name: 'Maeve', title: 'Nurse', trained: true };

const staff = (method: 'GET' | 'POST', url: string, of?: Of, body?: unknown): Route => ({
  method,
  url,
  staff: true,
  ...(of ? { of } : {}),
  ...(body === undefined ? {} : { body }),
});
const open = (method: 'GET' | 'POST', url: string, body?: unknown): Route => ({
  method,
  url,
  ...(body === undefined ? {} : { body }),
});
const consultation = (act: string, body: unknown = {}): Route =>
  staff('POST', `/api/consultations/:id/${act}`, 'consultation', body);

/** Every route of the server; a test below finds the ones that are missing here. */
const ROUTES: readonly Route[] = [
  open('GET', '/api/health'),
  open('POST', '/api/staff/sign-in', { email: 'a@b.invalid', password: 'x' }),
  staff('POST', '/api/staff/sign-out', undefined, {}),
  staff('GET', '/api/staff/me'),
  open('POST', '/api/patient/open', { token: TOKEN }),
  open('POST', '/api/patient/verify', { token: TOKEN, dateOfBirth: '1960-01-01' }),
  open('GET', '/api/patient/me'),
  open('POST', '/api/chaperone/open', { token: TOKEN }),
  open('POST', '/api/chaperone/enter', { token: TOKEN }),
  open('GET', '/api/chaperone/me'),
  staff('GET', '/api/today'),
  staff('GET', '/api/patients'),
  staff('POST', '/api/patients', undefined, PATIENT),
  staff('GET', '/api/patients/:id/record', 'patient'),
  staff('POST', '/api/consultations', undefined, BOOKING),
  consultation('patient-link'),
  consultation('chaperone-link', MAEVE),
  consultation('unlock-link'),
  consultation('revoke-links'),
  consultation('help-seen'),
  consultation('cancel', { reason: 'x' }),
  consultation('reschedule', { startsAt: STARTS }),
  consultation('no-show'),
  consultation('chaperone'),
  consultation('release'),
  { method: 'PUT', url: '/api/captures/:id/picture', of: 'capture' },
  { method: 'HEAD', url: '/api/captures/:id/picture', of: 'capture' },
  staff('GET', '/api/stills/:id/image', 'still'),
  staff('GET', '/api/stills/:id/thumbnail', 'still'),
  staff('POST', '/api/stills/:id/in-practice-record', 'still', {}),
];
const name = ({ method, url }: Route): string => `${method} ${url}`;
const WITH_ID = ROUTES.filter(({ of }) => of);
const POSTS = ROUTES.filter(({ method }) => method === 'POST');
const CHANGING = ROUTES.filter(({ method }) => method === 'POST' || method === 'PUT');
/** What a shown `:id` is replaced by. */
const at = (route: Route, id: string): string => route.url.replace(':id', id);

let app: TestApp;
let gp: string;
let stranger: string;
/** The patient's, whose device a capture is for. */
let patientCookie: string;
const own = {} as Record<Of, string>;
beforeAll(async () => {
  app = await startTestApp();
  const journey = await untilShutter(app);
  patientCookie = journey.patientCookie;
  const { captureId, token } = await press(journey);
  const { body } = await upload<{ stillId: string }>(journey, {
    captureId,
    token,
    picture: await jpegOf(300, 200),
  });
  Object.assign(own, {
    consultation: journey.id,
    patient: journey.patientId,
    still: body.stillId,
    capture: captureId,
  });
  await journey.gp.ok('consultation:end', {});
  journey.gp.close();
  journey.patient.close();
});
// A session of its own for each test: their number of requests is limited.
beforeEach(async () => {
  gp = await signIn(app, app.practice.gpEmail);
  stranger = await signIn(app, app.other.gpEmail);
});
afterAll(() => app.close());

const CAPTURE_HEADERS = {
  authorization: `Capture ${TOKEN}`,
  'content-type': 'image/jpeg',
  'upload-offset': '0',
  'upload-length': '3',
  'picture-sha256': 'a'.repeat(64),
  'picture-about': Buffer.from(
    JSON.stringify({
      method: 'take_photo',
      mime: 'image/jpeg',
      width: 1,
      height: 1,
      lens: 'rear',
      light: 'off',
      angle: 0,
      deviceClass: 'phone',
      figures: null,
      streamWidth: 1,
      streamHeight: 1,
    }),
  ).toString('base64url'),
};

interface Sent {
  readonly cookie?: string;
  readonly origin?: string | undefined;
  readonly type?: string | undefined;
  readonly body?: string | Buffer;
}

/** Anything at all over HTTP, as no page of ours would send it. */
const send = async (method: string, path: string, sent: Sent = {}): Promise<HttpAnswer<unknown>> => {
  const headers: Record<string, string> = path.startsWith('/api/captures/')
    ? { ...CAPTURE_HEADERS, cookie: patientCookie }
    : {};
  if (sent.cookie) headers['cookie'] = sent.cookie;
  if (sent.type !== undefined) headers['content-type'] = sent.type;
  if (!('origin' in sent)) headers['origin'] = ORIGIN;
  else if (sent.origin !== undefined) headers['origin'] = sent.origin;
  return new Promise((resolve, reject) => {
    const outgoing = request(app.origin, { method, path, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const plain = new Headers();
        for (const [key, value] of Object.entries(response.headers)) plain.set(key, String(value));
        const cookie = (response.headers['set-cookie'] ?? []).join('; ');
        resolve({
          status: response.statusCode ?? 0,
          body: text ? JSON.parse(text) : undefined,
          cookie,
          headers: plain,
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(sent.body);
  });
};

/** A right request by `cookie` for `id`. */
const ask = (route: Route, id: string, cookie = gp): Promise<HttpAnswer<unknown>> =>
  send(route.method, at(route, id), {
    cookie,
    ...(route.body === undefined ? {} : { body: JSON.stringify(route.body), type: 'application/json' }),
    ...(route.method === 'PUT' ? { body: Buffer.from('abc') } : {}),
  });

/** The answer is a coded refusal in every respect. @returns its code */
const coded = (what: string, answer: HttpAnswer<unknown>, method = ''): ErrorCode => {
  expect([what, answer.headers.get('cache-control')]).toEqual([what, 'no-store']);
  expect([what, answer.cookie]).toEqual([what, '']);
  if (method === 'HEAD') {
    const found = Object.entries(ERRORS).find(([, { status }]) => status === answer.status);
    if (!found) throw new Error(`${what}: ${answer.status}`);
    return found[0] as ErrorCode;
  }
  const parsed = ErrorBody.safeParse(answer.body);
  if (!parsed.success) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const { code, message } = parsed.data;
  expect([what, answer.status]).toEqual([what, ERRORS[code].status]);
  expect([what, message]).toEqual([what, ERRORS[code].text]);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  return code;
};

/** Runs attempts that must all be refused: nothing may have changed, no file have come, and nothing have gone wrong. */
const nothingChanges = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const state = async () => [
    await app.counts(),
    await app.db.selectFrom('consultation').selectAll().orderBy('id').execute(),
    await app.db.selectFrom('still').selectAll().orderBy('id').execute(),
    (await app.files()).map(({ path }) => path).toSorted(),
  ];
  const before = await state();
  const logged = app.logged().length;
  const result = await work();
  expect(await state()).toEqual(before);
  expect(app.logged().slice(logged)).not.toContain('unexpected failure');
  return result;
};

test('[S6] the table below is every route of the server', async () => {
  const found: string[] = [];
  for await (const path of glob('server/**/*.routes.ts')) {
    const source = await readFile(path, 'utf8');
    for (const [, method = '', url = ''] of source.matchAll(
      /\bapp\.(get|post|put|patch|delete|head)\(\s*'([^']+)'/g,
    ))
      found.push(`${method.toUpperCase()} ${url}`);
  }
  expect(found.toSorted()).toEqual(ROUTES.map(name).toSorted());
  for (const { method, url } of ROUTES) expect(app.app.http.hasRoute({ method, url })).toBe(true);
});

describe('ids', () => {
  /** What an unknown id is answered with; who is not even a chaperone is told that first; HEAD has no body. */
  const expected = ({ method, url, of }: Route): ErrorCode | number => {
    if (of === 'capture') return method === 'HEAD' ? 403 : 'capture_refused';
    return url.endsWith('/chaperone') ? 'not_allowed' : 'not_found';
  };

  test('[S6] unknown and malformed ones, on every route that takes one', async () => {
    await nothingChanges(async () => {
      for (const route of WITH_ID) {
        const answer = await ask(route, NEVER);
        const code = route.method === 'HEAD' ? answer.status : coded(name(route), answer);
        expect([name(route), code]).toEqual([name(route), expected(route)]);
        for (const id of [
          'x',
          `${NEVER}0`,
          NEVER.replaceAll('-', ''),
          '%00',
          '%2e%2e%2fstaff',
          "'%20or%201=1--",
        ]) {
          const what = `${name(route)} ${id}`;
          expect([what, coded(what, await ask(route, id), route.method)]).toEqual([what, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] another practice’s look exactly like unknown ones, and every attempt is audited', async () => {
    for (const route of WITH_ID.filter(({ of }) => of !== 'capture')) {
      const { result, entries } = await auditedDuring(app, () =>
        nothingChanges(() => ask(route, own[route.of ?? 'still'], stranger)),
      );
      const unknown = await ask(route, NEVER, stranger);
      coded(name(route), result);
      expect([name(route), result.status, result.body]).toEqual([name(route), unknown.status, unknown.body]);
      expect([name(route), entries.map(({ event, actor }) => [event, actor])]).toEqual([
        name(route),
        [['request.refused', { role: 'gp', userId: app.other.gp }]],
      ]);
    }
  });

  test('[S6] another practice’s patient cannot be booked for', async () => {
    const body = JSON.stringify({ ...BOOKING, patientId: own.patient });
    const sent = { cookie: stranger, body, type: 'application/json' };
    const { result, entries } = await auditedDuring(app, () =>
      nothingChanges(() => send('POST', '/api/consultations', sent)),
    );
    expect(coded('booking', result)).toBe('not_found');
    expect(entries).toMatchObject([{ event: 'request.refused', detail: { code: 'not_found' } }]);
  });

  test('[S6] another practice’s patients and day are not to be seen', async () => {
    const cookie = stranger;
    const found = await http<{ patients: unknown[] }>(app, 'GET', '/api/patients?q=1957-03-02', { cookie });
    expect(found.body.patients).toEqual([]);
    const day = await http<{ entries: unknown[]; unfiledElsewhere: unknown[] }>(app, 'GET', '/api/today', {
      cookie,
    });
    expect([day.body.entries, day.body.unfiledElsewhere]).toEqual([[], []]);
  });

  test('[S6] somebody who is not signed in, or in another role, gets nothing of staff’s', async () => {
    const chaperone = await signIn(app, app.practice.chaperoneEmail);
    await nothingChanges(async () => {
      for (const route of ROUTES.filter((each) => each.staff)) {
        const id = own[route.of ?? 'still'];
        expect([name(route), coded(name(route), await ask(route, id, ''))]).toEqual([
          name(route),
          'not_signed_in',
        ]);
        if (['/api/staff/sign-out', '/api/staff/me', '/api/today', '/api/patients'].includes(route.url))
          continue;
        const code = coded(name(route), await ask(route, id, chaperone));
        expect([name(route), code]).toEqual([
          name(route),
          expect.stringMatching(/^(not_allowed|not_found|conflict)$/),
        ]);
      }
    });
  });
});

describe('where it came from', () => {
  const FOREIGN = [
    undefined,
    '',
    'null',
    'http://localhost:3001',
    'https://localhost:3000',
    'http://localhost:3000.evil.example',
    'http://evil.example',
    `${ORIGIN}/`,
    ORIGIN.toUpperCase(),
    `${ORIGIN}, ${ORIGIN}`,
  ];

  test('[S2] every request that changes something is refused without our own origin', async () => {
    await nothingChanges(async () => {
      for (const route of CHANGING) {
        const body = JSON.stringify(route.body ?? {});
        for (const origin of FOREIGN) {
          const what = `${name(route)} from ${origin}`;
          const sent = { cookie: gp, origin, body, type: 'application/json' };
          const answer = await send(route.method, at(route, own[route.of ?? 'still']), sent);
          expect([what, coded(what, answer)]).toEqual([what, 'wrong_origin']);
        }
      }
      for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
        const answer = await send(method, '/api/nothing', { origin: 'http://evil.example' });
        expect(coded(method, answer)).toBe('wrong_origin');
      }
    });
  });

  test('[S2] so is the socket’s handshake, before anything is said', async () => {
    const auth = { as: 'staff', consultationId: own.consultation };
    for (const origin of FOREIGN.filter((each) => each !== undefined)) {
      await expect(connect(app, gp, auth, origin)).rejects.toThrow();
      const polled = await fetch(`${app.origin}/socket.io/?EIO=4&transport=polling`, {
        headers: origin === '' ? {} : { origin },
      });
      expect([origin, polled.status]).toEqual([origin, 403]);
    }
    const page = await connectStaff(app, gp, own.consultation as never);
    page.close();
  });
});

describe('bodies', () => {
  test('[S6] malformed JSON, and JSON of another shape, on every route that takes one', async () => {
    const bad = [
      '',
      '{',
      '{"a":}',
      '[]',
      '"x"',
      '7',
      'null',
      'true',
      '\u0000',
      '{"__proto__":{"x":1}}',
      '{"a":1}}',
    ];
    await nothingChanges(async () => {
      for (const route of POSTS) {
        // Where nothing is expected, an empty object and nothing at all are right.
        const takesNothing = route.body !== undefined && Object.keys(route.body as object).length === 0;
        for (const body of bad) {
          if (takesNothing && (body === 'null' || body === '')) continue;
          const what = `${name(route)} ${body}`;
          const answer = await send('POST', at(route, own[route.of ?? 'still']), {
            cookie: gp,
            body,
            type: 'application/json',
          });
          expect([what, coded(what, answer)]).toEqual([what, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] other content types than JSON', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'image/jpeg',
      'application/octet-stream',
      'application/xml',
      'nonsense',
    ];
    await nothingChanges(async () => {
      for (const route of POSTS) {
        for (const type of types) {
          const what = `${name(route)} ${type}`;
          const body = JSON.stringify(route.body ?? {});
          const answer = await send('POST', at(route, own[route.of ?? 'still']), { cookie: gp, body, type });
          expect([what, coded(what, answer)]).toEqual([what, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] too large ones', async () => {
    const body = JSON.stringify({ filler: 'x'.repeat(70 * 1024) });
    await nothingChanges(async () => {
      for (const route of POSTS) {
        const sent = { cookie: gp, body, type: 'application/json' };
        const answer = await send('POST', at(route, own[route.of ?? 'still']), sent);
        expect([name(route), coded(name(route), answer)]).toEqual([name(route), 'body_too_large']);
      }
    });
  });

  const texts = {
    'a NUL': 'a\u0000b',
    'half a surrogate pair': 'a\ud800b',
    'too long': 'x'.repeat(5000),
    'only spaces': '   ',
    'a number': 7,
    'a list': ['x'],
    nothing: null,
  };

  test('[S6] text that no database and no page can hold', async () => {
    const post = (path: string, body: unknown) =>
      send('POST', path, { cookie: gp, body: JSON.stringify(body), type: 'application/json' });
    const bookable = await bookFor(app, gp, (await addPatient(app, gp)).id);
    const tries: [string, (text: unknown) => unknown][] = [
      ['/api/patients', (text) => ({ ...PATIENT, name: text })],
      ['/api/patients', (text) => ({ ...PATIENT, identifier: text })],
      ['/api/consultations', (text) => ({ ...BOOKING, patientId: own.patient, reason: text })],
      [`/api/consultations/${bookable}/cancel`, (text) => ({ reason: text })],
      [`/api/consultations/${bookable}/chaperone-link`, (text) => ({ ...MAEVE, name: text })],
      ['/api/staff/sign-in', (text) => ({ email: text, password: 'x' })],
    ];
    await nothingChanges(async () => {
      for (const [path, make] of tries) {
        for (const [what, text] of Object.entries(texts)) {
          const said = `${path} ${what}`;
          expect([said, coded(said, await post(path, make(text)))]).toEqual([said, 'invalid_request']);
        }
      }
      for (const optional of ['preferredName', 'phone']) {
        for (const text of [texts['a NUL'], texts['half a surrogate pair'], texts['too long']]) {
          const answer = await post('/api/patients', { ...PATIENT, [optional]: text });
          expect([optional, coded(optional, answer)]).toEqual([optional, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] instants and numbers outside every calendar', async () => {
    const post = (path: string, body: unknown) =>
      send('POST', path, { cookie: gp, body: JSON.stringify(body), type: 'application/json' });
    const bookable = await bookFor(app, gp, (await addPatient(app, gp)).id);
    const instants = [
      '',
      'now',
      '2026-11-22',
      '2026-13-01T00:00:00Z',
      '0000-01-01T00:00:00Z',
      1e15,
      '+275760-09-13T00:00:00Z',
    ];
    await nothingChanges(async () => {
      for (const startsAt of instants) {
        const booking = { ...BOOKING, patientId: own.patient, startsAt };
        expect([startsAt, coded('book', await post('/api/consultations', booking))]).toEqual([
          startsAt,
          'invalid_request',
        ]);
        const moved = await post(`/api/consultations/${bookable}/reschedule`, { startsAt });
        expect([startsAt, coded('move', moved)]).toEqual([startsAt, 'invalid_request']);
      }
      for (const durationMinutes of [0, 4, 121, 15.5, -15, '15', null, 1e300]) {
        const booking = { ...BOOKING, patientId: own.patient, durationMinutes };
        expect(coded(String(durationMinutes), await post('/api/consultations', booking))).toBe(
          'invalid_request',
        );
      }
      for (const dateOfBirth of ['', '1960-02-30', '0001-01-01', 'x']) {
        const answer = await post('/api/patients', { ...PATIENT, dateOfBirth });
        expect([dateOfBirth, coded(dateOfBirth, answer)]).toEqual([dateOfBirth, 'invalid_request']);
      }
      for (const dateOfBirth of ['2999-01-01', '1879-12-31']) {
        const answer = await post('/api/patients', { ...PATIENT, dateOfBirth });
        expect([dateOfBirth, coded(dateOfBirth, answer)]).toEqual([dateOfBirth, 'date_of_birth_impossible']);
      }
      for (const phone of ['abc', '12', '+', '021 555 0100 ext. nobody']) {
        expect(coded(phone, await post('/api/patients', { ...PATIENT, phone }))).toBe('invalid_request');
      }
    });
  });
});

describe('addresses', () => {
  test('[S6] unknown routes, other methods and broken addresses get a coded answer', async () => {
    const tries = [
      ['GET', '/api/nothing'],
      ['GET', '/api/'],
      ['GET', '/api/staff'],
      ['POST', '/api/today'],
      ['DELETE', `/api/consultations/${own.consultation}`],
      ['PATCH', '/api/patients'],
      ['GET', '/api/consultations/..%2f..%2fetc%2fpasswd'],
      ['POST', '/'],
    ];
    await nothingChanges(async () => {
      for (const [method = '', path = ''] of tries) {
        const answer = await send(method, path, { cookie: gp });
        expect([path, coded(path, { ...answer, headers: withNoStore(answer.headers, path) })]).toEqual([
          path,
          'not_found',
        ]);
      }
      for (const path of ['/api/%zz', `/api/patients/%e0%a4%a/record`]) {
        const answer = await send('GET', path, { cookie: gp });
        expect([path, coded(path, answer)]).toEqual([path, 'invalid_request']);
      }
    });
  });

  /** `no-store` is promised for /api alone. */
  const withNoStore = (headers: Headers, path: string): Headers => {
    if (!path.startsWith('/api/')) headers.set('cache-control', 'no-store');
    return headers;
  };

  test('[S6] queries of another shape', async () => {
    const tries = [
      '/api/patients',
      '/api/patients?q=a&q=b',
      `/api/patients?q=${'x'.repeat(101)}`,
      '/api/patients?q=%00',
      '/api/patients?q[]=x&q=1&q=2',
      '/api/today?day=tomorrow',
      '/api/today?day=2026-02-30',
      '/api/today?day=0000-01-01',
      '/api/today?day=2026-11-22&day=2026-11-23',
    ];
    await nothingChanges(async () => {
      for (const path of tries) {
        expect([path, coded(path, await send('GET', path, { cookie: gp }))]).toEqual([
          path,
          'invalid_request',
        ]);
      }
    });
    const wild = await http<{ patients: unknown[] }>(app, 'GET', '/api/patients?q=%25', { cookie: gp });
    expect(wild.body.patients).toEqual([]);
  });
});

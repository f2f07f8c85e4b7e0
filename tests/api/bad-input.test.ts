import { glob, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ERRORS } from '../../shared/error-texts.ts';
import { ErrorBody } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { ReviewQueue } from '../../shared/http-review.ts';
import type { StillSharing } from '../../shared/http-sharing.ts';
import { auditedDuring } from '../support/evidence.ts';
import { recorded } from '../support/access-pack.ts';
import { addColleague } from '../support/colleagues.ts';
import { addPatient, begin, bookFor, press, untilShutter, upload } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { retentionOf } from '../support/retention.ts';
import {
  ACCESS,
  addressOf,
  BOOKING,
  BREAK_GLASS,
  CLEAR,
  DECIDE,
  FACT,
  KEEP,
  MAEVE,
  NEVER,
  NEW_COPY,
  NEW_SHARE,
  OWN_PICTURE,
  PATIENT,
  POLICY,
  PROPOSE,
  REFILE,
  UNDER18,
  WAS_IT_MINE,
  routeName,
  ROUTES,
  TOKEN,
} from '../support/routes.ts';
import type { Of, Route, Who } from '../support/routes.ts';
import { enter, fileAnother, linkOf, post, share } from '../support/sharing.ts';
import { connectStaff, connect, http, ORIGIN, signIn } from '../support/people.ts';
import type { HttpAnswer } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const WITH_ID = ROUTES.filter(({ of }) => of);
const POSTS = ROUTES.filter(({ method }) => method === 'POST');
const CHANGING = ROUTES.filter(({ method }) => method === 'POST' || method === 'PUT');
const ROLES = ['gp', 'chaperone', 'manager'] as const;
/** Read by whoever of the practice or the call may see the still: the use case answers, not the role. */
const BY_USE_CASE = new Set([
  'GET /api/stills/:id/image',
  'GET /api/stills/:id/thumbnail',
  'POST /api/consultations/:id/chaperone',
]);

let app: TestApp;
let gp: string;
let stranger: string;
/** Sessions of the first practice, and of the other one. */
let ours: Record<Exclude<Who, 'chaperoneLink'>, string>;
let theirs: Record<Exclude<Who, 'share' | 'chaperoneLink'>, string>;
const own = {} as Record<Of, string>;
/** Sessions that outlive a test: of a patient of each practice, and of somebody with whom a still is shared. */
const links = { patient: '', otherPatient: '', share: '' };
/** The other practice's only consultation. */
let elsewhereId = '';
const managers = { ours: '', theirs: '' };

/** One of everything that has an id, in the first practice's record. */
const makeOwn = async (journey: Journey): Promise<void> => {
  const { gpCookie: cookie, patientId: patient, id: consultation } = journey;
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(300, 200);
  const { body } = await upload<{ stillId: string }>(journey, { captureId, token, picture });
  const filed = await fileAnother(journey, picture);
  const shareId = await share(app, { cookie, stillId: filed });
  links.share = (await enter(app, await linkOf(app, cookie, shareId))).cookie;
  await post(app, cookie, `/api/stills/${filed}/teaching`, { decision: 'yes', givers: [null] });
  const seen = await http<StillSharing>(app, 'GET', `/api/stills/${filed}/sharing`, { cookie });
  const sharingConsent = seen.body.teaching?.id ?? '';
  const copied = await post<{ id: string }>(app, cookie, `/api/stills/${filed}/copies`, {
    ...NEW_COPY,
    consentId: sharingConsent,
  });
  const hold = await retentionOf(app, cookie).hold(patient);
  const accessRequest = await recorded(app, cookie, patient);
  const colleague = await addColleague(app, 'gp');
  await post(app, colleague.cookie, `/api/patients/${patient}/break-glass`, BREAK_GLASS);
  const queue = await http<ReviewQueue>(app, 'GET', '/api/review', { cookie });
  Object.assign(own, {
    consultation,
    patient,
    still: body.stillId,
    capture: captureId,
    copy: copied.body.id,
    share: shareId,
    sharingConsent,
    hold: hold.body.id,
    reviewItem: queue.body.open[0]?.id,
    accessRequest,
  });
};

beforeAll(async () => {
  app = await startTestApp();
  const journey = await untilShutter(app);
  links.patient = journey.patientCookie;
  await makeOwn(journey);
  for (const [kind, id] of Object.entries(own))
    expect([kind, id]).toEqual([kind, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  await journey.gp.ok('consultation:end', {});
  const elsewhere = await begin({ ...app, practice: app.other, other: app.practice }, '1961-04-05');
  links.otherPatient = elsewhere.patientCookie;
  elsewhereId = elsewhere.id;
  for (const page of [journey.gp, journey.patient, elsewhere.gp, elsewhere.patient]) page.close();
  managers.ours = (await addColleague(app, 'manager')).email;
  managers.theirs = (await addColleague(app, 'manager', app.other)).email;
  // A practice's image policy has a first version from the day on which somebody first reads it: today.
  for (const email of Object.values(managers))
    await http(app, 'GET', '/api/image-policy', { cookie: await signIn(app, email) });
});
// Sessions of its own for each test: their number of requests is limited.
beforeEach(async () => {
  gp = await signIn(app, app.practice.gpEmail);
  stranger = await signIn(app, app.other.gpEmail);
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  const manager = await signIn(app, managers.ours);
  ours = { gp, chaperone, manager, patient: links.patient, share: links.share };
  theirs = {
    gp: stranger,
    chaperone: await signIn(app, app.other.chaperoneEmail),
    manager: await signIn(app, managers.theirs),
    patient: links.otherPatient,
  };
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
  const headers: Record<string, string> = path.startsWith('/api/captures/') ? { ...CAPTURE_HEADERS } : {};
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

/** A session that is let as far as the use case. */
const whoMay = ({ by: [who = 'gp'] }: Route): string => (who === 'chaperoneLink' ? '' : ours[who]);
const ownOf = (route: Route): string => own[route.of ?? 'still'];

/** A right request by `cookie` for `id`. */
const ask = (
  route: Route,
  id: string,
  cookie = whoMay(route),
  value?: string,
): Promise<HttpAnswer<unknown>> =>
  send(route.method, addressOf(route, id, value), {
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

/** Whose rows nothing here may change; `counts` sees to new ones of every table. */
const STAYING = [
  'practice',
  'app_user',
  'patient',
  'consultation',
  'invitation',
  'capture',
  'still',
  'sharing_consent',
  'share',
  'share_item',
  'still_copy',
  'retention_hold',
  'break_glass',
  'review_item',
  'access_request',
];
const rowsOf = async (table: string): Promise<string[]> => {
  const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
    app.db,
  );
  return rows.map(({ row }) => row).toSorted();
};

/** Runs attempts that must all be refused: nothing may have changed, no file have come, and nothing have gone wrong. */
const nothingChanges = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const state = async () => [
    await app.counts(),
    await Promise.all(STAYING.map(async (table) => [table, await rowsOf(table)])),
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
  expect(found.toSorted()).toEqual(ROUTES.map(routeName).toSorted());
  for (const { method, url } of ROUTES) expect(app.app.http.hasRoute({ method, url })).toBe(true);
});

describe('ids', () => {
  /** What an unknown id is answered with; HEAD has no body. */
  const expected = ({ method, of }: Route): ErrorCode | number => {
    if (of === 'capture') return method === 'HEAD' ? 403 : 'capture_refused';
    return 'not_found';
  };

  test('[S6] unknown and malformed ones, on every route that takes one', async () => {
    await nothingChanges(async () => {
      for (const route of WITH_ID) {
        const answer = await ask(route, NEVER);
        const code = route.method === 'HEAD' ? answer.status : coded(routeName(route), answer);
        expect([routeName(route), code]).toEqual([routeName(route), expected(route)]);
        for (const id of [
          'x',
          `${NEVER}0`,
          NEVER.replaceAll('-', ''),
          '%00',
          '%2e%2e%2fstaff',
          "'%20or%201=1--",
        ]) {
          const what = `${routeName(route)} ${id}`;
          expect([what, coded(what, await ask(route, id), route.method)]).toEqual([what, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] parameters that are no ids', async () => {
    await nothingChanges(async () => {
      for (const route of ROUTES.filter(({ param }) => param)) {
        for (const value of route.param?.unknown ?? []) {
          const what = `${routeName(route)} ${value}`;
          expect([what, coded(what, await ask(route, '', whoMay(route), value))]).toEqual([
            what,
            'not_found',
          ]);
        }
        for (const value of route.param?.malformed ?? []) {
          const what = `${routeName(route)} ${value}`;
          const answer = await ask(route, '', whoMay(route), value);
          expect([what, coded(what, answer)]).toEqual([what, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] another practice’s look exactly like unknown ones, and every attempt is audited', async () => {
    for (const route of WITH_ID) {
      for (const who of route.by) {
        if (who === 'share' || who === 'chaperoneLink') throw new Error('nobody of theirs to ask');
        const what = `${routeName(route)} by ${who}`;
        const { result, entries } = await auditedDuring(app, () =>
          nothingChanges(() => ask(route, ownOf(route), theirs[who])),
        );
        const unknown = await ask(route, NEVER, theirs[who]);
        coded(what, result, route.method);
        expect([what, result.status, result.body]).toEqual([what, unknown.status, unknown.body]);
        const userId = {
          gp: app.other.gp,
          chaperone: app.other.chaperone,
          manager: expect.any(String) as string,
        };
        // For a capture nobody is taken to be anybody before the token is right: several sessions may be in one browser.
        const nobody = route.of === 'capture' ? { role: 'unknown' } : { role: 'patient' };
        const actor = who === 'patient' ? nobody : { role: who, userId: userId[who] };
        expect([what, entries.map((entry) => [entry.event, entry.actor])]).toEqual([
          what,
          [['request.refused', expect.objectContaining(actor)]],
        ]);
      }
    }
  });

  test('[S6] another practice’s cannot be named in a body or a query either', async () => {
    const tries: [string, string, unknown][] = [
      ['POST', '/api/consultations', { ...BOOKING, patientId: own.patient }],
      ['POST', '/api/access-requests', { ...ACCESS, patientId: own.patient }],
      ['POST', '/api/shares', { ...NEW_SHARE, stills: [{ stillId: own.still, caption: '' }] }],
      ['GET', `/api/access-requests?patient=${own.patient}`, undefined],
    ];
    for (const [method, path, body] of tries) {
      const json = body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' };
      const { result, entries } = await auditedDuring(app, () =>
        nothingChanges(() => send(method, path, { cookie: stranger, ...json })),
      );
      expect([path, coded(path, result)]).toEqual([path, 'not_found']);
      expect(entries).toMatchObject([{ event: 'request.refused', detail: { code: 'not_found' } }]);
    }
  });

  test('[S6] another practice’s patients and day are not to be seen', async () => {
    const cookie = stranger;
    const found = await http<{ patients: unknown[] }>(app, 'POST', '/api/patients/search', {
      cookie,
      body: { words: '1957-03-02' },
    });
    expect(found.body.patients).toEqual([]);
    const day = await http<{ entries: { id: string }[]; unfiledElsewhere: unknown[] }>(
      app,
      'GET',
      '/api/today',
      {
        cookie,
      },
    );
    expect(day.body.entries.map(({ id }) => id)).toEqual([elsewhereId]);
    expect(day.body.unfiledElsewhere).toEqual([]);
  });

  test('[S6] somebody who is not signed in gets nothing', async () => {
    await nothingChanges(async () => {
      for (const route of ROUTES.filter(({ by }) => by.length > 0)) {
        const code = coded(routeName(route), await ask(route, ownOf(route), ''), route.method);
        expect([routeName(route), code]).toEqual([routeName(route), 'not_signed_in']);
      }
    });
  });

  test('[R1] [S6] staff in another role get nothing', async () => {
    await nothingChanges(async () => {
      for (const route of ROUTES.filter(({ by }) => ROLES.some((role) => by.includes(role)))) {
        for (const role of ROLES.filter((each) => !route.by.includes(each))) {
          const what = `${routeName(route)} by ${role}`;
          const code = coded(what, await ask(route, ownOf(route), ours[role]));
          const right = BY_USE_CASE.has(routeName(route)) ? /^(not_allowed|not_found)$/ : /^not_allowed$/;
          expect([what, code]).toEqual([what, expect.stringMatching(right)]);
        }
      }
    });
  });

  test('[S1] no session of staff opens a patient’s or a recipient’s page, and the other way round', async () => {
    await nothingChanges(async () => {
      for (const route of ROUTES.filter(({ by, of }) => by.length > 0 && of !== 'capture')) {
        const [first = 'gp'] = route.by;
        const sort = ROLES.some((role) => role === first) ? 'staff' : first;
        for (const [other, cookie] of Object.entries({
          staff: gp,
          patient: ours.patient,
          share: ours.share,
        })) {
          if (other === sort || (other === 'patient' && BY_USE_CASE.has(routeName(route)))) continue;
          const what = `${routeName(route)} by ${other}`;
          const answer = await ask(route, ownOf(route), cookie);
          expect([what, coded(what, answer)]).toEqual([what, 'not_signed_in']);
        }
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
          const what = `${routeName(route)} from ${origin}`;
          const sent = { cookie: whoMay(route), origin, body, type: 'application/json' };
          const answer = await send(route.method, addressOf(route, ownOf(route)), sent);
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
          const what = `${routeName(route)} ${body}`;
          const answer = await send('POST', addressOf(route, ownOf(route)), {
            cookie: whoMay(route),
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
          const what = `${routeName(route)} ${type}`;
          const body = JSON.stringify(route.body ?? {});
          const answer = await send('POST', addressOf(route, ownOf(route)), {
            cookie: whoMay(route),
            body,
            type,
          });
          expect([what, coded(what, answer)]).toEqual([what, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] too large ones', async () => {
    const body = JSON.stringify({ filler: 'x'.repeat(70 * 1024) });
    await nothingChanges(async () => {
      for (const route of POSTS) {
        const sent = { cookie: whoMay(route), body, type: 'application/json' };
        const answer = await send('POST', addressOf(route, ownOf(route)), sent);
        expect([routeName(route), coded(routeName(route), answer)]).toEqual([
          routeName(route),
          'body_too_large',
        ]);
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
    const sendJson = (path: string, body: unknown) =>
      send('POST', path, { cookie: gp, body: JSON.stringify(body), type: 'application/json' });
    const bookable = await bookFor(app, gp, (await addPatient(app, gp)).id);
    const tries: [string, (text: unknown) => unknown][] = [
      ['/api/patients', (text) => ({ ...PATIENT, name: text })],
      ['/api/patients', (text) => ({ ...PATIENT, identifier: text })],
      ['/api/consultations', (text) => ({ ...BOOKING, patientId: own.patient, reason: text })],
      [`/api/consultations/${bookable}/cancel`, (text) => ({ reason: text })],
      [`/api/consultations/${bookable}/chaperone-link`, (text) => ({ ...MAEVE, name: text })],
      ['/api/staff/sign-in', (text) => ({ email: text, password: 'x' })],
      [`/api/patients/${own.patient}/break-glass`, (text) => ({ ...BREAK_GLASS, reason: text })],
      [`/api/patients/${own.patient}/retention/holds`, (reason) => ({ reason })],
      [`/api/patients/${own.patient}/retention/facts`, (reason) => ({ ...FACT, reason })],
      [`/api/patients/${own.patient}/retention/keep`, (reason) => ({ ...KEEP, reason })],
      [`/api/patients/${own.patient}/retention/propose`, (reason) => ({ ...PROPOSE, reason })],
      [`/api/retention/holds/${own.hold}/lift`, (reason) => ({ reason })],
      ['/api/retention/was-it-mine', (identifier) => ({ ...WAS_IT_MINE, identifier })],
      [`/api/review/${own.reviewItem}/clear`, (words) => ({ ...CLEAR, words })],
      [`/api/stills/${own.still}/refile`, (reason) => ({ ...REFILE, reason })],
      [`/api/stills/${own.still}/refile`, (consentNote) => ({ ...REFILE, consentNote })],
      ['/api/shares', (why) => ({ ...NEW_SHARE, why })],
      ['/api/shares', (text) => ({ ...NEW_SHARE, recipient: { ...NEW_SHARE.recipient, name: text } })],
      [`/api/copies/${own.copy}/check`, (reason) => ({ decision: 'send_back', reason })],
      [`/api/consultations/${bookable}/own-picture`, (what) => ({ ...OWN_PICTURE, what })],
      [`/api/consultations/${bookable}/under18-decision`, (reason) => ({ ...UNDER18, reason })],
      [`/api/access-requests/${own.accessRequest}/extend`, (why) => ({ why })],
      [`/api/access-requests/${own.accessRequest}/close`, (why) => ({ how: 'withdrawn', why })],
    ];
    await nothingChanges(async () => {
      for (const [path, make] of tries) {
        for (const [what, text] of Object.entries(texts)) {
          const said = `${path} ${what}`;
          expect([said, coded(said, await sendJson(path, make(text)))]).toEqual([said, 'invalid_request']);
        }
      }
      const optionals: [string, (text: string) => unknown][] = [
        ['/api/shares', (message) => ({ ...NEW_SHARE, message })],
        ['/api/shares', (caption) => ({ ...NEW_SHARE, stills: [{ stillId: own.still, caption }] })],
        ['/api/access-requests', (name) => ({ ...ACCESS, asker: { ...ACCESS.asker, name } })],
        [`/api/access-requests/${own.accessRequest}/decide`, (reason) => ({ ...DECIDE, reason })],
        [`/api/stills/${own.still}/refile`, (identifier) => ({ ...REFILE, identifier })],
      ];
      for (const [path, make] of optionals) {
        for (const what of ['a NUL', 'half a surrogate pair', 'too long'] as const) {
          const said = `${path} ${what}`;
          expect([said, coded(said, await sendJson(path, make(texts[what])))]).toEqual([
            said,
            'invalid_request',
          ]);
        }
      }
      // Names of parts of the record: one that no record has is not found, however it is written.
      const items = [texts['a NUL'], texts['half a surrogate pair']].map((id) => ({
        ...DECIDE.items[0],
        id,
      }));
      const strange = { ...DECIDE, items };
      const decided = await sendJson(`/api/access-requests/${own.accessRequest}/decide`, strange);
      expect(coded('decide', decided)).toBe('not_found');
      for (const optional of ['preferredName', 'phone']) {
        for (const text of [texts['a NUL'], texts['half a surrogate pair'], texts['too long']]) {
          const answer = await sendJson('/api/patients', { ...PATIENT, [optional]: text });
          expect([optional, coded(optional, answer)]).toEqual([optional, 'invalid_request']);
        }
      }
    });
  });

  test('[S6] days and numbers of the record’s keeping outside every calendar', async () => {
    const days = ['', 'now', '2026-02-30', '0000-01-01', '+275760-09-13', 20260101];
    const tries: [string, (day: unknown) => unknown][] = [
      [`/api/patients/${own.patient}/retention/facts`, (on) => ({ ...FACT, on })],
      [`/api/patients/${own.patient}/retention/keep`, (until) => ({ ...KEEP, until })],
      ['/api/retention/was-it-mine', (dateOfBirth) => ({ ...WAS_IT_MINE, dateOfBirth })],
      ['/api/shares', (until) => ({ ...NEW_SHARE, until })],
      ['/api/access-requests', (receivedOn) => ({ ...ACCESS, receivedOn })],
      [`/api/stills/${own.still}/refile`, (dateOfBirth) => ({ ...REFILE, dateOfBirth })],
    ];
    await nothingChanges(async () => {
      for (const [path, make] of tries) {
        for (const day of days) {
          const said = `${path} ${day}`;
          const sent = { cookie: gp, body: JSON.stringify(make(day)), type: 'application/json' };
          expect([said, coded(said, await send('POST', path, sent))]).toEqual([said, 'invalid_request']);
        }
      }
      // A version that no practice has had, and none can: larger than PostgreSQL's integers.
      const versions: [string, unknown][] = [
        ['/api/image-policy/acknowledge', { version: 2 ** 40, sha256: 'a'.repeat(64) }],
        ['/api/image-policy', { basedOn: 2 ** 40, text: 'x'.repeat(300) }],
        ['/api/practice-policy', { basedOn: 2 ** 40, policy: POLICY }],
      ];
      for (const [path, body] of versions) {
        const sent = { cookie: ours.manager, body: JSON.stringify(body), type: 'application/json' };
        expect([path, coded(path, await send('POST', path, sent))]).toEqual([path, 'conflict']);
      }
    });
  });

  test('[S6] instants and numbers outside every calendar', async () => {
    const sendJson = (path: string, body: unknown) =>
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
        expect([startsAt, coded('book', await sendJson('/api/consultations', booking))]).toEqual([
          startsAt,
          'invalid_request',
        ]);
        const moved = await sendJson(`/api/consultations/${bookable}/reschedule`, { startsAt });
        expect([startsAt, coded('move', moved)]).toEqual([startsAt, 'invalid_request']);
      }
      for (const durationMinutes of [0, 4, 121, 15.5, -15, '15', null, 1e300]) {
        const booking = { ...BOOKING, patientId: own.patient, durationMinutes };
        expect(coded(String(durationMinutes), await sendJson('/api/consultations', booking))).toBe(
          'invalid_request',
        );
      }
      for (const dateOfBirth of ['', '1960-02-30', '0001-01-01', 'x']) {
        const answer = await sendJson('/api/patients', { ...PATIENT, dateOfBirth });
        expect([dateOfBirth, coded(dateOfBirth, answer)]).toEqual([dateOfBirth, 'invalid_request']);
      }
      for (const dateOfBirth of ['2999-01-01', '1879-12-31']) {
        const answer = await sendJson('/api/patients', { ...PATIENT, dateOfBirth });
        expect([dateOfBirth, coded(dateOfBirth, answer)]).toEqual([dateOfBirth, 'date_of_birth_impossible']);
      }
      for (const phone of ['abc', '12', '+', '021 555 0100 ext. nobody']) {
        expect(coded(phone, await sendJson('/api/patients', { ...PATIENT, phone }))).toBe('invalid_request');
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
      '/api/today?day=tomorrow',
      '/api/today?day=2026-02-30',
      '/api/today?day=0000-01-01',
      '/api/today?day=2026-11-22&day=2026-11-23',
      '/api/access-requests?patient=x',
      `/api/stills/${own.still}/refile`,
      `/api/stills/${own.still}/refile?patient=x`,
    ];
    await nothingChanges(async () => {
      for (const path of tries) {
        expect([path, coded(path, await send('GET', path, { cookie: gp }))]).toEqual([
          path,
          'invalid_request',
        ]);
      }
    });
  });

  const lookFor = async (path: string, words: string): Promise<string[]> => {
    const { body } = await http<{ patients: { id: string }[] }>(app, 'POST', path, {
      cookie: gp,
      body: { words },
    });
    return body.patients.map(({ id }) => id);
  };

  test('[S2] [S5] patients are looked for in a body: no address takes a name or a date of birth', async () => {
    const { id, name, dateOfBirth, identifier } = await addPatient(app, gp);
    for (const words of [name, `${dateOfBirth} ${identifier}`])
      expect(await lookFor('/api/patients/search', words)).toContain(id);
    for (const path of ['/api/patients', '/api/patients/search', '/api/access-requests/patients']) {
      for (const words of [name, dateOfBirth]) {
        const answer = await send('GET', `${path}?q=${encodeURIComponent(words)}`, { cookie: gp });
        expect([path, ['not_found', 'invalid_request']]).toEqual([
          path,
          expect.arrayContaining([coded(path, answer)]),
        ]);
        expect(JSON.stringify(answer.body)).not.toContain(id);
      }
    }
  });

  test('[S6] words to look for of another shape', async () => {
    for (const path of ['/api/patients/search', '/api/access-requests/patients']) {
      const shapes = [
        {},
        { q: 'x' },
        { words: ['x'] },
        { words: 'x'.repeat(201) },
        { words: '\0' },
        { words: 7 },
      ];
      for (const body of shapes) {
        const sent = { cookie: gp, body: JSON.stringify(body), type: 'application/json' };
        expect([path, coded(path, await send('POST', path, sent))]).toEqual([path, 'invalid_request']);
      }
      // A sign that a database gives a meaning is a letter like any other.
      expect(await lookFor(path, '%')).toEqual([]);
    }
  });
});

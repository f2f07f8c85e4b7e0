import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ErrorBody } from '../../shared/errors.ts';
import { press, untilShutter, upload } from '../support/journey.ts';
import { ORIGIN, signIn } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

/** The pages as they are built; `npm test` builds them before. */
const PAGES = fileURLToPath(new URL('../../dist/client', import.meta.url));
const STAFF = [
  '/',
  '/c',
  '/patients',
  '/consultations/x',
  '/%3Cscript%3Ealert(1)%3C/script%3E',
  '/?next=//evil.example',
];
const EVERY = [...STAFF, '/v'];

let app: TestApp;
beforeAll(async () => {
  if (!existsSync(`${PAGES}/index.html`)) throw new Error('build the pages first: npm run build');
  app = await startTestApp({ pages: PAGES });
});
afterAll(() => app.close());

const get = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(app.origin + path, init);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** The same with the path as it stands: `fetch` would tidy it up. */
const getAsIs = (path: string): Promise<{ status: number; headers: Headers; text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(app.origin, { path, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => {
        const headers = new Headers({ 'cache-control': answer.headers['cache-control'] ?? '' });
        resolve({ status: answer.statusCode ?? 0, headers, text });
      });
    });
    asked.on('error', reject).end();
  });

/** A content security policy by directive. */
const policyOf = (headers: Headers): Record<string, string[]> =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split(';').map((line) => {
      const [name = '', ...sources] = line.trim().split(/\s+/);
      return [name, sources];
    }),
  );

/** What stands on everything that the server says. */
const expectGuarded = (what: string, headers: Headers): void => {
  const policy = policyOf(headers);
  for (const shut of ['default-src', 'object-src', 'base-uri', 'frame-ancestors']) {
    expect([what, shut, policy[shut]]).toEqual([what, shut, ["'none'"]]);
  }
  for (const own of ['connect-src', 'worker-src', 'form-action', 'font-src']) {
    expect([what, own, policy[own]]).toEqual([what, own, ["'self'"]]);
  }
  const fresh = expect.stringMatching(/^'nonce-[\w+/=-]{16,}'$/);
  expect([what, policy['script-src']]).toEqual([what, ["'self'", fresh]]);
  expect([what, policy['style-src']]).toEqual([what, ["'self'", fresh]]);
  expect([what, policy['img-src']]).toEqual([what, ["'self'", 'blob:', 'data:']]);
  expect([what, policy['media-src']]).toEqual([what, ["'self'", 'blob:']]);
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|http/);
  expect(Object.fromEntries(headers)).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': expect.stringContaining('camera=(self)'),
  });
  for (const telling of ['x-powered-by', 'server', 'access-control-allow-origin']) {
    expect([what, telling, headers.get(telling)]).toEqual([what, telling, null]);
  }
};

describe('pages', () => {
  test('[S2] every page is under the policy, kept by nobody, and framed by nobody', async () => {
    for (const path of EVERY) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
      expectGuarded(path, headers);
    }
  });

  test('[S2] no script, style or handler stands in a page: everything comes from our own files', async () => {
    for (const path of EVERY) {
      const { text } = await get(path);
      const scripts = [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)];
      expect(scripts.length).toBeGreaterThan(0);
      for (const [, attributes = '', content = ''] of scripts) {
        expect([path, content]).toEqual([path, '']);
        expect(attributes).toMatch(/\bsrc="\/assets\/[\w.-]+\.js"/);
      }
      expect(text).not.toMatch(/<style\b|\sstyle\s*=|\son\w+\s*=|javascript:|<base\b|<iframe\b|http-equiv/i);
      for (const [, address = ''] of text.matchAll(/\b(?:src|href)="([^"]*)"/g)) {
        expect([path, address]).toEqual([path, expect.stringMatching(/^\/assets\/[\w.-]+$/)]);
      }
      expect(text).not.toContain('evil.example');
      expect(text).not.toContain('alert(1)');
    }
  });

  test('[S2] the staff page carries the style nonce of its own answer, another each time; scripts’ is in no page', async () => {
    const nonces = new Set<string>();
    for (const path of [...STAFF, ...STAFF]) {
      const { headers, text } = await get(path);
      const policy = policyOf(headers);
      const [style, script] = ['style-src', 'script-src'].map(
        (name) => /nonce-(.*)'/.exec(policy[name]?.[1] ?? '')?.[1],
      );
      expect(text.match(/nonce="([^"]*)"/)?.[1]).toBe(style);
      expect(text).not.toContain('__CSP_NONCE__');
      expect(script).toBeDefined();
      expect(text).not.toContain(script);
      expect(nonces.has(style ?? '') || nonces.has(script ?? '')).toBe(false);
      nonces.add(style ?? '').add(script ?? '');
    }
    expect(nonces.size).toBe(4 * STAFF.length);
  });

  test('[S2] the patient’s page needs no nonce and has none', async () => {
    const { text } = await get('/v');
    expect(text).toContain('Your video appointment');
    expect(text.replaceAll(/<!--[\s\S]*?-->/g, '')).not.toMatch(/nonce/i);
  });

  test('[S2] behind HTTPS browsers are told to stay there; over http they are not', async () => {
    expect((await get('/')).headers.get('strict-transport-security')).toBeNull();
    const secure = await app.again({ pages: PAGES, secureCookies: true });
    const { headers } = await fetch(`${secure.origin}/`);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    await secure.close();
  });
});

describe('files of the pages', () => {
  test('[S2] are immutable, typed and guarded', async () => {
    const names = await readdir(`${PAGES}/assets`);
    expect(names.length).toBeGreaterThan(10);
    const types: Record<string, RegExp> = {
      js: /^(text|application)\/javascript/,
      css: /^text\/css/,
      svg: /^image\/svg\+xml/,
    };
    for (const extension of Object.keys(types)) {
      const name = names.find((each) => each.endsWith(`.${extension}`));
      const { status, headers } = await get(`/assets/${name}`);
      expect([name, status]).toEqual([name, 200]);
      expect(headers.get('content-type')).toMatch(types[extension] ?? /$^/);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expectGuarded(name ?? '', headers);
    }
  });

  test('[S6] nothing but them is to be had: no other file, no list, no way out of the folder', async () => {
    const tries = [
      '/assets/',
      '/assets/nothing.js',
      '/assets/../index.html',
      '/assets/../../../package.json',
      '/assets/..%2findex.html',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '/assets/.vite/manifest.json',
      '/assets/%00',
    ];
    for (const path of tries) {
      const { status, headers, text } = await getAsIs(path);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      expect([path, ErrorBody.safeParse(JSON.parse(text)).success]).toEqual([path, true]);
      expect(headers.get('cache-control') ?? '').not.toMatch(/immutable|max-age=[1-9]/);
    }
    for (const path of ['/.vite/manifest.json', '/patient.html', '/package.json', '/.env', '/index.html']) {
      // Not files: addresses of the staff's application, which has a page for what it does not know.
      const { text } = await get(path);
      expect([path, text.includes('<div id="root">') && text.includes('csp-nonce')]).toEqual([path, true]);
    }
  });
});

describe('the API', () => {
  test('[S2] no answer is kept, whatever it is', async () => {
    const journey = await untilShutter(app);
    const { captureId, token } = await press(journey);
    const { body } = await upload<{ stillId: string }>(journey, {
      captureId,
      token,
      picture: await jpegOf(60, 40),
    });
    const cookie = await signIn(app, app.practice.gpEmail);
    const paths = [
      ['/api/health', 200],
      ['/api/staff/me', 200],
      ['/api/today', 200],
      [`/api/patients/${journey.patientId}/record`, 200],
      [`/api/stills/${body.stillId}/image`, 200],
      [`/api/stills/${body.stillId}/thumbnail`, 200],
      ['/api/patient/me', 401],
      ['/api/nothing', 404],
      ['/api/today?day=tomorrow', 400],
    ] as const;
    for (const [path, status] of paths) {
      const answer = await get(path, { headers: { cookie } });
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, status, 'no-store']);
      expect(answer.headers.get('etag')).toBeNull();
      expectGuarded(path, answer.headers);
    }
    journey.gp.close();
    journey.patient.close();
  });

  test('[S2] no other site is let in: no CORS, not even for a question', async () => {
    for (const origin of ['http://evil.example', ORIGIN]) {
      const asked = await get('/api/staff/sign-in', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      expect(asked.status).toBe(404);
      const answer = await get('/api/health', { headers: { origin } });
      for (const { headers } of [asked, answer]) {
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
  });
});

import { glob, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import { http, signIn } from '../support/people.ts';
import { ACCESS, DECIDE, NEVER } from '../support/routes.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** What the answers to that many requests of one session were, five at a time. */
const codes = async (cookie: string, [method, path, body]: Try, times: number): Promise<string[]> => {
  const found: string[] = [];
  for (let done = 0; done < times; done += 5) {
    const five = Array.from({ length: Math.min(5, times - done) }, () =>
      http<Partial<ErrorBody>>(app, method, path, { cookie, ...(body === undefined ? {} : { body }) }),
    );
    found.push(...(await Promise.all(five)).map((answer) => answer.body.code ?? 'answered'));
  }
  return found;
};

type Try = readonly [method: string, path: string, body: unknown];

const tries: [perMinute: number, path: string, method: string, body: unknown][] = [
  [600, `/api/stills/${NEVER}/sharing`, 'GET', undefined],
  [120, `/api/shares/${NEVER}/stop`, 'POST', {}],
  [120, `/api/copies/${NEVER}/discard`, 'POST', {}],
  [300, '/api/access-requests/patients', 'POST', { words: 'x' }],
  [300, '/api/access-requests', 'POST', ACCESS],
  [300, `/api/access-requests/${NEVER}/decide`, 'POST', DECIDE],
];

test.each(tries)(
  '[S6] %i a minute and a session, then no more: %s',
  async (perMinute, path, method, body) => {
    const asked: Try = [method, path, body];
    const cookie = await signIn(app, app.practice.gpEmail);
    const answers = await codes(cookie, asked, perMinute + 5);
    expect(answers.slice(0, perMinute)).not.toContain('too_many_requests');
    expect(answers.slice(perMinute)).toEqual(Array(5).fill('too_many_requests'));
    // Another session of the same person is not held up by it.
    expect(await codes(await signIn(app, app.practice.gpEmail), asked, 1)).not.toContain('too_many_requests');
  },
);

test('[S6] every route of staff counts its requests, but for signing out', async () => {
  const without: string[] = [];
  for await (const path of glob('server/**/*.routes.ts')) {
    const source = await readFile(path, 'utf8');
    const routes = source.split(/\bapp\.(?=get\(|post\(|put\()/);
    without.push(...routes.filter((route) => route.includes('identify.staff(')));
  }
  expect(without.map((route) => /'([^']+)'/.exec(route)?.[1])).toEqual(['/api/staff/sign-out']);
});

import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERRORS } from '../../shared/error-texts.ts';
import type { ErrorBody, ErrorCode } from '../../shared/errors.ts';
import type { StaffView } from '../../shared/views.ts';
import { auditedDuring, databaseText } from '../support/evidence.ts';
import { addPatient, begin, bookFor } from '../support/journey.ts';
import { connect, connectStaff, http, ORIGIN, signIn } from '../support/people.ts';
import { PASSWORD, startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const HOUR = 3_600_000;
const ID = '00000000-0000-4000-8000-000000000001';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const body = (code: ErrorCode): ErrorBody => ({ code, message: ERRORS[code].text });
const me = (cookie: string, path = '/api/staff/me') => http<ErrorBody>(app, 'GET', path, { cookie });
const tryPassword = (email: string, password: string) =>
  http<ErrorBody>(app, 'POST', '/api/staff/sign-in', { body: { email, password } });

/** The status of a try that comes from another address: all of 127.0.0.0/8 is this machine. */
const statusFrom = (localAddress: string, email: string, password: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { origin: ORIGIN, 'content-type': 'application/json' };
    const sent = request(
      `${app.origin}/api/staff/sign-in`,
      { method: 'POST', localAddress, headers, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.on('error', reject).end(JSON.stringify({ email, password }));
  });

/** The Set-Cookie line of a sign-in, split into its parts. */
const cookieLine = async (server: TestApp): Promise<string[]> => {
  const answer = await fetch(`${server.origin}/api/staff/sign-in`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ email: server.practice.gpEmail, password: PASSWORD }),
  });
  const [line, ...more] = answer.headers.getSetCookie();
  expect(more).toEqual([]);
  return (line ?? '').split('; ');
};

/** The code a socket is refused with. */
const refusedSocket = (cookie: string, auth: Record<string, unknown>): Promise<string> =>
  connect(app, cookie, auth).then(
    (page) => {
      page.close();
      return 'connected';
    },
    (error: unknown) => (error as { data?: ErrorBody }).data?.code ?? 'closed',
  );

describe('signing in', () => {
  test('[S2] wrong password, unknown address and disabled account are one and the same answer, audited', async () => {
    const disabled = app.other.chaperone;
    await app.db
      .updateTable('app_user')
      .set({ disabled_at: app.clock.now() })
      .where('id', '=', disabled)
      .execute();
    const before = await app.counts();
    const tries: [string, string, Record<string, unknown>][] = [
      [app.practice.gpEmail, 'wrong horse', { role: 'gp', userId: app.practice.gp }],
      ['nobody@nowhere.invalid', PASSWORD, { role: 'unknown' }],
      [app.other.chaperoneEmail, PASSWORD, { role: 'chaperone', userId: disabled }],
    ];
    for (const [email, password, actor] of tries) {
      const { result, entries } = await auditedDuring(app, () => tryPassword(email, password));
      expect(result).toMatchObject({ status: 401, cookie: '' });
      expect(result.body).toEqual(body('wrong_credentials'));
      expect(entries).toMatchObject([{ event: 'staff.sign_in_refused', actor }]);
      expect(JSON.stringify(entries)).not.toContain('nowhere');
    }
    expect(await app.counts()).toEqual(before);
  });

  test('[S2] an account that is disabled while signed in is signed out at its next request', async () => {
    await app.db
      .updateTable('app_user')
      .set({ disabled_at: null })
      .where('id', '=', app.other.chaperone)
      .execute();
    const cookie = await signIn(app, app.other.chaperoneEmail);
    expect((await me(cookie)).status).toBe(200);
    await app.db
      .updateTable('app_user')
      .set({ disabled_at: app.clock.now() })
      .where('id', '=', app.other.chaperone)
      .execute();
    expect(await me(cookie)).toMatchObject({ status: 401, body: body('not_signed_in') });
  });

  test('[S2] every sign-in is a session of its own', async () => {
    const [first, second] = [
      await signIn(app, app.practice.gpEmail),
      await signIn(app, app.practice.gpEmail),
    ];
    expect(first).not.toBe(second);
    await http(app, 'POST', '/api/staff/sign-out', { cookie: first, body: {} });
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });

  test('[S2] the session cookie: HttpOnly, SameSite, for this host, without Secure on http', async () => {
    const [value, ...attributes] = await cookieLine(app);
    expect(value).toMatch(/^sightline-staff=[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']);
  });

  test('[S2] over HTTPS the cookie is __Host- and Secure, and the plain name means nothing', async () => {
    const secure = await app.again({ secureCookies: true });
    const [value = '', ...attributes] = await cookieLine(secure);
    expect(value).toMatch(/^__Host-sightline-staff=/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect((await http(secure, 'GET', '/api/staff/me', { cookie: value })).status).toBe(200);
    const plain = value.replace('__Host-', '');
    expect((await http(secure, 'GET', '/api/staff/me', { cookie: plain })).status).toBe(401);
    await secure.close();
  });
});

describe('the end of a session', () => {
  test('[S2] signing out ends it on the server: the old cookie is refused, also as a socket', async () => {
    const cookie = await signIn(app, app.practice.gpEmail);
    const id = await bookFor(app, cookie, (await addPatient(app, cookie)).id);
    const { result, entries } = await auditedDuring(app, () =>
      http(app, 'POST', '/api/staff/sign-out', { cookie, body: {} }),
    );
    expect(result.status).toBe(200);
    expect(result.cookie).toBe('sightline-staff=');
    expect(entries).toMatchObject([{ event: 'staff.signed_out' }]);
    expect((await me(cookie)).body).toEqual(body('not_signed_in'));
    expect(await refusedSocket(cookie, { as: 'staff', consultationId: id })).toBe('not_signed_in');
  });

  test('[S2] signing out ends the connected pages of that session, and no others', async () => {
    const cookie = await signIn(app, app.practice.gpEmail);
    const id = await bookFor(app, cookie, (await addPatient(app, cookie)).id);
    const another = await bookFor(app, cookie, (await addPatient(app, cookie)).id);
    const other = await signIn(app, app.practice.gpEmail);
    const page = await connectStaff<StaffView>(app, cookie, id);
    const stays = await connectStaff<StaffView>(app, other, another);
    await http(app, 'POST', '/api/staff/sign-out', { cookie, body: {} });
    const said = page.send('statement:clinician', { kind: 'modality', modality: 'both', reason: 'x' });
    await expect(
      said.then(
        (reply) => (reply.ok ? 'accepted' : reply.error.code),
        () => 'cut',
      ),
    ).resolves.toMatch(/^(not_signed_in|cut)$/);
    await page.until('told', ({ ended, socket }) => ended === 'signed_out' && !socket.connected);
    await stays.ok('statement:clinician', { kind: 'modality', modality: 'both', reason: 'still here' });
    stays.close();
  });

  test('[S2] a page that does nothing is ended too when its session ends elsewhere', async () => {
    const cookie = await signIn(app, app.practice.gpEmail);
    const id = await bookFor(app, cookie, (await addPatient(app, cookie)).id);
    const page = await connectStaff<StaffView>(app, cookie, id);
    await app.db
      .updateTable('staff_session')
      .set({ ended_at: app.clock.now() })
      .where('ended_at', 'is', null)
      .execute();
    await page.until('told', ({ ended }) => ended === 'signed_out');
  });

  test('[S2] a session is over after a working day', async () => {
    const cookie = await signIn(app, app.practice.gpEmail);
    app.clock.advance(12 * HOUR - 60_000);
    expect((await me(cookie)).status).toBe(200);
    app.clock.advance(2 * 60_000);
    expect(await me(cookie)).toMatchObject({ status: 401, body: body('not_signed_in') });
  });
});

describe('one kind of session is not another', () => {
  test('[S2] a staff session is neither a patient’s nor a chaperone’s, whatever name the cookie gets', async () => {
    const cookie = await signIn(app, app.practice.gpEmail);
    const token = cookie.slice('sightline-staff='.length);
    for (const as of ['patient', 'chaperone']) {
      const renamed = `sightline-${as}=${token}`;
      expect(await me(renamed, `/api/${as}/me`)).toMatchObject({ status: 401 });
      expect(await refusedSocket(renamed, { as, holding: null })).toBe('not_signed_in');
      expect(await refusedSocket(cookie, { as, holding: null })).toBe('not_signed_in');
    }
  });

  test('[S2] a patient’s session is not staff’s', async () => {
    const { id, patientCookie, gp, patient } = await begin(app);
    const token = patientCookie.slice('sightline-patient='.length);
    const renamed = `sightline-staff=${token}`;
    expect((await me(renamed)).status).toBe(401);
    expect((await me(`sightline-chaperone=${token}`, '/api/chaperone/me')).status).toBe(401);
    for (const cookie of [patientCookie, renamed]) {
      expect(await refusedSocket(cookie, { as: 'staff', consultationId: id })).toBe('not_signed_in');
    }
    gp.close();
    patient.close();
  });

  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (secret: string | Buffer, head: object, claims: object): string => {
    const text = `${part(head)}.${part(claims)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const HS256 = { alg: 'HS256', typ: 'JWT' };

  test('[S2] forged cookies open nothing', async () => {
    const right = (await signIn(app, app.practice.gpEmail)).slice('sightline-staff='.length);
    const [head = '', claims = '', signature = ''] = right.split('.');
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
    const forged = {
      'no algorithm': `${part({ alg: 'none', typ: 'JWT' })}.${claims}.`,
      'no algorithm, a signature': `${part({ alg: 'None' })}.${claims}.${signature}`,
      'no signature': `${head}.${claims}.`,
      'an empty key': signed('', HS256, said),
      'a guessed key': signed('secret', HS256, said),
      'somebody else’s signature': `${head}.${part({ ...said, sid: ID })}.${signature}`,
      'one bit': `${head}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      'no token': 'x',
    };
    for (const [how, token] of Object.entries(forged)) {
      expect([how, (await me(`sightline-staff=${token}`)).status]).toEqual([how, 401]);
      const socket = await refusedSocket(`sightline-staff=${token}`, { as: 'staff', consultationId: ID });
      expect([how, socket]).toEqual([how, 'not_signed_in']);
    }
    // The forger above would have been let in with the right key: the tokens themselves are well made.
    const own = signed(Buffer.alloc(32, 7), HS256, said);
    expect((await me(`sightline-staff=${own}`)).status).toBe(200);
  });
});

describe('the command that resets a password', () => {
  const COMMAND = fileURLToPath(new URL('../../server/commands/reset-password.ts', import.meta.url));
  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((done) => {
      const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: app.databaseUrl };
      const child = execFile(process.execPath, [COMMAND, ...args], { env }, (_error, out, err) =>
        done({ code: child.exitCode ?? -1, out, err }),
      );
    });

  test('[S2] without an address, or with an unknown one, it says so and changes nothing', async () => {
    const before = await databaseText(app);
    expect(await run()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Say whose password'),
    });
    expect(await run('nobody@nowhere.invalid')).toMatchObject({
      code: 1,
      err: 'There is no account with that e-mail address.\n',
    });
    expect(await databaseText(app)).toBe(before);
  });

  test('[S2] it ends every session, old password included, and is audited', async () => {
    const { chaperoneEmail: email, chaperone: userId } = app.practice;
    const cookies = [await signIn(app, email), await signIn(app, email)];
    const bystander = await signIn(app, app.practice.gpEmail);
    const { result, entries } = await auditedDuring(app, () => run(email.toUpperCase()));
    expect(result.code).toBe(0);
    const password = /^New password: (\S{20})\n/.exec(result.out)?.[1] ?? '';
    expect(entries).toMatchObject([{ event: 'staff.password_reset', actor: { role: 'system', userId } }]);
    for (const cookie of cookies) expect((await me(cookie)).status).toBe(401);
    expect((await me(bystander)).status).toBe(200);
    expect((await tryPassword(email, PASSWORD)).status).toBe(401);
    expect((await tryPassword(email, password)).status).toBe(200);
    const everything = await databaseText(app);
    expect(everything).toContain('$argon2id$');
    expect(everything).not.toContain(password);
  });
});

describe('too many tries', () => {
  test('[S2] ten wrong passwords, even all at once, close an account to guessing for a while', async () => {
    const { gpEmail: email } = app.other;
    await signIn(app, email);
    const { result, entries } = await auditedDuring(app, () =>
      Promise.all(Array.from({ length: 14 }, (_, n) => tryPassword(email, `guess ${n}`))),
    );
    const codes = result.map(({ body: { code } }) => code);
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'sign_in_locked')).toHaveLength(4);
    expect(entries.filter(({ event }) => event === 'staff.sign_in_refused')).toHaveLength(10);
    const before = await app.counts();
    const right = await tryPassword(email.toUpperCase(), PASSWORD);
    expect(right).toMatchObject({ status: 429, cookie: '' });
    expect(right.body).toEqual(body('sign_in_locked'));
    expect(await app.counts()).toEqual(before);
    await signIn(app, app.practice.gpEmail);
    // Whoever guesses from afar does not keep the doctor out.
    expect(await statusFrom('127.0.0.2', email, PASSWORD)).toBe(200);
  });

  test('[S2] somebody who gets it right is never held up by signing in often', async () => {
    for (let n = 0; n < 12; n += 1) await signIn(app, app.practice.gpEmail);
  });
});

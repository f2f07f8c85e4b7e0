import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { startSightline } from './support/sightline.ts';
import type { Sightline } from './support/sightline.ts';

/**
 * What is refused is where logs leak: every way in gets values that nobody else has, at log level debug. (The ordinary way
 * through is searched in the same manner at the end of the journey.)
 */
let sightline: Sightline;

test.beforeAll(async () => {
  sightline = await startSightline();
});

test.afterAll(async () => {
  await sightline.remove();
});

/** A value that says where it was put, and nothing else has. */
const canary = (where: string): string => `Kanarie${where}${randomUUID().replaceAll('-', '')}`;

test('[S1] what is refused is logged without a value of it', async () => {
  const { origin } = sightline;
  const welcome = sightline.output().length;
  const planted: string[] = [];
  const plant = (where: string): string => {
    const value = canary(where);
    planted.push(value);
    return value;
  };
  const json = { 'content-type': 'application/json', origin };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const signedIn = await post('/api/staff/sign-in', {
    email: sightline.gpEmail,
    password: sightline.password,
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toContain('sightline-staff=');
  planted.push(cookie.split('=')[1] ?? '', sightline.password, sightline.gpEmail);

  const email = `${plant('mail')}@example.invalid`;
  const refused = await Promise.all([
    post('/api/staff/sign-in', { email, password: plant('password') }),
    post('/api/staff/sign-in', `{"email": "${plant('broken')}", `),
    post('/api/staff/sign-in', { email: plant('noaddress'), password: 'x' }),
    post('/api/patient/open', { token: plant('token').padEnd(43, 'x').slice(0, 43) }),
    post('/api/patient/verify', { token: plant('shorttoken'), dateOfBirth: plant('born') }),
    post('/api/patient/open', { token: plant('foreign') }, { origin: `https://${plant('origin')}.invalid` }),
    post('/api/patients', { name: plant('name'), dateOfBirth: plant('date') }, { cookie }),
    post('/api/consultations', { patientId: randomUUID(), reason: plant('reason') }, { cookie }),
    post(`/api/consultations/${randomUUID()}/cancel`, { reason: plant('cancel') }, { cookie }),
    post(`/api/consultations/${plant('id')}/patient-link`, {}, { cookie }),
    fetch(`${origin}/api/staff/me`, { headers: { cookie: `sightline-staff=${plant('cookie')}` } }),
    fetch(`${origin}/api/stills/${plant('still')}/image`, { headers: { cookie } }),
    fetch(`${origin}/api/${plant('route')}?token=${plant('query')}`, {
      headers: { 'user-agent': plant('agent'), referer: `${origin}/v#${plant('referer')}` },
    }),
    fetch(`${origin}/api/captures/${randomUUID()}/picture`, {
      method: 'PUT',
      headers: {
        origin,
        authorization: `Capture ${plant('capture')}`,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
        'upload-length': '9',
        'picture-sha256': 'a'.repeat(64),
        'picture-about': Buffer.from(plant('about')).toString('base64url'),
      },
      body: plant('picture'),
    }),
  ]);
  expect(refused.map(({ status }) => status).filter((status) => status < 400 || status >= 500)).toEqual([]);

  // Searching is not refused; what was looked for is somebody’s name all the same.
  const search = await post('/api/patients/search', { words: plant('search') }, { cookie });
  expect(search.status).toBe(200);

  const socket = io(origin, {
    transports: ['websocket'],
    reconnection: false,
    auth: { as: 'patient', protocol: 1, holding: plant('handshake') },
    extraHeaders: { origin, cookie: `sightline-patient=${plant('socketcookie')}` },
  });
  const said = await new Promise<string>((resolve) => {
    socket.on('connect_error', (error) => resolve(error.message));
    socket.on('connect', () => resolve('connected'));
  });
  socket.close();
  expect(said).not.toBe('connected');

  await sightline.stop();
  const printed = sightline.output().slice(welcome).toLowerCase();
  // The log was on, and saw these requests.
  expect(printed).toContain('"route":"/api/patient/verify"');
  expect(printed).toContain('"route":"/api/captures/:id/picture"');
  expect(planted.length).toBeGreaterThan(20);
  expect(planted.filter((value) => printed.includes(value.toLowerCase()))).toEqual([]);
  expect(printed).not.toContain('kanarie');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Today } from '../../shared/http.ts';
import { auditedDuring } from '../support/evidence.ts';
import { begin } from '../support/journey.ts';
import { connectStaff, http } from '../support/people.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const askedAt = async (id: string, cookie: string) => {
  const { body } = await http<Today>(app, 'GET', '/api/today', { cookie });
  return body.entries.find((entry) => entry.id === id)?.helpRequestedAt;
};

test('[R11] a call for help says who can see it, stays until it is seen, and promises nothing once the appointment is over', async () => {
  const { id, gp, patient, gpCookie } = await begin(app);
  expect(await patient.ok('patient:help', {})).toEqual({ doctorHere: true });
  await gp.until('told', ({ view }) => view?.helpRequestedAt !== null);
  await gp.ok('patient:help-seen', {});
  await gp.until('seen', ({ view }) => view?.helpRequestedAt === null);

  gp.close();
  await patient.until(
    'the doctor gone',
    ({ view }) => view?.participants.every(({ role, connected }) => role !== 'gp' || !connected) === true,
  );
  expect(await patient.ok('patient:help', {})).toEqual({ doctorHere: false });
  expect(await askedAt(id, gpCookie)).toEqual(expect.any(String));
  const { entries } = await auditedDuring(app, () =>
    http(app, 'POST', `/api/consultations/${id}/help-seen`, { cookie: gpCookie, body: {} }),
  );
  expect(entries.map(({ event }) => event)).toContain('patient.help_seen');
  expect(await askedAt(id, gpCookie)).toBeNull();

  const back = await connectStaff(app, gpCookie, id);
  await back.ok('consultation:in-person', {
    why: 'To be examined',
    safetyNet: 'Come at once if it is worse',
  });
  expect((await patient.refused('patient:help', {})).code).toBe('conflict');
  expect(await askedAt(id, gpCookie)).toBeNull();
  back.close();
  patient.close();
});

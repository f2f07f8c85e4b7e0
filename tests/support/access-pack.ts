import { expect } from 'vitest';
import type { AccessRequestView, AccessReview, NewAccessRequest } from '../../shared/http-access.ts';
import type { AccessRequestId, PatientId } from '../../shared/ids.ts';
import { http, ORIGIN } from './people.ts';
import type { TestApp } from './test-app.ts';

const BY_THE_PATIENT: NewAccessRequest['asker'] = {
  as: 'self',
  name: '',
  relationship: '',
  identity: 'photo_id',
  identityNote: 'Passport',
  authority: '',
  inForceFrom: null,
  expires: null,
  covers: [],
};

export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Dublin' }).format(new Date());

/** What a person sends to record a request; the answer as it came. */
export const ask = <Body>(
  app: TestApp,
  cookie: string,
  patientId: PatientId,
  asker: Partial<NewAccessRequest['asker']> = {},
  receivedOn = today(),
) =>
  http<Body>(app, 'POST', '/api/access-requests', {
    cookie,
    body: { patientId, receivedOn, asker: { ...BY_THE_PATIENT, ...asker } },
  });

/** A request of the patient's own, recorded by whoever holds the cookie. */
export const recorded = async (
  app: TestApp,
  cookie: string,
  patientId: PatientId,
): Promise<AccessRequestId> => {
  const { status, body } = await ask<{ id: AccessRequestId }>(app, cookie, patientId);
  if (status !== 200) throw new Error(`not recorded: ${JSON.stringify(body)}`);
  return body.id;
};

export const act = <Body>(
  app: TestApp,
  cookie: string,
  id: AccessRequestId,
  what: string,
  body: unknown = {},
) => http<Body>(app, 'POST', `/api/access-requests/${id}/${what}`, { cookie, body });

export const view = async (app: TestApp, cookie: string, id: AccessRequestId): Promise<AccessRequestView> =>
  (await http<AccessRequestView>(app, 'GET', `/api/access-requests/${id}`, { cookie })).body;

export const review = async (app: TestApp, cookie: string, id: AccessRequestId): Promise<AccessReview> =>
  (await http<AccessReview>(app, 'GET', `/api/access-requests/${id}/review`, { cookie })).body;

/** A part as a decision names it: which, and the words that were read. */
export const asRead = ({ id, sha256 }: AccessReview['items'][number]) => ({ id, sha256 });

/** Every part is included, but for those that `leaveOut` names by their text. */
export const decideAll = async (
  app: TestApp,
  cookie: string,
  id: AccessRequestId,
  leaveOut: (item: AccessReview['items'][number]) => boolean = () => false,
): Promise<void> => {
  const { items } = await review(app, cookie, id);
  const out = items.filter(leaveOut).map(asRead);
  const kept = items.filter((item) => !leaveOut(item)).map(asRead);
  const included = { items: kept, include: true, ground: null, reason: '' };
  if (kept.length > 0) await act(app, cookie, id, 'decide', included);
  const left = { items: out, include: false, ground: 'another_person', reason: 'Names somebody else' };
  if (out.length > 0) await act(app, cookie, id, 'decide', left);
};

/** The ZIP's bytes, or the refusal's. */
export const download = async (app: TestApp, cookie: string, id: AccessRequestId) => {
  const response = await fetch(`${app.origin}/api/access-requests/${id}/download`, {
    method: 'POST',
    headers: { origin: ORIGIN, cookie, 'content-type': 'application/json' },
    body: '{}',
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

/** Presses the button and waits until the pack is there. */
export const made = async (app: TestApp, cookie: string, id: AccessRequestId): Promise<void> => {
  const { status, body } = await act(app, cookie, id, 'make');
  if (status !== 202) throw new Error(`not made: ${JSON.stringify(body)}`);
  await expect.poll(async () => (await view(app, cookie, id)).state, { timeout: 20_000 }).toBe('ready');
};

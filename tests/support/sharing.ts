import type {
  CopyCard,
  ShareCard,
  SharedView,
  ShareLink,
  SharingOverview,
} from '../../shared/http-sharing.ts';
import type { PatientId, ShareId, StillId } from '../../shared/ids.ts';
import { press, untilShutter, upload } from './journey.ts';
import type { Journey } from './journey.ts';
import { http } from './people.ts';
import { jpegOf } from './pictures.ts';
import type { TestApp } from './test-app.ts';

/** A still in the record, and the GP who filed it. */
export interface FiledStill {
  readonly journey: Journey;
  readonly cookie: string;
  readonly patientId: PatientId;
  readonly stillId: StillId;
  readonly picture: Buffer;
}

/** Takes one more still in a conversation whose shutter is live, and files it. */
export const fileAnother = async (journey: Journey, picture: Buffer): Promise<StillId> => {
  const { captureId, token } = await press(journey);
  const { body } = await upload<{ stillId: StillId }>(journey, { captureId, token, picture });
  const { stillId } = body;
  const { gp } = journey;
  await gp.until('the still', ({ view }) => view?.stills.some(({ id }) => id === stillId) === true);
  await gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: 'Rash, third day' });
  const { name, dateOfBirth } = gp.seen.patient;
  await gp.ok('still:file', { stillId, patientName: name, dateOfBirth });
  return stillId;
};

/** An adult's consultation with one filed still. The sockets stay open: close them. */
export const filedStill = async (app: TestApp, picture?: Buffer): Promise<FiledStill> => {
  const journey = await untilShutter(app);
  const bytes = picture ?? (await jpegOf(800, 600));
  const stillId = await fileAnother(journey, bytes);
  return { journey, cookie: journey.gpCookie, patientId: journey.patientId, stillId, picture: bytes };
};

/** A calendar day some days from the test's now, as people of the practice count. */
export const dayAhead = (app: TestApp, days: number): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Dublin',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(app.clock.now().getTime() + days * 86_400_000));

export const shareBody = (
  app: TestApp,
  stillIds: readonly StillId[],
  changes: Record<string, unknown> = {},
) => ({
  stills: stillIds.map((stillId) => ({ stillId, caption: 'Inner side' })),
  recipient: { name: 'Dr Síle Nic Gabhann', role: 'Consultant dermatologist', organisation: 'City Hospital' },
  purpose: 'care',
  why: 'to ask whether it needs a biopsy',
  message: 'Scaly for three weeks, no pain.',
  until: dayAhead(app, 14),
  identified: false,
  consent: { decision: 'yes', givers: [null] },
  ...changes,
});

export const post = <Body>(app: TestApp, cookie: string, path: string, body: unknown = {}) =>
  http<Body>(app, 'POST', path, { cookie, body });

/** Records a yes and keeps what is to be shared. */
export const share = async (
  app: TestApp,
  { cookie, stillId }: Pick<FiledStill, 'cookie' | 'stillId'>,
  changes: Record<string, unknown> = {},
): Promise<ShareId> => {
  const answer = await post<{ id: ShareId }>(app, cookie, '/api/shares', shareBody(app, [stillId], changes));
  if (answer.status !== 200) throw new Error(`share: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
};

export interface Link extends ShareLink {
  readonly token: string;
}

export const linkOf = async (app: TestApp, cookie: string, id: ShareId): Promise<Link> => {
  const { status, body } = await post<ShareLink>(app, cookie, `/api/shares/${id}/link`);
  if (status !== 200) throw new Error(`link: ${JSON.stringify(body)}`);
  return { ...body, token: body.url.split('#')[1] ?? '' };
};

export const enter = <Body>(app: TestApp, { token, code }: Pick<Link, 'token' | 'code'>) =>
  http<Body>(app, 'POST', '/api/share/enter', { body: { token, code } });

export const sharedViewOf = <Body = SharedView>(app: TestApp, cookie: string) =>
  http<Body>(app, 'GET', '/api/share/me', { cookie });

/** The bytes of a picture, as a page would fetch it. */
export const picture = async (app: TestApp, cookie: string, path: string) => {
  const response = await fetch(app.origin + path, { headers: { cookie } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
};

export const look = (app: TestApp, cookie: string, position: number) =>
  picture(app, cookie, `/api/share/stills/${position}`);

export const overview = async (
  app: TestApp,
  cookie: string,
): Promise<{ shares: ShareCard[]; copies: CopyCard[] }> =>
  (await http<SharingOverview>(app, 'GET', '/api/sharing', { cookie })).body;

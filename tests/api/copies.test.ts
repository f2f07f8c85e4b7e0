import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCopy } from '../../server/clinical/sharing/make-copy.ts';
import { recoverCopies } from '../../server/clinical/sharing/recover-copies.ts';
import type { StillVault } from '../../server/clinical/stills/still-vault.ts';
import { addAccount } from '../../server/commands/accounts.ts';
import { findStaff } from '../../server/identity/staff-sessions.ts';
import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from '../../server/platform/images/sanitiser.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import type { Region, StillSharing } from '../../shared/http-sharing.ts';
import type { CopyId, SharingConsentId } from '../../shared/ids.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { http, signIn } from '../support/people.ts';
import {
  enter,
  filedStill,
  linkOf,
  look,
  overview,
  picture as fetchPicture,
  post,
  share,
  sharedViewOf,
} from '../support/sharing.ts';
import type { FiledStill } from '../support/sharing.ts';
import { stillDepsOf } from '../support/still-deps.ts';
import { PASSWORD, startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let second: string;
const open: FiledStill[] = [];
beforeAll(async () => {
  app = await startTestApp();
  const person = {
    email: 'second@first.invalid',
    name: 'Dr Second Pair',
    title: 'GP',
    registration: 'IMC 9',
  };
  await addAccount(app.db, { ...person, trained: false, role: 'gp', practiceId: app.practice.id }, PASSWORD);
  second = await signIn(app, person.email);
});
afterEach(() => {
  for (const { journey } of open.splice(0)) {
    journey.gp.close();
    journey.patient.close();
  }
});
afterAll(() => app.close());

const FACE: Region = { x: 101, y: 77, width: 120, height: 90 };

/** Grey, with a bright red "face" that a copy must not keep. */
const withFace = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#808080' } })
    .composite([
      {
        input: { create: { width: FACE.width, height: FACE.height, channels: 3, background: '#e01010' } },
        left: FACE.x,
        top: FACE.y,
      },
    ])
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();

const filed = async (): Promise<FiledStill> => {
  const still = await filedStill(app, await withFace());
  open.push(still);
  return still;
};

const sharingOf = async ({ cookie, stillId }: FiledStill): Promise<StillSharing> =>
  (await http<StillSharing>(app, 'GET', `/api/stills/${stillId}/sharing`, { cookie })).body;

const teach = async (still: FiledStill): Promise<SharingConsentId> => {
  await post(app, still.cookie, `/api/stills/${still.stillId}/teaching`, { decision: 'yes', givers: [null] });
  const { teaching } = await sharingOf(still);
  if (!teaching) throw new Error('no consent to teaching');
  return teaching.id;
};

const EDITS = { crop: null, redactions: [FACE] };
const copyBody = (consentId: SharingConsentId, edits: unknown = EDITS) => ({ consentId, edits });
const makeFor = async (still: FiledStill, consentId: SharingConsentId): Promise<CopyId> => {
  const path = `/api/stills/${still.stillId}/copies`;
  const { status, body } = await post<{ id: CopyId }>(app, still.cookie, path, copyBody(consentId));
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.id;
};

const LOOKED = { metadata: true, face: true, tattoo: true, background: true };
const accept = (cookie: string, id: CopyId, looked: unknown = LOOKED) =>
  post<ErrorBody>(app, cookie, `/api/copies/${id}/check`, { decision: 'accept', looked });

const reddest = async (jpeg: Buffer): Promise<number> => {
  const { data } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let most = 0;
  for (let i = 0; i < data.length; i += 3) most = Math.max(most, (data[i] ?? 0) - (data[i + 1] ?? 0));
  return most;
};

const copyFiles = async (id: string): Promise<string[]> =>
  (await app.files()).map(({ path }) => path).filter((path) => path.includes(id));

const audited = (event: string, id: string) =>
  app.db
    .selectFrom('audit_entry')
    .select(['detail', 'lawful_basis', 'actor'])
    .where('event', '=', event)
    .execute()
    .then((rows) => rows.filter(({ detail }) => detail['copyId'] === id));

test('[R24] teaching is off until a yes: no copy without it, nor under another still’s', async () => {
  const still = await filed();
  const other = await filed();
  expect((await sharingOf(still)).teaching).toBe(null);
  const elsewhere = await teach(other);
  const path = `/api/stills/${still.stillId}/copies`;
  const attempt = async () => (await post<ErrorBody>(app, still.cookie, path, copyBody(elsewhere))).body;
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R24'] }, attempt);
  await post(app, still.cookie, `/api/stills/${still.stillId}/teaching`, { decision: 'no', givers: [null] });
  expect((await sharingOf(still)).teaching).toBe(null);
  expect(await app.db.selectFrom('still_copy').selectAll().execute()).toEqual([]);
});

test('[R25] in a copy the covered pixels are gone, in picture and thumbnail; the origin is as it was', async () => {
  const still = await filed();
  const before = await fetchPicture(app, still.cookie, `/api/stills/${still.stillId}/image`);
  expect(await reddest(before.bytes)).toBeGreaterThan(150);
  const id = await makeFor(still, await teach(still));
  const image = await fetchPicture(app, second, `/api/copies/${id}/image`);
  const thumbnail = await fetchPicture(app, second, `/api/copies/${id}/thumbnail`);
  expect([image.status, image.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await reddest(image.bytes)).toBeLessThan(8);
  expect(await reddest(thumbnail.bytes)).toBeLessThan(8);
  const row = await app.db
    .selectFrom('still_copy')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(createHash('sha256').update(image.bytes).digest('hex')).toBe(row.sha256_stored);
  expect(row).toMatchObject({ still_id: still.stillId, state: 'to_check', width: 640, height: 480 });
  const after = await fetchPicture(app, still.cookie, `/api/stills/${still.stillId}/image`);
  expect(after.bytes.equals(before.bytes)).toBe(true);
  // R1: another purpose, another basis.
  const [made] = await audited('copy.made', id);
  expect(made?.lawful_basis).toMatch(/^GDPR Art\. 9\(2\)\(a\)/);
  expect(await audited('copy.accessed', id)).toHaveLength(2);
});

test('[S4] on disk a copy is ciphertext under a key of its own: the origin’s key does not open it', async () => {
  const still = await filed();
  const id = await makeFor(still, await teach(still));
  const files = (await app.files()).filter(({ path }) => path.includes(id));
  expect(files).toHaveLength(2);
  for (const { bytes } of files) expect(bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff]))).not.toBe(0);
  const keys = await app.db
    .selectFrom('still_copy')
    .innerJoin('still', 'still.id', 'still_copy.still_id')
    .innerJoin('patient', 'patient.id', 'still.patient_id')
    .select(['still.wrapped_key as origin', 'patient.wrapped_key as patient'])
    .where('still_copy.id', '=', id)
    .executeTakeFirstOrThrow();
  const patient = { patientId: still.patientId, wrapped: keys.patient };
  const origin = keys.origin ?? Buffer.alloc(0);
  await expect(app.app.vault.copies.read(patient, id, origin, 'still')).rejects.toThrow();
});

test('[R25] the maker does not check; a second person looks at every point; once', async () => {
  const still = await filed();
  const id = await makeFor(still, await teach(still));
  const as = async (cookie: string, looked?: unknown) => (await accept(cookie, id, looked)).body;
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R25'] }, () => as(still.cookie));
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R25'] }, () =>
    as(second, { ...LOOKED, tattoo: false }),
  );
  const stranger = await signIn(app, app.other.gpEmail);
  const chaperone = await signIn(app, app.practice.chaperoneEmail);
  await expectRefusal(app, { code: 'not_found' }, () => as(stranger));
  await expectRefusal(app, { code: 'not_allowed' }, () => as(chaperone));
  expect((await accept(second, id)).status).toBe(200);
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R25'] }, () => as(second));
  const [entry] = await audited('copy.accepted', id);
  expect(entry?.actor['userId']).not.toBe(app.practice.gp);
});

test('[R25] the checker is told neither name nor date of birth', async () => {
  const still = await filed();
  const id = await makeFor(still, await teach(still));
  const mine = (await overview(app, still.cookie)).copies.find((copy) => copy.id === id);
  const theirs = (await overview(app, second)).copies.find((copy) => copy.id === id);
  expect([mine?.patientName, mine?.mine]).toEqual(['Seán Ó Murchú', true]);
  expect([theirs?.patientName, theirs?.mine]).toEqual([null, false]);
});

test('[R25] a copy sent back, with its reason, is seen by its maker alone and never taught with', async () => {
  const still = await filed();
  const id = await makeFor(still, await teach(still));
  const body = { decision: 'send_back', reason: 'The tattoo on the wrist shows' };
  expect((await post(app, second, `/api/copies/${id}/check`, body)).status).toBe(200);
  const card = (await overview(app, still.cookie)).copies.find((copy) => copy.id === id);
  expect(card).toMatchObject({ state: 'sent_back', sentBackReason: 'The tattoo on the wrist shows' });
  expect((await fetchPicture(app, second, `/api/copies/${id}/image`)).status).toBe(403);
  expect((await fetchPicture(app, still.cookie, `/api/copies/${id}/image`)).status).toBe(200);
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R25'] },
    async () =>
      (await post<ErrorBody>(app, still.cookie, `/api/copies/${id}/collection`, { collected: true })).body,
  );
  expect((await post(app, still.cookie, `/api/copies/${id}/discard`)).status).toBe(200);
  expect(await copyFiles(id)).toEqual([]);
});

test('[R24] consent to teaching withdrawn: the copy, its key and what was shared of it are gone', async () => {
  const still = await filed();
  const consentId = await teach(still);
  const id = await makeFor(still, consentId);
  await accept(second, id);
  expect((await post(app, still.cookie, `/api/copies/${id}/collection`, { collected: true })).status).toBe(
    200,
  );
  const shareId = await share(app, still, { purpose: 'education' });
  const { cookie } = await enter(app, await linkOf(app, still.cookie, shareId));
  expect(await reddest((await look(app, cookie, 1)).bytes)).toBeLessThan(8);
  expect(await copyFiles(id)).toHaveLength(2);

  const path = `/api/sharing-consents/${consentId}/withdraw`;
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R7'] },
    async () => (await post<ErrorBody>(app, still.cookie, path, { giver: randomUUID() })).body,
  );
  expect((await post(app, still.cookie, path, { giver: null })).status).toBe(200);
  expect(await copyFiles(id)).toEqual([]);
  const row = await app.db
    .selectFrom('still_copy')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'destroyed', wrapped_key: null, destroyed_why: 'withdrawn' });
  expect((await look(app, cookie, 1)).status).toBe(410);
  expect((await fetchPicture(app, still.cookie, `/api/copies/${id}/image`)).status).toBe(404);
  expect((await overview(app, still.cookie)).copies.some((copy) => copy.id === id)).toBe(false);
  // The still itself is care and stays.
  expect((await fetchPicture(app, still.cookie, `/api/stills/${still.stillId}/image`)).status).toBe(200);
});

test('[R24] objects that cannot be removed make no failure of the withdrawal: it stands, the keys are gone, the log knows', async () => {
  const still = await filed();
  const consentId = await teach(still);
  const id = await makeFor(still, consentId);
  const stored = (await app.files()).filter(({ path }) => path.includes(id));
  expect(stored).toHaveLength(2);
  for (const { path } of stored) {
    await rm(path);
    await mkdir(path);
  }
  const path = `/api/sharing-consents/${consentId}/withdraw`;
  expect((await post(app, still.cookie, path, { giver: null })).status).toBe(200);
  const row = await app.db.selectFrom('still_copy').selectAll().where('id', '=', id).executeTakeFirst();
  expect(row).toMatchObject({ state: 'destroyed', wrapped_key: null });
  expect(app.logged()).toContain('destroy_copy');
  for (const { path: folder } of stored) await rm(folder, { recursive: true });
});

test('[R24] a copy that waits for its check when consent is withdrawn cannot be accepted any more', async () => {
  const still = await filed();
  const consentId = await teach(still);
  const id = await makeFor(still, consentId);
  await post(app, still.cookie, `/api/sharing-consents/${consentId}/withdraw`, { giver: null });
  expect((await accept(second, id)).body.code).toBe('not_found');
  const path = `/api/stills/${still.stillId}/copies`;
  const again = await post<ErrorBody>(app, still.cookie, path, copyBody(consentId));
  expect(again.body).toMatchObject({ code: 'sharing_refused', field: 'consent_missing' });
});

test('[R33] the still goes: every copy of it goes with it', async () => {
  const still = await filed();
  const id = await makeFor(still, await teach(still));
  await still.journey.patient.ok('consent:withdraw', { scopes: ['store'], by: null });
  const { stillId } = still;
  await still.journey.gp.ok('still:decide', { stillId, keep: false, reason: 'As the patient asked' });
  expect(await copyFiles(id)).toEqual([]);
  const row = await app.db
    .selectFrom('still_copy')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'destroyed', wrapped_key: null, destroyed_why: 'origin_gone' });
});

test('[R25] outside the care team: the checked copy is shown, nameless, and never the origin', async () => {
  const still = await filed();
  const shareId = await share(app, still, { purpose: 'other', identified: false });
  const card = (await overview(app, still.cookie)).shares.find((each) => each.id === shareId);
  const id = await makeFor(still, card?.consentId ?? ('' as SharingConsentId));
  const tryLink = async () => (await post<ErrorBody>(app, still.cookie, `/api/shares/${shareId}/link`)).body;
  await expectRefusal(app, { code: 'sharing_refused', rules: ['R25'] }, tryLink);
  await accept(second, id);
  const { cookie } = await enter(app, await linkOf(app, still.cookie, shareId));
  const { body: view } = await sharedViewOf(app, cookie);
  expect(view.patient).toBe(null);
  expect(view.stills[0]?.takenAt).toBe(null);
  expect(JSON.stringify(view)).not.toMatch(/Murch|1957/);
  expect(await reddest((await look(app, cookie, 1)).bytes)).toBeLessThan(8);
  // It was agreed for one recipient, not for teaching.
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R24'] },
    async () =>
      (await post<ErrorBody>(app, still.cookie, `/api/copies/${id}/collection`, { collected: true })).body,
  );
});

test('[R25] a sharing for care needs no copy, and a region off the picture is refused', async () => {
  const still = await filed();
  const shareId = await share(app, still);
  const card = (await overview(app, still.cookie)).shares.find((each) => each.id === shareId);
  const path = `/api/stills/${still.stillId}/copies`;
  const forCare = copyBody(card?.consentId ?? ('' as SharingConsentId));
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R25'] },
    async () => (await post<ErrorBody>(app, still.cookie, path, forCare)).body,
  );
  const outside = { crop: null, redactions: [{ ...FACE, x: 600 }] };
  const consentId = await teach(still);
  await expectRefusal(
    app,
    { code: 'sharing_refused', rules: ['R25'] },
    async () => (await post<ErrorBody>(app, still.cookie, path, copyBody(consentId, outside))).body,
  );
});

/** A vault whose server is killed right after the copy’s objects are durable. */
const killedAfterStoring = (vault: StillVault): StillVault => ({
  ...vault,
  copies: {
    ...vault.copies,
    store: async (...copy) => {
      await vault.copies.store(...copy);
      throw new Error('killed');
    },
  },
});

test('[S8] killed between writing a copy and its commit: no row, and the next start leaves nothing', async () => {
  const still = await filed();
  const consentId = await teach(still);
  const kept = await makeFor(still, consentId);
  const session = await app.db
    .selectFrom('staff_session')
    .select('id')
    .where('user_id', '=', app.practice.gp)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const actor = await findStaff(app.db, session.id, app.clock.now());
  if (!actor) throw new Error('nobody is signed in');
  const deps = stillDepsOf(app);
  const sanitiser = await openImageSanitiser(DEFAULT_IMAGE_LIMITS);
  const before = await app.counts();
  await expect(
    makeCopy({ ...deps, sanitiser, vault: killedAfterStoring(deps.vault) }, actor, still.stillId, {
      consentId,
      edits: EDITS,
    }),
  ).rejects.toThrow('killed');
  await sanitiser.close();
  expect(await app.counts()).toEqual(before);
  const rows = await app.db.selectFrom('still_copy').select('id').where('state', '!=', 'destroyed').execute();
  expect((await deps.vault.copies.list()).length).toBe(rows.length + 1);
  expect(await recoverCopies(deps)).toBe(1);
  expect((await deps.vault.copies.list()).toSorted()).toEqual(rows.map(({ id }) => String(id)).toSorted());
  expect(await copyFiles(kept)).toHaveLength(2);
  expect(await recoverCopies(deps)).toBe(0);
});

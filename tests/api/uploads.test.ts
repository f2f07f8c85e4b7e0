import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { recoverStills } from '../../server/clinical/stills/recover-stills.ts';
import { DEFAULT_IMAGE_LIMITS } from '../../server/platform/images/sanitiser.ts';
import type { ErrorBody, ErrorCode } from '../../shared/errors.ts';
import type { CaptureCommand } from '../../shared/signalling.ts';
import type { PictureStored } from '../../shared/upload.ts';
import type * as z from 'zod/mini';
import { sRgbFromDisplayP3 } from '../fixtures/display-p3.ts';
import { exif, GPS_CANARY, markersOf, withSegments } from '../fixtures/jpeg-segments.ts';
import {
  blackPng,
  displayP3Jpeg,
  fieldsJpeg,
  fieldsOf,
  hollowPng,
  orientedJpeg,
  SCENE,
} from '../fixtures/pictures.ts';
import { auditedDuring } from '../support/evidence.ts';
import { ABOUT, press, untilShutter, upload } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { connectPatient, http, ORIGIN } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { stillDepsOf } from '../support/still-deps.ts';
import { startTestApp, UPLOAD_MAX_BYTES } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

type Stored = z.infer<typeof PictureStored>;

const MIB = 1024 * 1024;

let app: TestApp;
let journey: Journey;
beforeAll(async () => {
  app = await startTestApp();
  journey = await untilShutter(app);
});
afterAll(() => app.close());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const pathOf = ({ captureId }: Pick<CaptureCommand, 'captureId'>): string =>
  `/api/captures/${captureId}/picture`;
const captureRow = ({ captureId }: CaptureCommand) =>
  app.db.selectFrom('capture').selectAll().where('id', '=', captureId).executeTakeFirstOrThrow();
const storedFiles = async (): Promise<string[]> => (await app.files()).map(({ path }) => path).toSorted();

const headersOf = ({ token }: CaptureCommand, picture: Buffer, offset = 0): Record<string, string> => ({
  origin: ORIGIN,
  cookie: journey.patientCookie,
  authorization: `Capture ${token}`,
  'content-type': 'image/jpeg',
  'upload-offset': String(offset),
  'upload-length': String(picture.length),
  'picture-sha256': sha256(picture),
  'picture-about': Buffer.from(JSON.stringify(ABOUT)).toString('base64url'),
});

/** A PUT whose headers a test changes. */
const put = async (command: CaptureCommand, body: Buffer, over: Record<string, string> = {}) => {
  const headers = { ...headersOf(command, body), ...over };
  const answer = await fetch(app.origin + pathOf(command), {
    method: 'PUT',
    headers,
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: (await answer.json()) as ErrorBody & Partial<Stored> };
};

/** Where the server says that an upload goes on. */
const offsetOf = async (command: CaptureCommand, server = app): Promise<number> => {
  const answer = await fetch(server.origin + pathOf(command), {
    method: 'HEAD',
    headers: { origin: ORIGIN, cookie: journey.patientCookie, authorization: `Capture ${command.token}` },
  });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([204, 'no-store']);
  return Number(answer.headers.get('upload-offset'));
};

/** Sends the first half, and cuts the connection once some of it is durable. */
const cutInTheMiddle = async (command: CaptureCommand, picture: Buffer): Promise<void> => {
  const { gp, patient } = journey;
  const [gpSaw, patientSaw] = [gp.received.length, patient.received.length];
  const outgoing = request(app.origin + pathOf(command), {
    method: 'PUT',
    headers: { ...headersOf(command, picture), 'content-length': String(picture.length) },
  });
  const over = new Promise<void>((resolve) =>
    outgoing.on('error', () => resolve()).on('close', () => resolve()),
  );
  outgoing.write(picture.subarray(0, Math.floor(picture.length / 2)));
  const progress = (from: number, received: readonly { event: string; payload: unknown }[]): boolean =>
    received.slice(from).some(({ event }) => event === 'capture:progress');
  await gp.until('progress at the GP', ({ received }) => progress(gpSaw, received));
  await patient.until('progress at the patient', ({ received }) => progress(patientSaw, received));
  outgoing.destroy();
  await over;
};

const see = async (stillId: string, kind = 'image', server = app) => {
  const answer = await fetch(`${server.origin}/api/stills/${stillId}/${kind}`, {
    headers: { cookie: journey.gpCookie },
  });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const take = async (picture: Buffer): Promise<Stored> => {
  const answer = await upload<Stored>(journey, { ...(await press(journey)), picture });
  expect(answer.status).toBe(201);
  return answer.body;
};

/** What betrays a picture on disk: its format's own marks, and pieces of its bytes. */
const tracesOf = (picture: Buffer): Buffer[] => {
  const pieces: Buffer[] = [
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]),
    Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 0x43]),
    Buffer.from('JFIF\0'),
    Buffer.from('Exif\0\0'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  ];
  for (let at = 0; at + 16 <= picture.length; at += 25_013) pieces.push(picture.subarray(at, at + 16));
  return pieces;
};
const found = async (
  files: readonly { path: string; bytes: Buffer }[],
  traces: readonly Buffer[],
): Promise<string[]> => {
  const paths: string[] = [];
  for (const { path, bytes } of files) {
    if (traces.some((trace) => bytes.includes(trace))) paths.push(path);
    await new Promise((next) => setImmediate(next)); // server and sockets live in this process too
  }
  return paths;
};

describe('pictures that are refused', () => {
  /** Refused with this code, at the end of which nothing is left but the failed capture. */
  const refused = async (
    code: ErrorCode,
    status: number,
    send: (command: CaptureCommand) => Promise<{ status: number; body: ErrorBody }>,
  ): Promise<void> => {
    const command = await press(journey);
    const [counts, files, logged] = [await app.counts(), await storedFiles(), app.logged().length];
    const { result, entries } = await auditedDuring(app, () => send(command));
    expect(result).toMatchObject({ status, body: { code } });
    expect(await app.counts()).toEqual(counts);
    expect(await storedFiles()).toEqual(files);
    expect(await captureRow(command)).toMatchObject({
      state: 'failed',
      ended: code,
      wrapped_upload_key: null,
    });
    expect(entries.map(({ event, detail }) => [event, detail['code']])).toEqual([['capture.failed', code]]);
    expect(app.logged().slice(logged)).not.toContain('unexpected failure');
    const again = await put(command, await jpegOf(20, 20));
    expect(again).toMatchObject({ status: 409, body: { code: 'capture_spent' } });
    expect(await storedFiles()).toEqual(files);
  };

  test('[S3] larger than the cap: refused before a byte is taken', async () => {
    const command = await press(journey);
    const [counts, files] = [await app.counts(), await storedFiles()];
    const over = { 'upload-length': String(UPLOAD_MAX_BYTES + 1) };
    expect(await put(command, Buffer.alloc(10), over)).toMatchObject({
      status: 413,
      body: { code: 'picture_too_large' },
    });
    expect([await app.counts(), await storedFiles()]).toEqual([counts, files]);
    expect((await captureRow(command)).state).toBe('requested');
    await journey.patient.ok('capture:failed', {
      captureId: command.captureId,
      method: 'take_photo',
      reason: '',
    });
  });

  test('[S3] more bytes than announced', async () => {
    const picture = await jpegOf(400, 300);
    await refused('picture_too_large', 413, (command) =>
      put(command, picture, { 'upload-length': String(picture.length - 1000) }),
    );
  });

  test('[S3] fewer bytes than announced are not a picture yet; wrong ones after them are refused', async () => {
    const picture = await jpegOf(400, 300);
    const whole = Buffer.concat([picture, Buffer.alloc(100)]);
    await refused('picture_wrong_hash', 422, async (command) => {
      const announced = { 'upload-length': String(whole.length), 'picture-sha256': sha256(picture) };
      const first = await put(command, picture, announced);
      expect(first).toMatchObject({ status: 409, body: { code: 'upload_offset', count: picture.length } });
      const rest = { ...announced, 'upload-offset': String(picture.length) };
      return put(command, whole.subarray(picture.length), rest);
    });
  });

  test('[S3] damaged on its way: another hash than the device’s', async () => {
    const picture = await jpegOf(400, 300);
    const damaged = Buffer.from(picture);
    damaged[picture.length >> 1]! ^= 1;
    await refused('picture_wrong_hash', 422, (command) =>
      put(command, damaged, { 'picture-sha256': sha256(picture) }),
    );
  });

  test('[S3] everything that is not a JPEG, PNG or WebP, whatever it says it is', async () => {
    const scene = await fieldsJpeg(SCENE);
    const script = Buffer.from('<html><script>alert(1)</script></html>');
    const unsupported = {
      GIF: Buffer.concat([Buffer.from('GIF89a'), Buffer.from([1, 0, 1, 0, 0, 0, 0, 0x3b])]),
      TIFF: await sharp(scene).tiff().toBuffer(),
      SVG: Buffer.from(
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      ),
      HEIC: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]),
    };
    for (const picture of Object.values(unsupported)) {
      await refused('picture_unsupported', 415, (command) => put(command, picture));
    }
    const unreadable = {
      HTML: script,
      'HTML behind the first bytes of a JPEG': Buffer.concat([scene.subarray(0, 20), script]),
      'a JPEG cut short': scene.subarray(0, Math.floor(scene.length * 0.6)),
      'the head of a PNG': (await sharp(scene).png().toBuffer()).subarray(0, 60),
      zeroes: Buffer.alloc(5000),
      nothing: Buffer.alloc(0),
    };
    for (const picture of Object.values(unreadable)) {
      await refused('picture_unreadable', 422, (command) => put(command, picture));
    }
  });

  test('[S3] a decompression bomb is refused by its header', async () => {
    const bomb = hollowPng(40_000, 40_000);
    expect(bomb.length).toBeLessThan(1000);
    await refused('picture_too_large', 413, (command) => put(command, bomb));
  });

  test('[S3] a picture over the decode limit kills only the child: the server serves on, no file is left', async () => {
    const limits = { ...DEFAULT_IMAGE_LIMITS, maxPixels: 150_000_000, memoryBytes: 128 * MIB };
    const tight = await app.again({ imageLimits: limits });
    const greedy = blackPng(12_000, 12_000);
    await refused('picture_too_large', 413, async (command) =>
      upload<ErrorBody>({ ...journey, app: tight }, { ...command, picture: greedy }),
    );
    expect((await http(tight, 'GET', '/api/health')).status).toBe(200);
    const next = await upload<Stored>(
      { ...journey, app: tight },
      { ...(await press(journey)), picture: await jpegOf(300, 200) },
    );
    expect(next).toMatchObject({ status: 201, body: { width: 300, height: 200 } });
    await tight.close();
  });

  test('[S6] headers of another shape', async () => {
    const command = await press(journey);
    const picture = await jpegOf(40, 30);
    const about = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const bad: Record<string, string>[] = [
      { 'upload-offset': '-1' },
      { 'upload-offset': 'x' },
      { 'upload-offset': '1.5' },
      { 'upload-length': '1e400' },
      { 'upload-length': '-5' },
      { 'picture-sha256': 'A'.repeat(64) },
      { 'picture-sha256': 'a'.repeat(63) },
      { 'picture-about': '' },
      { 'picture-about': '!!!' },
      { 'picture-about': about([]) },
      { 'picture-about': about({ ...ABOUT, method: 'gallery' }) },
      { 'picture-about': about({ ...ABOUT, width: 0 }) },
      { 'picture-about': about({ ...ABOUT, lens: '\u0000' }) },
      { 'picture-about': about({ ...ABOUT, filler: 'x'.repeat(5000) }) },
      { 'content-type': 'image/gif' },
      { 'content-type': 'text/html' },
    ];
    const [counts, files] = [await app.counts(), await storedFiles()];
    for (const over of bad) {
      const { status, body } = await put(command, picture, over);
      expect([over, status, body.code]).toEqual([over, 400, 'invalid_request']);
    }
    for (const authorization of ['', 'Capture', `Bearer ${command.token}`, `Capture ${'x'.repeat(100)}`]) {
      const { status, body } = await put(command, picture, { authorization });
      expect([authorization, status, body.code]).toEqual([authorization, 403, 'capture_refused']);
    }
    expect([await app.counts(), await storedFiles()]).toEqual([counts, files]);
    expect((await put(command, picture)).status).toBe(201);
  });

  test('[R13] the token of one photograph is nothing for another', async () => {
    const first = await press(journey);
    await put(first, await jpegOf(40, 30));
    const second = await press(journey);
    const { result, entries } = await auditedDuring(app, async () =>
      put({ ...second, token: first.token }, await jpegOf(40, 30)),
    );
    expect(result).toMatchObject({ status: 403, body: { code: 'capture_refused' } });
    expect(entries).toMatchObject([{ event: 'request.refused', detail: { rules: ['R13'] } }]);
    await journey.patient.ok('capture:refuse', { captureId: second.captureId });
  });
});

describe('what is stored', () => {
  test('[S3] every EXIF orientation is baked in; location and all other metadata are gone', async () => {
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const sent = await orientedJpeg(orientation);
      expect(sent.includes(GPS_CANARY)).toBe(true);
      const { stillId, width, height } = await take(sent);
      expect([width, height]).toEqual([64, 48]);
      for (const kind of ['image', 'thumbnail']) {
        const { bytes } = await see(stillId, kind);
        expect(bytes.includes(GPS_CANARY)).toBe(false);
        expect(bytes.includes('Exif')).toBe(false);
        const seen = (await fieldsOf(bytes)).flat(2);
        const differences = SCENE.flat(2).map((value, i) => Math.abs((seen[i] ?? -1000) - value));
        expect([orientation, kind, Math.max(...differences) <= 24]).toEqual([orientation, kind, true]);
      }
    }
  });

  test('[S3] Display-P3 colours are right in sRGB, and no profile is left', async () => {
    const colours = [
      [
        [200, 60, 60],
        [60, 180, 90],
        [90, 90, 200],
      ],
    ] as const;
    const { stillId } = await take(await displayP3Jpeg(colours));
    const { bytes } = await see(stillId);
    const seen = await fieldsOf(bytes);
    for (const [i, colour] of colours[0].entries()) {
      const expected = sRgbFromDisplayP3(colour);
      for (const [channel, value] of expected.entries()) {
        expect(Math.abs((seen[0]?.[i]?.[channel] ?? -1000) - value)).toBeLessThanOrEqual(4);
      }
    }
    expect(markersOf(bytes).filter((marker) => marker >= 0xe1 && marker <= 0xef)).toEqual([]);
  });

  test('[S3] what was hidden beside the picture is not in the stored one', async () => {
    const script = '<script>alert(1)</script>';
    const scene = withSegments(
      await fieldsJpeg(SCENE),
      { marker: 0xfe, payload: Buffer.from(script) },
      exif(1, Buffer.from(script)),
    );
    const polyglot = Buffer.concat([scene, Buffer.from(`PK\u0003\u0004${script}`)]);
    const { stillId } = await take(polyglot);
    for (const kind of ['image', 'thumbnail']) {
      const { status, bytes } = await see(stillId, kind);
      expect([status, bytes.includes('script'), bytes.includes('PK\u0003\u0004')]).toEqual([
        200,
        false,
        false,
      ]);
    }
  });

  test('[S4] both hashes are of what they say, and the acknowledgement agrees with the record', async () => {
    const picture = await jpegOf(900, 700);
    const stored = await take(picture);
    const { bytes } = await see(stored.stillId);
    expect(stored).toMatchObject({
      sha256Device: sha256(picture),
      sha256Stored: sha256(bytes),
      bytes: bytes.length,
      width: 900,
      height: 700,
    });
    const row = await app.db
      .selectFrom('still')
      .selectAll()
      .where('id', '=', stored.stillId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ sha256_device: sha256(picture), sha256_stored: sha256(bytes) });
  });

  test('[R20] the transient copy goes after the stored one is durable, in this order, and it is said', async () => {
    const command = await press(journey);
    const { entries } = await auditedDuring(app, async () => put(command, await jpegOf(300, 200)));
    expect(entries.map(({ event }) => event)).toEqual([
      'still.received',
      'still.stored',
      'still.transient_destroyed',
    ]);
    const row = await captureRow(command);
    expect(row.transient_destroyed_at).toBeInstanceOf(Date);
    expect(row).toMatchObject({ state: 'stored', wrapped_upload_key: null });
    expect((await storedFiles()).filter((path) => path.includes(command.captureId))).toEqual([]);
  });

  test('[R20] [S8] killed before the transient copy was deleted: the next start deletes it and says so', async () => {
    const command = await press(journey);
    await put(command, await jpegOf(300, 200));
    const { captureId } = command;
    const capture = app.db.updateTable('capture').where('id', '=', captureId);
    await capture.set({ transient_destroyed_at: null }).execute();
    const { entries } = await auditedDuring(app, () => recoverStills(stillDepsOf(app)));
    expect(entries.map(({ event, detail }) => [event, detail])).toEqual([
      ['still.transient_destroyed', { captureId }],
    ]);
    expect((await captureRow(command)).transient_destroyed_at).toBeInstanceOf(Date);
    const again = await auditedDuring(app, () => recoverStills(stillDepsOf(app)));
    expect(again.entries).toEqual([]);
  });

  test('[R20] a discarded still leaves no file, no key and nothing to look at', async () => {
    const { stillId } = await take(await jpegOf(300, 200));
    const mine = async () => (await storedFiles()).filter((path) => path.includes(stillId));
    expect(await mine()).toHaveLength(2);
    await journey.gp.ok('still:discard', { stillId, reason: 'Blurred' });
    await journey.gp.until(
      'discarded',
      ({ view }) => view?.stills.find(({ id }) => id === stillId)?.state === 'discarded',
    );
    expect(await mine()).toEqual([]);
    const row = await app.db
      .selectFrom('still')
      .selectAll()
      .where('id', '=', stillId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'discarded', wrapped_key: null });
    const { status, bytes } = await see(stillId);
    expect([status, JSON.parse(bytes.toString())]).toMatchObject([404, { code: 'not_found' }]);
  });
});

describe('at rest', () => {
  test('[S4] a search of the data folder finds nothing of a picture, half sent or stored', async () => {
    const picture = await jpegOf(1600, 1200);
    const traces = tracesOf(picture);
    expect(await found([{ path: 'the picture itself', bytes: picture }], traces)).toHaveLength(1);
    const command = await press(journey);
    await cutInTheMiddle(command, picture);
    const half = await app.files();
    expect(half.some(({ path, bytes }) => path.includes(command.captureId) && bytes.length > 0)).toBe(true);
    expect(await found(half, traces)).toEqual([]);
    const offset = await offsetOf(command);
    const { body } = await upload<Stored>(journey, { ...command, picture, offset });
    const [image, thumbnail] = [await see(body.stillId), await see(body.stillId, 'thumbnail')];
    const after = await app.files();
    const all = [...traces, ...tracesOf(image.bytes), ...tracesOf(thumbnail.bytes)];
    expect(
      after.some(({ path, bytes }) => path.includes(body.stillId) && bytes.length >= image.bytes.length),
    ).toBe(true);
    expect(await found(after, all)).toEqual([]);
  });

  const fileOf = async (stillId: string, kind: 'stills' | 'thumbnails' = 'stills'): Promise<string> => {
    const path = (await storedFiles()).find((each) => each.includes(stillId) && each.includes(kind));
    if (!path) throw new Error('no file');
    return path;
  };

  /** Reading fails with a coded error, is logged without content, and is no access. */
  const unreadable = async (stillId: string, kind = 'image'): Promise<void> => {
    const from = app.logged().length;
    const { result, entries } = await auditedDuring(app, () => see(stillId, kind));
    expect([result.status, JSON.parse(result.bytes.toString())]).toMatchObject([500, { code: 'internal' }]);
    expect(entries).toEqual([]);
    const logged = app.logged().slice(from);
    expect(logged).toContain('DecryptionError');
    expect(logged).not.toContain(stillId);
    expect(logged).not.toContain(app.dataDir);
  };

  test('[S4] one flipped bit anywhere in a stored object, or its end cut off, fails decryption', async () => {
    const { stillId } = await take(await jpegOf(900, 700));
    const path = await fileOf(stillId);
    const right = await readFile(path);
    expect(right.length).toBeGreaterThan(2 * 256 * 1024);
    for (const at of [0, 10, 40, 256 * 1024 + 60, right.length - 1]) {
      const flipped = Buffer.from(right);
      flipped[at]! ^= 1;
      await writeFile(path, flipped);
      await unreadable(stillId);
    }
    for (const length of [0, 8, 31, 32 + 256 * 1024 + 17, right.length - 1]) {
      await writeFile(path, right.subarray(0, length));
      await unreadable(stillId);
    }
    await writeFile(path, right);
    expect((await see(stillId)).status).toBe(200);
  });

  test('[S4] two stills’ ciphertexts swapped, or a still for its own thumbnail, fail decryption', async () => {
    const [first, second] = [await take(await jpegOf(300, 200)), await take(await jpegOf(300, 200))];
    const swap = async (one: string, other: string): Promise<void> => {
      const [a, b] = [await readFile(one), await readFile(other)];
      await writeFile(one, b);
      await writeFile(other, a);
    };
    const [a, b] = [await fileOf(first.stillId), await fileOf(second.stillId)];
    await swap(a, b);
    await unreadable(first.stillId);
    await unreadable(second.stillId);
    await swap(a, b);
    expect((await see(first.stillId)).status).toBe(200);
    const own = await fileOf(first.stillId, 'thumbnails');
    await swap(a, own);
    await unreadable(first.stillId);
    await unreadable(first.stillId, 'thumbnail');
    await swap(a, own);
    expect((await see(first.stillId)).status).toBe(200);
  });
});

describe('a cut link', () => {
  test('[S8] goes on from the durable byte, with the same hashes as if nothing had happened', async () => {
    const picture = await jpegOf(1600, 1200);
    const command = await press(journey);
    await cutInTheMiddle(command, picture);
    const offset = await offsetOf(command);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(picture.length / 2);
    for (const wrong of [0, offset - 1, offset + 1]) {
      const { status, body } = await upload<ErrorBody>(journey, { ...command, picture, offset: wrong });
      expect([wrong, status, body.code, body.count]).toEqual([wrong, 409, 'upload_offset', offset]);
    }
    const { result, entries } = await auditedDuring(app, () =>
      upload<Stored>(journey, { ...command, picture, offset }),
    );
    expect(result.status).toBe(201);
    expect(result.body.sha256Device).toBe(sha256(picture));
    const straight = await take(picture);
    expect(result.body.sha256Stored).toBe(straight.sha256Stored);
    expect(entries.map(({ event }) => event)).toEqual([
      'still.received',
      'still.stored',
      'still.transient_destroyed',
    ]);
  });

  test('[R13] another picture cannot take over an upload that was begun', async () => {
    const [picture, another] = [await jpegOf(1600, 1200), await jpegOf(1600, 1200)];
    const command = await press(journey);
    await cutInTheMiddle(command, picture);
    const stills = (await app.counts())['still'];
    const { status, body } = await upload<ErrorBody>(journey, { ...command, picture: another });
    expect([status, body.code]).toEqual([409, 'capture_spent']);
    const offset = await offsetOf(command);
    expect((await app.counts())['still']).toBe(stills);
    expect((await upload(journey, { ...command, picture, offset })).status).toBe(201);
  });

  test('[S8] a lost acknowledgement is given again, word for word, and stores nothing twice', async () => {
    const picture = await jpegOf(500, 400);
    const command = await press(journey);
    const first = await upload<Stored>(journey, { ...command, picture });
    const counts = await app.counts();
    const { result, entries } = await auditedDuring(app, () =>
      upload<Stored>(journey, { ...command, picture, offset: picture.length }),
    );
    expect(result).toEqual(first);
    expect([entries, await app.counts()]).toEqual([[], counts]);
    expect(await offsetOf(command)).toBe(picture.length);
    const whole = await upload<ErrorBody>(journey, { ...command, picture });
    expect([whole.status, whole.body.code]).toEqual([409, 'capture_spent']);
  });

  test('[S8] the last bytes sent twice at once make one still', async () => {
    const picture = await jpegOf(500, 400);
    const command = await press(journey);
    const before = (await app.counts())['still'] ?? 0;
    const both = await Promise.all([
      upload<Stored & ErrorBody>(journey, { ...command, picture }),
      upload<Stored & ErrorBody>(journey, { ...command, picture }),
    ]);
    for (const { status, body } of both) {
      expect(status === 201 || body.code === 'upload_offset' || body.code === 'capture_spent').toBe(true);
    }
    const offset = await offsetOf(command);
    expect((await upload(journey, { ...command, picture, offset })).status).toBe(201);
    expect((await app.counts())['still']).toBe(before + 1);
  });

  // Last: it ends the server.
  test('[S8] a server that was ended in the middle goes on from the durable byte when it is back, and clears up', async () => {
    const kept = await take(await jpegOf(300, 200));
    const picture = await jpegOf(1600, 1200);
    const command = await press(journey);
    await cutInTheMiddle(command, picture);
    await app.stop();
    const [whole, half, notOurs] = [
      'stills/00000000-0000-4000-8000-00000000dead',
      'thumbnails/00000000-0000-4000-8000-00000000beef',
      'stills/NOTES',
    ].map((name) => `${app.dataDir}/objects/${name}`);
    for (const path of [whole, half, notOurs]) await writeFile(path ?? '', 'never acknowledged');
    const back = await app.again();
    const paths = (await back.files()).map(({ path }) => path);
    expect([whole, half, notOurs].map((path) => paths.includes(path ?? ''))).toEqual([false, false, true]);
    const still = await see(kept.stillId, 'image', back);
    expect([still.status, sha256(still.bytes)]).toEqual([200, kept.sha256Stored]);
    const patient = await connectPatient(back, journey.patientCookie, command.captureId);
    const offset = await offsetOf(command, back);
    expect(offset).toBeGreaterThan(0);
    const { status, body } = await upload<Stored>({ ...journey, app: back }, { ...command, picture, offset });
    expect([status, body.sha256Device]).toEqual([201, sha256(picture)]);
    expect(sha256((await see(body.stillId, 'image', back)).bytes)).toBe(body.sha256Stored);
    expect((await back.files()).filter(({ path }) => path.includes(command.captureId))).toEqual([]);
    patient.close();
    await back.close();
  });
});

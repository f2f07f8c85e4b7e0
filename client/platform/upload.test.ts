import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { CaptureAbout } from '../../shared/consultation.ts';
import { ERRORS } from '../../shared/error-texts.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { CaptureId } from '../../shared/ids.ts';
import { CutOff, type BytesAnswer, type BytesRequest } from './send-bytes.ts';
import { uploadPicture } from './upload.ts';

const captureId = CaptureId.parse('11111111-2222-4333-8444-555555555555');
const stillId = '99999999-2222-4333-8444-555555555555';
const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) % 256);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const about: CaptureAbout = {
  method: 'take_photo',
  mime: 'image/jpeg',
  width: 4032,
  height: 3024,
  lens: 'rear',
  light: 'off',
  angle: 90,
  deviceClass: 'phone',
  figures: { sharpness: 120.5, clippedDark: 0, clippedBright: 0.01 },
  streamWidth: 1280,
  streamHeight: 720,
};

/** The server's side of the protocol in memory, on a link that can be cut. */
class FakeServer {
  readonly received: number[] = [];
  readonly log: string[] = [];
  headers: Readonly<Record<string, string>> = {};
  /** Cuts the link after so many bytes of the next requests. */
  cuts: number[] = [];
  /** Loses the answer to the next complete picture. */
  losesAnswer = false;
  /** Refuses the next requests, in turn. */
  refusals: { status: number; code: ErrorCode }[] = [];
  wrongHash = false;

  readonly send = async (request: BytesRequest): Promise<BytesAnswer> => {
    if (request.signal.aborted) throw new CutOff();
    this.headers = request.headers;
    if (request.method === 'HEAD') return this.#head();
    const offset = Number(request.headers['upload-offset']);
    this.log.push(`PUT ${String(offset)}`);
    const refusal = this.refusals.shift();
    if (refusal) return this.#refuse(refusal.status, refusal.code);
    if (offset !== this.received.length) return this.#refuse(409, 'upload_offset', this.received.length);
    const body = new Uint8Array((await request.body?.arrayBuffer()) ?? new ArrayBuffer(0));
    const cut = this.cuts.shift();
    this.received.push(...body.slice(0, cut));
    request.onSent?.(cut ?? body.length);
    if (cut !== undefined) throw new CutOff();
    if (this.losesAnswer) {
      this.losesAnswer = false;
      throw new CutOff();
    }
    return this.#stored();
  };

  #head(): BytesAnswer {
    this.log.push('HEAD');
    const refusal = this.refusals.shift();
    if (refusal) return { status: refusal.status, body: '', header: () => null };
    return {
      status: 200,
      body: '',
      header: (name) => (name === 'upload-offset' ? String(this.received.length) : null),
    };
  }

  #stored(): BytesAnswer {
    const hash = createHash('sha256').update(Uint8Array.from(this.received)).digest('hex');
    const stored = {
      stillId,
      sha256Device: this.wrongHash ? 'f'.repeat(64) : hash,
      sha256Stored: 'a'.repeat(64),
      bytes: 900,
      width: 3024,
      height: 4032,
      storedAt: '2026-11-22T09:30:00.000Z',
    };
    return { status: 201, body: JSON.stringify(stored), header: () => null };
  }

  #refuse(status: number, code: ErrorCode, count?: number): BytesAnswer {
    return { status, body: JSON.stringify({ code, message: ERRORS[code].text, count }), header: () => null };
  }
}

let server: FakeServer;
let waits: number[];
let stop: AbortController;
let progress: number[];

const upload = () =>
  uploadPicture({
    captureId,
    token: 'one-shot',
    picture: new Blob([bytes]),
    about,
    signal: stop.signal,
    onProgress: (sent) => progress.push(sent),
    send: server.send,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });

beforeEach(() => {
  server = new FakeServer();
  waits = [];
  progress = [];
  stop = new AbortController();
});

describe('sending a picture', () => {
  it('[R20] does not call a picture stored when the server’s hash is of other bytes', async () => {
    server.wrongHash = true;
    await expect(upload()).rejects.toMatchObject({ code: 'picture_wrong_hash' });
  });

  it.each(['capture_spent', 'capture_refused', 'picture_unreadable', 'picture_too_large'] as const)(
    '[R3] stops at %s and does not try again',
    async (code) => {
      server.refusals = [{ status: ERRORS[code].status, code }];
      await expect(upload()).rejects.toMatchObject({ code });
      expect(server.log).toEqual(['PUT 0']);
    },
  );

  it('[R3] stops when the capture died while the link was cut', async () => {
    server.cuts = [400];
    server.refusals = [];
    const send = server.send;
    const dying: typeof send = async (request) => {
      if (request.method === 'HEAD') server.refusals = [{ status: 409, code: 'capture_spent' }];
      return send(request);
    };
    const sending = uploadPicture({
      captureId,
      token: 'one-shot',
      picture: new Blob([bytes]),
      about,
      signal: stop.signal,
      send: dying,
      wait: async () => {},
    });
    await expect(sending).rejects.toMatchObject({ code: 'capture_spent' });
    expect(server.log).toEqual(['PUT 0', 'HEAD']);
  });

  it('[R3] stops at once when consent is withdrawn', async () => {
    server.cuts = [300];
    const sending = upload();
    stop.abort();
    await expect(sending).rejects.toMatchObject({ code: 'stopped' });
    expect(server.received.length).toBe(0);
  });

  it('[R3] stops while it waits to try again', async () => {
    server.cuts = [300];
    const waiting = Promise.withResolvers<void>();
    const sending = uploadPicture({
      captureId,
      token: 'one-shot',
      picture: new Blob([bytes]),
      about,
      signal: stop.signal,
      send: server.send,
      wait: () => {
        waiting.resolve();
        return new Promise(() => {});
      },
    });
    await waiting.promise;
    stop.abort();
    await expect(sending).rejects.toMatchObject({ code: 'stopped' });
    expect(server.log).toEqual(['PUT 0']);
  });

  it('says who it is, what it sends and what it is of', async () => {
    await upload();
    const { 'picture-about': encoded = '', ...headers } = server.headers;
    expect(headers).toMatchObject({
      authorization: 'Capture one-shot',
      'upload-offset': '0',
      'upload-length': '1000',
      'picture-sha256': sha256,
    });
    expect(encoded).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(CaptureAbout.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()))).toEqual(about);
  });

  it('resolves with what the server stored, and tells how much has left', async () => {
    expect(await upload()).toMatchObject({ stillId, sha256Device: sha256, width: 3024 });
    expect(server.received).toEqual([...bytes]);
    expect(progress).toEqual([1000]);
  });

  it('[S8] goes on where the link was cut, again and again, until every byte is there', async () => {
    server.cuts = [300, 200, 0, 450];
    await upload();
    expect(server.received).toEqual([...bytes]);
    expect(server.log.filter((entry) => entry.startsWith('PUT'))).toEqual([
      'PUT 0',
      'PUT 300',
      'PUT 500',
      'PUT 500',
      'PUT 950',
    ]);
    expect(progress).toEqual([300, 500, 500, 950, 1000]);
  });

  it('[S8] fetches a lost acknowledgement without sending the picture twice', async () => {
    server.losesAnswer = true;
    expect(await upload()).toMatchObject({ sha256Device: sha256 });
    expect(server.log).toEqual(['PUT 0', 'HEAD', 'PUT 1000']);
    expect(server.received).toHaveLength(1000);
  });

  it('believes the server about the offset', async () => {
    server.received.push(...bytes.slice(0, 250));
    await upload();
    expect(server.log).toEqual(['PUT 0', 'PUT 250']);
    expect(server.received).toEqual([...bytes]);
  });

  it('waits 0.3, 1, 3, then every 5 s while the server is away', async () => {
    server.refusals = Array.from({ length: 6 }, () => ({ status: 503, code: 'unavailable' as const }));
    await upload();
    expect(waits).toEqual([300, 1000, 3000, 5000, 5000, 5000]);
  });
});

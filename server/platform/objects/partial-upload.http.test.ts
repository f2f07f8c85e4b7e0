import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectAndHash, sha256 } from '../keys/hash.ts';
import { newKey } from '../keys/key-material.ts';
import type { PartialUpload } from './partial-upload.ts';
import { openPartialUploads, type PartialUploads } from './partial-uploads.ts';

const picture = Buffer.from(Uint8Array.from({ length: 2_000_000 }, (_, i) => (i * 31 + (i >> 7)) % 241));

/** The upload behind a bare HTTP server: what a socket does to an append, which a generator cannot show. */
describe('a partial upload fed by HTTP requests', () => {
  let root: string;
  let uploads: PartialUploads;
  let upload: PartialUpload;
  let server: Server;
  let ended: PromiseWithResolvers<string>;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'partial-http-'));
    uploads = await openPartialUploads(join(root, 'uploads'));
    upload = await uploads.open('upload-1', newKey(), 'patient:p1');
    ended = Promise.withResolvers();
    server = createServer((incoming, response) => {
      const body = incoming.iterator({ destroyOnReturn: false });
      const taking = upload.append(Number(incoming.headers['x-offset']), body, { maxBytes: picture.length });
      void taking
        .then(
          (bytes) => `ok ${bytes}`,
          (error: unknown) => codeOf(error),
        )
        .then((outcome) => {
          ended.resolve(outcome);
          response.end(outcome);
        });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await uploads.close();
    await rm(root, { recursive: true });
  });

  const send = (offset: number) => {
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('the server has no port');
    const { port } = address;
    const outgoing = request({ port, host: '127.0.0.1', method: 'PATCH', headers: { 'x-offset': offset } });
    outgoing.on('error', () => undefined);
    return outgoing;
  };
  const answerTo = async (outgoing: ReturnType<typeof send>): Promise<string> => {
    const response = await new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve));
    return (await collectAndHash(response)).bytes.toString();
  };

  it('answers whoever offers the wrong offset or too much, instead of hanging up', async () => {
    const early = send(5);
    early.end(picture);
    expect(await answerTo(early)).toBe('offset_mismatch');
    const long = send(0);
    long.end(Buffer.concat([picture, picture]));
    expect(await answerTo(long)).toBe('too_large');
  });

  it('keeps what came before the link was cut, and the rest completes it', async () => {
    const cut = send(0);
    cut.write(picture.subarray(0, 700_000), () => cut.destroy());
    expect(await ended.promise).toBe('ECONNRESET');
    const from = upload.durableBytes();
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThanOrEqual(700_000);
    const rest = send(from);
    rest.end(picture.subarray(from));
    expect(await answerTo(rest)).toBe(`ok ${picture.length}`);
    expect((await collectAndHash(upload.read())).sha256).toBe(sha256(picture));
  });

  it('a dead link does not block the next: it is interrupted, though its socket still stands', async () => {
    const dead = send(0);
    dead.write(picture.subarray(0, 300_000));
    await once(server, 'request');
    const from = await upload.interrupt();
    expect(await ended.promise).toBe('interrupted');
    const next = send(from);
    next.end(picture.subarray(from));
    expect(await answerTo(next)).toBe(`ok ${picture.length}`);
    expect((await collectAndHash(upload.read())).sha256).toBe(sha256(picture));
    dead.destroy();
  });
});

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

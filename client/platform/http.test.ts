import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { request } from './http.ts';

const Answer = z.object({ count: z.int() });

let server: Server;
let base: string;
let respond: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((incoming, response) => respond(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const answer = (status: number, body: string) => {
  respond = (_request, response) => response.writeHead(status).end(body);
};

describe('a request to our server', () => {
  it('fails with the server’s code, sentence and field', async () => {
    answer(400, JSON.stringify({ code: 'invalid_request', message: 'Look again.', field: 'dateOfBirth' }));
    await expect(request(Answer, base)).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'Look again.',
      field: 'dateOfBirth',
    });
  });

  it.each([
    [502, '<html>Bad gateway</html>'],
    [200, 'not json'],
    [200, JSON.stringify({ count: 'many' })],
    [500, JSON.stringify({ code: 'no such code', message: '' })],
  ])('fails with unexpected_answer on %i %s', async (status, body) => {
    answer(status, body);
    await expect(request(Answer, base)).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  it('fails with offline where nobody listens', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(request(Answer, base)).rejects.toMatchObject({ code: 'offline' });
  });

  it('fails with no_answer after its time', async () => {
    respond = () => {};
    await expect(request(Answer, base, { timeoutMs: 20 })).rejects.toMatchObject({ code: 'no_answer' });
  });

  it('fails with stopped when the caller stops it', async () => {
    const stop = new AbortController();
    respond = () => stop.abort();
    await expect(request(Answer, base, { signal: stop.signal })).rejects.toMatchObject({ code: 'stopped' });
  });

  it('sends JSON and reads what the schema allows', async () => {
    respond = (incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const received = `${String(incoming.method)} ${String(incoming.headers['content-type'])} ${Buffer.concat(chunks).toString()}`;
        response.end(JSON.stringify({ count: received === 'POST application/json {"a":1}' ? 1 : 0 }));
      });
    };
    expect(await request(Answer, base, { method: 'POST', body: { a: 1 } })).toEqual({ count: 1 });
  });
});

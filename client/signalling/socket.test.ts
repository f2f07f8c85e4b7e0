import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignallingServer } from '../../tests/support/client/signalling-server.ts';
import { ERRORS } from '../../shared/error-texts.ts';
import { CaptureId } from '../../shared/ids.ts';
import { PROTOCOL_VERSION } from '../../shared/signalling.ts';
import type { Connection } from './connection.ts';
import { Signalling } from './socket.ts';

const captureId = CaptureId.parse('11111111-2222-4333-8444-555555555555');
const progress = { captureId, received: 10, total: 20 };
const room = { epoch: 'one', rtpCapabilities: { codecs: [], headerExtensions: [] } };

let server: SignallingServer;
let signalling: Signalling;
let connections: Connection[];
let invalid: string[];
let holding: CaptureId | null;

const open = (url = server.url) => {
  signalling = new Signalling({
    url,
    handshake: () => ({ as: 'patient', protocol: PROTOCOL_VERSION, holding }),
    onConnection: (connection) => connections.push(connection),
    onInvalid: (event) => invalid.push(event),
  });
  return signalling;
};

const becomes = (state: Connection['state']) =>
  vi.waitFor(() => expect(connections.at(-1)?.state).toBe(state), { timeout: 9000, interval: 10 });

const reconnects = () =>
  vi.waitFor(
    () => expect(connections.map(({ state }) => state)).toEqual(['online', 'reconnecting', 'online']),
    { timeout: 9000, interval: 10 },
  );

const online = async () => {
  open().connect();
  await becomes('online');
};

beforeEach(async () => {
  server = await SignallingServer.start();
  connections = [];
  invalid = [];
  holding = null;
});

afterEach(async () => {
  signalling.close();
  await server.stop();
});

describe('commands', () => {
  it('rejects at once while there is no connection, and sends nothing later', async () => {
    open();
    await expect(signalling.emit('patient:ready', {})).rejects.toMatchObject({ code: 'offline' });
    signalling.connect();
    await becomes('online');
    await signalling.emit('patient:help-seen', {});
    expect(server.received.map(({ name }) => name)).toEqual(['patient:help-seen']);
  });

  it('[S6] does not send what breaks the contract, and names the field', async () => {
    await online();
    const answer = signalling.emit('consultation:in-person', { why: ' ', safetyNet: 'Ring if it spreads.' });
    await expect(answer).rejects.toMatchObject({ code: 'invalid_request', field: 'why' });
    expect(server.received).toEqual([]);
  });

  it('rejects with the server’s refusal and its blockers', async () => {
    await online();
    const blocker = { code: 'paused', rule: 'R30', text: 'Paused.', who: 'chaperone', resolve: 'pause' };
    server.answer = () => ({
      ok: false,
      error: { code: 'blocked', message: 'Not yet.', blockers: [blocker] },
    });
    await expect(signalling.emit('capture:request', {})).rejects.toMatchObject({
      name: 'ClientError',
      code: 'blocked',
      message: 'Not yet.',
      blockers: [blocker],
    });
  });

  it('[S6] refuses an acknowledgement that breaks the contract', async () => {
    await online();
    server.answer = () => ({ ok: true, value: { captureId: 'not an id' } });
    await expect(signalling.emit('capture:request', {})).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  it('resolves with what the acknowledgement carries', async () => {
    await online();
    server.answer = () => ({ ok: true, value: { captureId } });
    expect(await signalling.emit('capture:request', {})).toEqual({ captureId });
  });

  it('gives up after 10 s without an answer', async () => {
    await online();
    server.answer = () => undefined;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = expect(signalling.emit('patient:ready', {})).rejects.toMatchObject({ code: 'no_answer' });
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await answer;
  });

  it('[S8] never sends a command a second time after the connection dropped', async () => {
    await online();
    server.answer = () => undefined;
    const answer = expect(signalling.emit('patient:ready', {})).rejects.toMatchObject({
      code: 'connection_lost',
    });
    await vi.waitFor(() => expect(server.received).toHaveLength(1));
    server.cut();
    await answer;
    await reconnects();
    server.answer = () => ({ ok: true, value: {} });
    await signalling.emit('patient:help-seen', {});
    expect(server.received.map(({ name }) => name)).toEqual(['patient:ready', 'patient:help-seen']);
  });
});

describe('server events', () => {
  it('[S6] drops what breaks the contract and reports each name once', async () => {
    await online();
    const heard: unknown[] = [];
    signalling.on('capture:progress', (payload) => heard.push(payload));
    server.broadcast('capture:progress', { captureId: 'nonsense' });
    server.broadcast('capture:progress', { captureId: 'nonsense again' });
    server.broadcast('capture:unheard-of', {});
    server.broadcast('capture:progress', progress);
    await vi.waitFor(() => expect(heard).toEqual([progress]));
    expect(invalid).toEqual(['capture:progress', 'capture:unheard-of']);
  });

  it('tells a late listener of the room it is in now', async () => {
    server.onConnection = (socket) => socket.emit('media:room', room);
    await online();
    await signalling.emit('patient:help-seen', {});
    const rooms: string[] = [];
    signalling.on('media:room', ({ epoch }) => rooms.push(epoch));
    expect(rooms).toEqual(['one']);
  });

  it('forgets the room when the connection is lost', async () => {
    server.onConnection = (socket) => socket.emit('media:room', room);
    await online();
    await signalling.emit('patient:help-seen', {});
    server.onConnection = () => {};
    server.cut();
    await reconnects();
    const rooms: string[] = [];
    signalling.on('media:room', ({ epoch }) => rooms.push(epoch));
    expect(rooms).toEqual([]);
  });

  it('stops hearing when told to', async () => {
    await online();
    const heard: unknown[] = [];
    const stop = signalling.on('capture:progress', (payload) => heard.push(payload));
    stop();
    server.broadcast('capture:progress', progress);
    await signalling.emit('patient:help-seen', {});
    expect(heard).toEqual([]);
  });
});

describe('the connection', () => {
  it('comes back by itself after a restart of the server and says anew what it holds', async () => {
    await online();
    const { port } = server;
    await server.stop();
    holding = captureId;
    server = await SignallingServer.start({ port });
    await reconnects();
    expect(server.handshakes).toEqual([{ as: 'patient', protocol: 1, holding: captureId }]);
  });

  it('ends when the server says so, and does not come back', async () => {
    await online();
    server.broadcast('session:ended', { reason: 'moved' });
    await becomes('ended');
    expect(connections.at(-1)).toEqual({ state: 'ended', reason: 'moved' });
    await expect(signalling.emit('patient:help-seen', {})).rejects.toMatchObject({ code: 'offline' });
    expect(server.handshakes).toHaveLength(1);
  });

  it('ends when it is refused at the door for good', async () => {
    server.refuse = () => ({ code: 'protocol_version', message: ERRORS.protocol_version.text });
    open().connect();
    await becomes('ended');
    expect(connections.at(-1)).toEqual({ state: 'ended', reason: 'protocol_version' });
  });

  it('tries again when the refusal passes by itself', async () => {
    server.refuse = () =>
      server.handshakes.length < 2 ? { code: 'unavailable', message: ERRORS.unavailable.text } : undefined;
    open().connect();
    await becomes('online');
    expect(server.handshakes).toHaveLength(2);
  });

  it('gets through where websockets are refused', async () => {
    await server.stop();
    server = await SignallingServer.start({ transports: ['polling'] });
    await online();
    expect(server.transports).toEqual(['polling']);
  });

  it('connects anew at once when the network changed', async () => {
    await online();
    signalling.refresh();
    await reconnects();
    expect(server.handshakes).toHaveLength(2);
  });
});

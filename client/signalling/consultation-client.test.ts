import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConsultationId } from '../../shared/ids.ts';
import { PROTOCOL_VERSION } from '../../shared/signalling.ts';
import { SignallingServer } from '../../tests/support/client/signalling-server.ts';
import { aView } from '../../tests/support/client/views.ts';
import { openConsultation, type ConsultationClient } from './consultation-client.ts';
import { loadSignalling } from './load.ts';

const consultationId = ConsultationId.parse('11111111-2222-4333-8444-555555555555');

let server: SignallingServer;
let client: ConsultationClient;

const open = (load = loadSignalling) => {
  client = openConsultation({
    url: server.url,
    handshake: () => ({ as: 'staff', protocol: PROTOCOL_VERSION, consultationId }),
    load,
  });
  return client;
};
const connection = () => client.store.getState().connection;
const online = () => vi.waitFor(() => expect(connection().state).toBe('online'), { timeout: 4000 });

beforeEach(async () => {
  server = await SignallingServer.start();
  server.onConnection = (socket) => socket.emit('view', aView(3));
});

afterEach(async () => {
  client.close();
  await server.stop();
});

describe('a consultation as a page holds it', () => {
  it('is there at once, and says that nothing can be sent yet', async () => {
    open(() => new Promise(() => {}));
    expect(client.store.getState()).toMatchObject({ connection: { state: 'connecting' }, view: null });
    await expect(client.emit('consultation:open', {})).rejects.toMatchObject({ code: 'offline' });
    expect(client.store.getState().lastError).toMatchObject({ code: 'offline' });
    client.clearError();
    expect(client.store.getState().lastError).toBeNull();
  });

  it('connects once the socket’s code is there, and shows the view the server pushes', async () => {
    open();
    await online();
    await vi.waitFor(() => expect(client.store.getState().view?.version).toBe(3));
  });

  it('tries to load the code again when it does not arrive', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const load = vi.fn(loadSignalling).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    open(load);
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('does not connect when the page left while the code was loading', async () => {
    const loaded = Promise.withResolvers<void>();
    open(async (options) => {
      await loaded.promise;
      return loadSignalling(options);
    });
    client.close();
    expect(connection()).toEqual({ state: 'ended', reason: 'closed' });
    loaded.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(connection()).toEqual({ state: 'ended', reason: 'closed' });
    expect(server.handshakes).toEqual([]);
  });

  it('keeps the newest refusal, but not those of the call’s own traffic', async () => {
    open();
    await online();
    server.answer = () => ({ ok: false, error: { code: 'not_joined', message: 'Join the call first.' } });
    await expect(client.emit('media:restart-ice', { transportId: 'x' })).rejects.toMatchObject({
      code: 'not_joined',
    });
    expect(client.store.getState().lastError).toBeNull();
    await expect(client.emit('consultation:end', {})).rejects.toMatchObject({ code: 'not_joined' });
    expect(client.store.getState().lastError).toMatchObject({ message: 'Join the call first.' });
  });

  it('stops a listener that was registered before the code was there', async () => {
    const heard = vi.fn();
    open();
    client.on('view', heard)();
    await online();
    await vi.waitFor(() => expect(client.store.getState().view).not.toBeNull());
    expect(heard).not.toHaveBeenCalled();
  });
});

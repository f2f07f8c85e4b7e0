import { Device, FakeHandler, testFakeParameters, type types } from 'mediasoup-client';
import type { ParticipantId } from '../../../shared/ids.ts';
import { MediaRoom, RemoteTrack, TransportOptions, type MediaSource } from '../../../shared/media.ts';
import type { ServerEventName, ServerPayload } from '../../../shared/signalling.ts';
import type { Emit, On } from '../../../client/signalling/consultation-client.ts';

const uuid = () => crypto.randomUUID();
const transport = () =>
  TransportOptions.parse({ ...testFakeParameters.generateTransportRemoteParameters(), id: uuid() });

/** Somebody else's track as the server announces it. */
export const remoteTrack = (
  participantId: ParticipantId,
  source: MediaSource,
  flowing = true,
): RemoteTrack => {
  const codecMimeType = source === 'camera' ? 'video/VP8' : 'audio/opus';
  const { kind, rtpParameters } = testFakeParameters.generateConsumerRemoteParameters({ codecMimeType });
  const ids = { consumerId: uuid(), producerId: uuid() };
  return RemoteTrack.parse({ ...ids, participantId, source, kind, rtpParameters, flowing });
};

/** What a fake peer connection lets a test do. */
type Connection = Pick<FakeHandler, 'setConnectionState'>;

/**
 * The server's media room as the signalling contract has it, in memory, and mediasoup-client's own fake peer connections,
 * whose connection state the test sets.
 */
export class FakeRoom {
  /** Commands in the order in which they were sent: "media:produce camera". */
  readonly log: string[] = [];
  readonly payloads: unknown[] = [];
  readonly handlers: Connection[] = [];
  tracks: RemoteTrack[] = [];
  producing: { source: MediaSource; allowed: boolean }[] = [];
  epoch = 'first';
  /** Answers before the room does: throw to refuse, return a promise to delay. */
  intercept: (name: string) => Promise<void> | void = () => {};
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();

  readonly emit: Emit = async (name, payload) => {
    const source = 'source' in payload ? ` ${payload.source}` : '';
    this.log.push(`${name}${source}`);
    this.payloads.push(payload);
    await this.intercept(name);
    return this.#answer(name) as never;
  };

  readonly on: On = (name, handler) => {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(handler));
    return () => listeners.delete(handler);
  };

  readonly createDevice = async (): Promise<Device> => {
    const factory = FakeHandler.createFactory(testFakeParameters);
    const make = factory.factory;
    factory.factory = (options: types.HandlerOptions) => {
      const handler = make(options);
      this.handlers.push(handler as unknown as Connection);
      return handler;
    };
    return new Device({ handlerFactory: factory });
  };

  say<Name extends ServerEventName>(name: Name, payload: ServerPayload<Name>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }

  /** What the server says on every connection and when the room was rebuilt. */
  announce(epoch = this.epoch): void {
    this.epoch = epoch;
    const rtpCapabilities = testFakeParameters.generateRouterRtpCapabilities();
    this.say('media:room', MediaRoom.parse({ epoch, rtpCapabilities }));
  }

  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The newest session's connections: sending, receiving. */
  setConnection(state: types.ConnectionState): void {
    for (const handler of this.handlers.slice(-2)) handler.setConnectionState(state);
  }

  count(command: string): number {
    return this.log.filter((entry) => entry === command).length;
  }

  #answer(name: string): unknown {
    switch (name) {
      case 'media:join':
        return {
          epoch: this.epoch,
          send: transport(),
          receive: transport(),
          tracks: this.tracks,
          producing: this.producing,
        };
      case 'media:produce':
        return { producerId: uuid() };
      case 'media:restart-ice':
        return { iceParameters: { usernameFragment: 'new', password: 'path', iceLite: true } };
      default:
        return {};
    }
  }
}

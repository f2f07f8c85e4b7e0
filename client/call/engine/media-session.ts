import type { Device, types } from 'mediasoup-client';
import * as z from 'zod/mini';
import {
  MediaConnect,
  MediaJoin,
  MediaProduce,
  type MediaJoined,
  type MediaSource,
  type RemoteTrack,
} from '../../../shared/media.ts';
import type { Emit } from '../../signalling/consultation-client.ts';
import type { RemoteMedia } from './call-state.ts';
import {
  CAMERA_CODEC,
  cameraEncodings,
  MICROPHONE_CODEC,
  microphoneEncodings,
  scaleSender,
} from './encodings.ts';
import { WireConsumer, WireTransport } from './wire.ts';

export interface SessionEvents {
  /** A transport's connection changed. */
  readonly onConnection: () => void;
  /** The server refused something without which this session is not whole. */
  readonly onBroken: (error: unknown) => void;
}

export type SessionConnection = 'new' | 'connecting' | 'connected' | 'broken' | 'closed';

/**
 * One join: both transports, what is sent and what is received. It lives until the room is rebuilt or the network is
 * lost for good; then the engine makes another with the same tracks.
 */
export class MediaSession {
  readonly #emit: Emit;
  readonly #events: SessionEvents;
  readonly #send: types.Transport;
  readonly #receive: types.Transport;
  readonly #producers = new Map<MediaSource, types.Producer>();
  readonly #consumers = new Map<string, types.Consumer>();
  /** One change to what is sent at a time. */
  #sending: Promise<void> = Promise.resolve();

  private constructor(device: Device, joined: MediaJoined, emit: Emit, events: SessionEvents) {
    this.#emit = emit;
    this.#events = events;
    this.#send = device.createSendTransport(z.parse(WireTransport, joined.send));
    this.#receive = device.createRecvTransport(z.parse(WireTransport, joined.receive));
    for (const transport of [this.#send, this.#receive]) this.#wire(transport);
  }

  /**
   * The one round trip of a join.
   * @throws {ClientError} as `emit` does
   */
  static async join(device: Device, emit: Emit, events: SessionEvents) {
    const { recvRtpCapabilities: rtpCapabilities } = device;
    const joined = await emit('media:join', z.parse(MediaJoin, { rtpCapabilities }));
    return { session: new MediaSession(device, joined, emit, events), joined };
  }

  /** How far the transports in use are; `broken` when one of them lost its path. */
  get connection(): SessionConnection {
    const states = this.#inUse().map((transport) => transport.connectionState);
    if (this.#send.closed) return 'closed';
    if (states.some((state) => state === 'failed' || state === 'disconnected')) return 'broken';
    if (states.length === 0) return 'new';
    return states.every((state) => state === 'connected') ? 'connected' : 'connecting';
  }

  /** Sends this track as the source, in place of the one sent before. Never throws: trouble goes to `onBroken`. */
  send(source: MediaSource, track: MediaStreamTrack): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      if (this.#send.closed || track.readyState === 'ended') return;
      try {
        const producer = this.#producers.get(source);
        if (producer) await producer.replaceTrack({ track });
        else this.#producers.set(source, await this.#produce(source, track));
      } catch (error) {
        if (!this.#send.closed) this.#events.onBroken(error);
      }
    });
    return this.#sending;
  }

  /** Divides the sent camera picture's width and height; 1 is the ordinary size. */
  scaleDown(factor: number): Promise<void> {
    return scaleSender(this.#producers.get('camera')?.rtpSender, factor);
  }

  /**
   * Receives one remote track.
   * @returns null when this session has it already, or was closed meanwhile
   */
  async receive(track: RemoteTrack): Promise<RemoteMedia | null> {
    const known = [...this.#consumers.values()].some(({ producerId }) => producerId === track.producerId);
    if (known || this.#receive.closed) return null;
    const { consumerId: id, producerId, kind, rtpParameters } = z.parse(WireConsumer, track);
    const consumer = await this.#receive.consume({ id, producerId, kind, rtpParameters });
    this.#consumers.set(id, consumer);
    const { participantId, source, flowing } = track;
    const stream = new MediaStream([consumer.track]);
    return { consumerId: id, producerId, participantId, source, track: consumer.track, stream, flowing };
  }

  /** The remote track is no longer there. */
  drop(consumerId: string): void {
    this.#consumers.get(consumerId)?.close();
    this.#consumers.delete(consumerId);
  }

  /**
   * Looks for a new network path for both transports, without rebuilding them.
   * @throws {ClientError} as `emit` does
   */
  async restartIce(): Promise<void> {
    await Promise.all(
      this.#inUse().map(async (transport) => {
        const { iceParameters } = await this.#emit('media:restart-ice', { transportId: transport.id });
        if (!transport.closed) await transport.restartIce({ iceParameters: usable(iceParameters) });
      }),
    );
  }

  /** The browser's figures for one received track; null when it is not received. */
  async receiverStats(consumerId: string): Promise<RTCStatsReport | null> {
    const consumer = this.#consumers.get(consumerId);
    return consumer && !consumer.closed ? consumer.getStats() : null;
  }

  /** The browser's figures for what is sent. */
  senderStats(): Promise<RTCStatsReport> {
    return this.#send.getStats();
  }

  /** Ends the session; the person's own tracks stay open. */
  close(): void {
    this.#send.close();
    this.#receive.close();
  }

  #inUse(): types.Transport[] {
    return [this.#send, this.#receive].filter(({ connectionState }) => connectionState !== 'new');
  }

  #wire(transport: types.Transport): void {
    transport.on('connect', ({ dtlsParameters }, done) => {
      const payload = z.parse(MediaConnect, { transportId: transport.id, dtlsParameters });
      this.#emit('media:connect', payload).catch(this.#events.onBroken);
      // Not waiting for the answer saves a round trip: the socket keeps the order of what follows.
      done();
    });
    transport.on('connectionstatechange', () => this.#events.onConnection());
    if (transport.direction === 'recv') return;
    transport.on('produce', ({ kind, rtpParameters, appData: { source } }, done, failed) => {
      const payload = MediaProduce.safeParse({ transportId: transport.id, kind, source, rtpParameters });
      if (!payload.success) {
        failed(payload.error);
        return;
      }
      this.#emit('media:produce', payload.data).catch(this.#events.onBroken);
      // The next track need not wait for this one's answer, and nothing here needs the server's id.
      done({ id: crypto.randomUUID() });
    });
  }

  #produce(source: MediaSource, track: MediaStreamTrack): Promise<types.Producer> {
    const own = { track, stopTracks: false, disableTrackOnPause: false, appData: { source } };
    if (source === 'microphone') {
      return this.#send.produce({ ...own, encodings: microphoneEncodings(), codecOptions: MICROPHONE_CODEC });
    }
    const encodings = cameraEncodings(track.getSettings().width ?? 0);
    return this.#send.produce({ ...own, encodings, codecOptions: CAMERA_CODEC });
  }
}

/** zod writes an absent `iceLite` as possibly undefined; mediasoup-client wants it absent. */
const usable = ({
  iceLite,
  ...ice
}: {
  usernameFragment: string;
  password: string;
  iceLite?: boolean | undefined;
}) => (iceLite === undefined ? ice : { ...ice, iceLite });

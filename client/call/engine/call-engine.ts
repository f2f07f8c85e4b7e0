import type { Device } from 'mediasoup-client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { MediaFlow, MediaJoined, MediaRoom, RemoteTrack } from '../../../shared/media.ts';
import { ClientError } from '../../platform/client-error.ts';
import { onNetworkChange } from '../../platform/network-events.ts';
import type { Emit, On } from '../../signalling/consultation-client.ts';
import { reconnectDelay } from '../../signalling/reconnect.ts';
import type { LocalMedia } from '../devices/local-media.ts';
import { allowedOf, NO_CALL, withFlow, withRemote, type CallState, type CallStore } from './call-state.ts';
import { summarise, type RemoteFigures } from './call-stats.ts';
import { DeviceCache } from './device-cache.ts';
import { MediaSession } from './media-session.ts';

/** So long may an ICE restart, or a new join's transports, take before everything is built anew, milliseconds. */
const PATIENCE_MS = 5_000;

/** What passes when the socket is back; the server then sends `media:room` and everything is joined anew. */
const COMES_BACK = new Set(['offline', 'connection_lost']);
/** A refusal by the rules: asking again would only be refused again. */
const FINAL = new Set(['not_allowed', 'blocked']);

export interface CallEngineOptions {
  readonly emit: Emit;
  readonly on: On;
  readonly local: LocalMedia;
  /** Something that does not heal by itself, for the log. */
  readonly onProblem?: (error: unknown) => void;
  /** Tests bring mediasoup-client's fake handler. */
  readonly createDevice?: () => Promise<Device>;
}

/**
 * The call: joins when the server announces the room, sends the person's tracks, receives the others', and puts itself back
 * after a lost network, a restarted server or a dead media worker. What may flow is the server's business (R13).
 */
export class CallEngine {
  readonly state: CallStore;
  readonly #store: StoreApi<CallState> = createStore(() => NO_CALL);
  readonly #options: CallEngineOptions;
  readonly #stop: (() => void)[];
  readonly #devices: DeviceCache;
  #room: MediaRoom | null = null;
  #session: MediaSession | null = null;
  /** The layer last asked for, by consumer. */
  readonly #layers = new Map<string, 0 | 1>();
  /** Counts joins: whatever belongs to an earlier one is dropped. */
  #generation = 0;
  #tail: Promise<void> = Promise.resolve();
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #healing = false;

  constructor(options: CallEngineOptions) {
    this.#options = options;
    this.state = this.#store;
    this.#devices = new DeviceCache(options.createDevice);
    const { on, local } = options;
    this.#stop = [
      local.attach({
        replace: async (source, track) => this.#session?.send(source, track),
        scaleDown: async (factor) => this.#session?.scaleDown(factor),
      }),
      on('media:track', (track) => this.#enqueue((session) => this.#add(session, track))),
      on('media:track-closed', ({ consumerId }) =>
        this.#enqueue(async (session) => this.#drop(session, consumerId)),
      ),
      on('media:flow', (flow) => this.#enqueue(async () => this.#flow(flow))),
      onNetworkChange(() => this.#heal()),
      on('media:room', (room) => this.#enter(room)),
    ];
  }

  /** Asks the server for the small (0) or the large (1) layer of somebody's camera; a wish, so a refusal is ignored. */
  preferLayer(participantId: ParticipantId, spatialLayer: 0 | 1): void {
    const media = this.#store
      .getState()
      .remote.find((one) => one.participantId === participantId && one.source === 'camera');
    // Screens ask at every render: only a change is worth a message.
    if (!media || this.#layers.get(media.consumerId) === spatialLayer) return;
    this.#layers.set(media.consumerId, spatialLayer);
    this.#options.emit('media:layer', { consumerId: media.consumerId, spatialLayer }).catch(() => {});
  }

  /** What arrives now, by participant: cumulative figures of the browser's own statistics. */
  async stats(): Promise<readonly RemoteFigures[]> {
    const session = this.#session;
    if (!session) return [];
    return summarise(this.#store.getState().remote, (consumerId) => session.receiverStats(consumerId));
  }

  /** Leaves the call; the person's own tracks stay open. */
  close(): void {
    this.#generation += 1;
    clearTimeout(this.#timer);
    for (const stop of this.#stop) stop();
    this.#session?.close();
    this.#session = null;
    this.#store.setState({ ...NO_CALL, phase: 'closed' });
  }

  /** Every connection, and every rebuilt room, starts here: what this page had before may be gone on the server. */
  #enter(room: MediaRoom): void {
    this.#room = room;
    this.#failures = 0;
    this.#join();
  }

  /** The session before goes on until the server has answered: on a bad network it may be all there is. */
  #join(): void {
    const room = this.#room;
    const { phase } = this.#store.getState();
    if (!room || phase === 'closed') return;
    clearTimeout(this.#timer);
    this.#generation += 1;
    this.#healing = false;
    this.#store.setState({ phase: phase === 'live' || phase === 'recovering' ? 'recovering' : 'joining' });
    this.#tail = this.#joinAs(this.#generation, room);
  }

  async #joinAs(generation: number, room: MediaRoom): Promise<void> {
    const isCurrent = () => generation === this.#generation;
    try {
      const device = await this.#devices.for(room);
      const { session, joined } = await MediaSession.join(device, this.#options.emit, {
        onConnection: () => isCurrent() && this.#watch(),
        onBroken: (error) => isCurrent() && this.#broken(error),
      });
      if (!isCurrent()) {
        session.close();
        return;
      }
      await this.#begin(session, joined);
    } catch (error) {
      if (isCurrent()) this.#broken(error);
    }
  }

  /** Sends and receives at once; the pictures of the session before stay up until the new ones are there. */
  async #begin(session: MediaSession, { tracks, producing }: MediaJoined): Promise<void> {
    this.#session?.close();
    this.#session = session;
    this.#expectConnection();
    this.#sendAll(session);
    const received = await Promise.all(tracks.map((track) => session.receive(track)));
    if (session !== this.#session) return;
    const remote = received.filter((media) => media !== null);
    this.#store.setState({ remote, allowed: allowedOf(producing) });
    if (session.connection === 'new') this.#store.setState({ phase: 'live' });
  }

  #sendAll(session: MediaSession): void {
    const { camera, microphone } = this.#options.local.state.getState();
    // Sound first: it is what a bad network carries longest.
    if (microphone.track) void session.send('microphone', microphone.track);
    if (camera.track) void session.send('camera', camera.track);
  }

  /** Server events wait until the join they follow is finished, and die with it. */
  #enqueue(apply: (session: MediaSession) => Promise<void>): void {
    const generation = this.#generation;
    this.#tail = this.#tail.then(async () => {
      if (generation !== this.#generation || !this.#session) return;
      try {
        await apply(this.#session);
      } catch (error) {
        if (generation === this.#generation) this.#broken(error);
      }
    });
  }

  async #add(session: MediaSession, track: RemoteTrack): Promise<void> {
    const media = await session.receive(track);
    if (!media || session !== this.#session) return;
    this.#store.setState({ remote: withRemote(this.#store.getState().remote, media) });
  }

  #drop(session: MediaSession, consumerId: string): void {
    session.drop(consumerId);
    const remote = this.#store.getState().remote.filter((media) => media.consumerId !== consumerId);
    this.#store.setState({ remote });
  }

  #flow({ tracks, producing }: MediaFlow): void {
    const { remote } = this.#store.getState();
    this.#store.setState({
      remote: withFlow(remote, tracks),
      allowed: allowedOf(producing),
    });
  }

  #watch(): void {
    const connection = this.#session?.connection;
    if (connection === 'broken') this.#heal();
    if (connection !== 'connected') return;
    clearTimeout(this.#timer);
    this.#healing = false;
    this.#failures = 0;
    this.#store.setState({ phase: 'live' });
  }

  /** Looks for a new path at once, without waiting for "failed"; builds everything anew when that does not help. */
  #heal(): void {
    const session = this.#session;
    if (!session || this.#healing || session.connection === 'new') return;
    this.#healing = true;
    this.#store.setState({ phase: 'recovering' });
    this.#expectConnection();
    session.restartIce().catch((error: unknown) => {
      if (session === this.#session) this.#broken(error);
    });
  }

  #expectConnection(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const connection = this.#session?.connection;
      if (connection === 'connected') this.#watch();
      else if (connection !== 'new') this.#join();
    }, PATIENCE_MS);
  }

  #broken(error: unknown): void {
    const code = error instanceof ClientError ? error.code : null;
    if (code !== null && COMES_BACK.has(code)) return;
    if (code === null || FINAL.has(code)) this.#options.onProblem?.(error);
    if (code !== null && FINAL.has(code)) return;
    if (error instanceof Error && error.name === 'UnsupportedError' && !this.#session) {
      this.#store.setState({ phase: 'unsupported' });
      return;
    }
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#join(), reconnectDelay(this.#failures, 0, Math.random()));
  }
}

import type { types } from 'mediasoup';
import type { ConsultationId, ParticipantId } from '../../shared/ids.ts';
import type { MediaGrants } from '../../shared/media.ts';
import { NO_GRANTS } from './grants.ts';
import { webRtcLinks } from './link.ts';
import type { OpenLink } from './link.ts';
import { Listeners } from './listeners.ts';
import { MediaError } from './media-error.ts';
import type { Delivery, Media, MediaListener, MediaStats } from './media.ts';
import { Room } from './room.ts';
import { WorkerPool } from './worker-pool.ts';

/** Runs `task` again and again; returns what stops it. */
type Schedule = (task: () => Promise<void>) => () => void;

const everySecond: Schedule = (task) => {
  const timer = setInterval(() => void task(), 1000).unref();
  return () => clearInterval(timer);
};

export interface MediaOptions {
  /** Absolute path of the mediasoup-worker binary of the library's own version. */
  readonly workerBin: string;
  /** How many workers: one a core. */
  readonly workers: number;
  /** The address that media sockets bind to. */
  readonly listenIp: string;
  /** What browsers are told, most useful first; empty: `listenIp` itself. */
  readonly announcedAddresses: readonly string[];
  /** UDP and TCP port of the first worker; the next ones count up. 0: any free ports. */
  readonly port: number;
  readonly logLevel: types.WorkerLogLevel;
  readonly clock: { now(): Date };
  /** When delivery is measured; tests pass their own. */
  readonly schedule?: Schedule;
  /** How devices are connected; tests pass their own. */
  readonly openLink?: OpenLink;
}

/** What is known of a consultation: its grants outlive its room. */
interface Place {
  grants: MediaGrants;
  room: Promise<Room> | null;
  open: Room | null;
}

/** The call's media on mediasoup: workers, rooms and their grants. See `Media`. */
export class Sfu implements Media {
  readonly #openLink: OpenLink;
  readonly #clock: MediaOptions['clock'];
  readonly #pool: WorkerPool;
  readonly #places = new Map<ConsultationId, Place>();
  readonly #listeners: Listeners;
  readonly #stopMeasuring: () => void;
  #closing: Promise<void> | null = null;

  /** @throws MediaError `unavailable` when the workers do not start */
  static async create(options: MediaOptions): Promise<Sfu> {
    const listeners = new Listeners();
    const pool = await WorkerPool.create({
      ...options,
      announcedAddress: options.announcedAddresses[0] ?? null,
      onFault: (detail) => listeners.tell({ type: 'fault', detail }),
    });
    return new Sfu(options, pool, listeners);
  }

  private constructor(options: MediaOptions, pool: WorkerPool, listeners: Listeners) {
    this.#openLink = options.openLink ?? webRtcLinks(options.announcedAddresses);
    this.#clock = options.clock;
    this.#pool = pool;
    this.#listeners = listeners;
    this.#stopMeasuring = (options.schedule ?? everySecond)(() => this.#measure());
  }

  async room(consultationId: ConsultationId): ReturnType<Media['room']> {
    return (await this.#room(consultationId)).described;
  }

  async join(...[consultationId, participantId, join]: Parameters<Media['join']>): ReturnType<Media['join']> {
    return (await this.#room(consultationId)).join(participantId, join);
  }

  async connect(...[consultationId, participantId, connect]: Parameters<Media['connect']>): Promise<void> {
    await this.#open(consultationId).participant(participantId).connect(connect);
  }

  async produce(
    ...[consultationId, participantId, produce]: Parameters<Media['produce']>
  ): ReturnType<Media['produce']> {
    return this.#open(consultationId).produce(participantId, produce);
  }

  async restartIce(
    ...[consultationId, participantId, restart]: Parameters<Media['restartIce']>
  ): ReturnType<Media['restartIce']> {
    return this.#open(consultationId).participant(participantId).restartIce(restart);
  }

  async setLayer(...[consultationId, participantId, layer]: Parameters<Media['setLayer']>): Promise<void> {
    await this.#open(consultationId).participant(participantId).setLayer(layer);
  }

  leave(consultationId: ConsultationId, participantId: ParticipantId): void {
    const place = this.#places.get(consultationId);
    if (place?.open) return place.open.leave(participantId);
    // Their join may be waiting for the room: it goes first, then this.
    place?.room?.then(
      (room) => room.leave(participantId),
      () => undefined,
    );
  }

  async applyGrants(consultationId: ConsultationId, grants: MediaGrants): Promise<void> {
    const place = this.#place(consultationId);
    place.grants = grants;
    await place.open?.applyGrants(grants);
  }

  closeRoom(consultationId: ConsultationId): void {
    const place = this.#places.get(consultationId);
    this.#places.delete(consultationId);
    place?.open?.close();
  }

  delivery(consultationId: ConsultationId, receiver: ParticipantId): readonly Delivery[] {
    return this.#places.get(consultationId)?.open?.delivery(receiver) ?? [];
  }

  onEvent(listener: MediaListener): () => void {
    return this.#listeners.add(listener);
  }

  stats(): MediaStats {
    const rooms = this.#rooms();
    const counts = rooms.map((room) => room.stats());
    const sum = (of: (count: (typeof counts)[number]) => number) =>
      counts.reduce((total, count) => total + of(count), 0);
    return {
      workers: this.#pool.size,
      rooms: rooms.length,
      participants: sum((count) => count.participants),
      transports: sum((count) => count.transports),
      producers: sum((count) => count.producers),
      consumers: sum((count) => count.consumers),
    };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#stopMeasuring();
    for (const consultationId of [...this.#places.keys()]) this.closeRoom(consultationId);
    await this.#pool.close();
  }

  #rooms(): Room[] {
    return [...this.#places.values()].flatMap(({ open }) => open ?? []);
  }

  #place(consultationId: ConsultationId): Place {
    if (this.#closing) throw new MediaError('unavailable', 'the media layer is closed');
    const place = this.#places.get(consultationId) ?? { grants: NO_GRANTS, room: null, open: null };
    this.#places.set(consultationId, place);
    return place;
  }

  /** @throws MediaError `not_joined` when there is no room, and so nobody in it */
  #open(consultationId: ConsultationId): Room {
    const room = this.#places.get(consultationId)?.open;
    if (!room) throw new MediaError('not_joined', 'there is no such room');
    return room;
  }

  #room(consultationId: ConsultationId): Promise<Room> {
    const place = this.#place(consultationId);
    place.room ??= this.#openRoom(consultationId, place).catch((error: unknown) => {
      place.room = null;
      throw error;
    });
    return place.room;
  }

  async #openRoom(consultationId: ConsultationId, place: Place): Promise<Room> {
    const { worker, release } = await this.#pool.take();
    const room = await Room.create({
      consultationId,
      worker,
      openLink: this.#openLink,
      emit: this.#listeners.tell,
      onClosed: (lost) => {
        release();
        place.room = null;
        place.open = null;
        if (lost) this.#listeners.tell({ type: 'room-lost', consultationId });
      },
    }).catch((error: unknown) => {
      release();
      throw error;
    });
    if (this.#places.get(consultationId) !== place) {
      room.close();
      throw new MediaError('unavailable', 'the room was closed while opening');
    }
    place.open = room;
    await room.applyGrants(place.grants);
    return room;
  }

  async #measure(): Promise<void> {
    const now = this.#clock.now();
    await Promise.all(this.#rooms().map((room) => room.measure(now)));
  }
}

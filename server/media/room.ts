import type { types } from 'mediasoup';
import type * as z from 'zod/mini';
import type { ConsultationId, ParticipantId } from '../../shared/ids.ts';
import { RtpCapabilities } from '../../shared/media.ts';
import type {
  MediaGrants,
  MediaJoin,
  MediaJoined,
  MediaProduce,
  MediaProduced,
  MediaRoom,
} from '../../shared/media.ts';
import { ROOM_CODECS, toEngineCapabilities } from './codecs.ts';
import { NO_GRANTS, mayFlow, mayProduce } from './grants.ts';
import type { OpenLink } from './link.ts';
import { MediaError, asked } from './media-error.ts';
import type { MediaWorker } from './media-worker.ts';
import type { Delivery, MediaListener, MediaStats } from './media.ts';
import { ParticipantMedia } from './participant-media.ts';
import { RoomDelivery } from './room-delivery.ts';
import { Serial } from './serial.ts';
import type { ForwardedTrack, OwnTrack } from './tracks.ts';

interface RoomOptions {
  readonly consultationId: ConsultationId;
  readonly worker: MediaWorker;
  readonly openLink: OpenLink;
  readonly emit: MediaListener;
  /** Called once when the room is closed; `lost` when that is because its worker is gone. */
  readonly onClosed: (lost: boolean) => void;
}

/**
 * One consultation's router and whoever is in it. Joining and producing take turns, so that every pair of a receiver and
 * a track meets exactly once: in the reply to `join`, or as a `track` event after it. Grants wait for nobody.
 */
export class Room {
  readonly #options: RoomOptions;
  readonly #router: types.Router;
  readonly #participants = new Map<ParticipantId, ParticipantMedia>();
  /** Joins under way, so that leaving, or joining again, cancels them. */
  readonly #joining = new Map<ParticipantId, AbortController>();
  readonly #turns = new Serial();
  readonly #delivery: RoomDelivery;
  #grants = NO_GRANTS;
  #closed = false;

  static async create(options: RoomOptions): Promise<Room> {
    const { worker } = options;
    const router = await asked(
      () => worker.closed,
      () => worker.engine.createRouter({ mediaCodecs: ROOM_CODECS }),
    );
    return new Room(options, router);
  }

  private constructor(options: RoomOptions, router: types.Router) {
    this.#options = options;
    this.#router = router;
    this.#delivery = new RoomDelivery(options.consultationId, options.emit);
    router.once('workerclose', () => this.#close(true));
  }

  get closed(): boolean {
    return this.#closed || this.#router.closed;
  }

  get described(): MediaRoom {
    return { epoch: this.#router.id, rtpCapabilities: RtpCapabilities.parse(this.#router.rtpCapabilities) };
  }

  /** @throws MediaError `not_joined` when this participant has not joined */
  participant(id: ParticipantId): ParticipantMedia {
    const participant = this.#participants.get(id);
    if (!participant) throw new MediaError('not_joined', 'this participant has not joined the room');
    return participant;
  }

  async join(
    id: ParticipantId,
    { rtpCapabilities }: z.infer<typeof MediaJoin>,
  ): Promise<z.infer<typeof MediaJoined>> {
    const capabilities = toEngineCapabilities(rtpCapabilities);
    this.leave(id);
    const attempt = new AbortController();
    this.#joining.set(id, attempt);
    return this.#turns.run(async () => {
      const { openLink, worker } = this.#options;
      const participant = await asked(
        () => this.closed,
        () => ParticipantMedia.create(id, capabilities, () => openLink(this.#router, worker.server)),
      );
      if (attempt.signal.aborted) {
        participant.close();
        throw this.#left();
      }
      this.#joining.delete(id);
      this.#participants.set(id, participant);
      return this.#welcome(participant);
    });
  }

  async #welcome(participant: ParticipantMedia): Promise<z.infer<typeof MediaJoined>> {
    const { epoch } = this.described;
    const present = this.#others(participant.id).flatMap((other) =>
      [...other.own.values()].map((track) => ({ owner: other.id, track })),
    );
    await Promise.all(present.map(({ owner, track }) => this.#forward(participant, owner, track)));
    if (participant.closed) throw this.#left();
    participant.news(this.#grants);
    return {
      epoch,
      send: participant.send.options,
      receive: participant.receive.options,
      tracks: [...participant.forwarded.values()].map((track) => track.remote),
      producing: participant.producing(this.#grants),
    };
  }

  produce(id: ParticipantId, produce: z.infer<typeof MediaProduce>): Promise<z.infer<typeof MediaProduced>> {
    return this.#turns.run(async () => {
      const participant = this.participant(id);
      participant.checkProduce(produce);
      this.#closeTrack(participant, participant.own.get(produce.source));
      const track = await participant.produce(produce);
      await asked(
        () => this.closed,
        () => track.valve.set(mayProduce(this.#grants, id, track.source)),
      );
      await Promise.all(this.#others(id).map((receiver) => this.#announce(receiver, id, track)));
      return { producerId: track.producerId };
    });
  }

  leave(id: ParticipantId): void {
    this.#joining.get(id)?.abort();
    this.#joining.delete(id);
    const participant = this.#participants.get(id);
    if (!participant) return;
    this.#participants.delete(id);
    for (const track of [...participant.own.values()]) this.#closeTrack(participant, track);
    participant.close();
    this.#delivery.end((receiver, owner) => receiver === id || owner === id);
  }

  /** Resolves once the worker has closed and opened what these grants change. */
  async applyGrants(grants: MediaGrants): Promise<void> {
    this.#grants = grants;
    const participants = [...this.#participants.values()];
    const obeyed = Promise.all(participants.map((participant) => participant.obey(grants)));
    this.#delivery.end((receiver, owner) => !mayFlow(grants, receiver, owner, 'camera'));
    const { consultationId, emit } = this.#options;
    for (const participant of participants) {
      const flow = participant.news(grants);
      if (flow) emit({ type: 'flow', consultationId, participantId: participant.id, flow });
    }
    await asked(
      () => this.closed,
      () => obeyed,
    );
  }

  /** Measures one second of delivery. */
  measure(now: Date): Promise<void> {
    return this.#delivery.measure(now, [...this.#participants.values()]);
  }

  delivery(receiver: ParticipantId): Delivery[] {
    return this.#delivery.to(receiver);
  }

  stats(): Omit<MediaStats, 'workers' | 'rooms'> {
    const participants = [...this.#participants.values()];
    return {
      participants: participants.length,
      transports: participants.length * 2,
      producers: participants.reduce((sum, { own }) => sum + own.size, 0),
      consumers: participants.reduce((sum, { forwarded }) => sum + forwarded.size, 0),
    };
  }

  /** Closes everything without a word to the participants; what was being delivered ends. */
  close(): void {
    this.#close(false);
  }

  #close(lost: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const attempt of this.#joining.values()) attempt.abort();
    this.#joining.clear();
    for (const participant of this.#participants.values()) participant.close();
    this.#participants.clear();
    this.#router.close();
    this.#delivery.end(() => true);
    this.#options.onClosed(lost);
  }

  #others(id: ParticipantId): ParticipantMedia[] {
    return [...this.#participants.values()].filter((participant) => participant.id !== id);
  }

  #left(): MediaError {
    return this.closed
      ? new MediaError('unavailable', 'the room was closed while joining')
      : new MediaError('not_joined', 'left, or joined again, while joining');
  }

  /** Makes the consumer and opens it if granted; null when the receiver or the track went away meanwhile. */
  async #forward(
    receiver: ParticipantMedia,
    owner: ParticipantId,
    track: OwnTrack,
  ): Promise<ForwardedTrack | null> {
    const gone = () => receiver.closed || track.closed;
    try {
      const forwarded = await receiver.forward(owner, track);
      // Read after the wait: these are the grants of now.
      if (!gone()) await forwarded.valve.set(mayFlow(this.#grants, receiver.id, owner, track.source));
      if (!gone()) return forwarded;
    } catch (error) {
      if (!gone()) throw new MediaError('unavailable', 'a track could not be forwarded', { cause: error });
    }
    receiver.stopForwarding(track.producerId);
    return null;
  }

  async #announce(receiver: ParticipantMedia, owner: ParticipantId, track: OwnTrack): Promise<void> {
    const { consultationId, emit } = this.#options;
    try {
      const forwarded = await this.#forward(receiver, owner, track);
      if (!forwarded) return;
      emit({ type: 'track', consultationId, participantId: receiver.id, track: forwarded.remote });
      receiver.news(this.#grants);
    } catch (error) {
      emit({ type: 'fault', detail: `a track could not be forwarded: ${String(error)}` });
    }
  }

  #closeTrack(owner: ParticipantMedia, track: OwnTrack | undefined): void {
    if (!track) return;
    const { consultationId, emit } = this.#options;
    owner.own.delete(track.source);
    for (const receiver of this.#others(owner.id)) {
      for (const consumerId of receiver.stopForwarding(track.producerId)) {
        emit({ type: 'track-closed', consultationId, participantId: receiver.id, consumerId });
      }
      receiver.news(this.#grants);
    }
    track.close();
  }
}

import type { types } from 'mediasoup';
import type { ParticipantId } from '../../shared/ids.ts';
import { RemoteTrack } from '../../shared/media.ts';
import type { MediaSource } from '../../shared/media.ts';
import { Valve } from './valve.ts';

/** What a participant sends from one source. */
export class OwnTrack {
  readonly source: MediaSource;
  readonly valve: Valve;
  readonly #producer: types.Producer;

  /** @param producer made paused */
  constructor(source: MediaSource, producer: types.Producer) {
    this.source = source;
    this.valve = new Valve(producer);
    this.#producer = producer;
  }

  get producerId(): string {
    return this.#producer.id;
  }

  get closed(): boolean {
    return this.#producer.closed;
  }

  close(): void {
    this.#producer.close();
  }
}

/** One participant's track as it is forwarded to another. */
export class ForwardedTrack {
  readonly owner: ParticipantId;
  readonly source: MediaSource;
  readonly valve: Valve;
  readonly #consumer: types.Consumer;

  /** @param consumer made paused */
  constructor(owner: ParticipantId, source: MediaSource, consumer: types.Consumer) {
    this.owner = owner;
    this.source = source;
    this.valve = new Valve(consumer);
    this.#consumer = consumer;
  }

  get consumerId(): string {
    return this.#consumer.id;
  }

  get producerId(): string {
    return this.#consumer.producerId;
  }

  get closed(): boolean {
    return this.#consumer.closed;
  }

  /** What the receiving device is told. */
  get remote(): RemoteTrack {
    return RemoteTrack.parse({
      consumerId: this.#consumer.id,
      producerId: this.#consumer.producerId,
      participantId: this.owner,
      source: this.source,
      kind: this.#consumer.kind,
      rtpParameters: this.#consumer.rtpParameters,
      flowing: this.valve.open,
    });
  }

  /** RTP packets sent to the receiver so far. */
  async packetsSent(): Promise<number> {
    const stats = await this.#consumer.getStats();
    return stats.find((stat) => stat.type === 'outbound-rtp')?.packetCount ?? 0;
  }

  async prefer(spatialLayer: number): Promise<void> {
    await this.#consumer.setPreferredLayers({ spatialLayer });
  }

  close(): void {
    this.#consumer.close();
  }
}

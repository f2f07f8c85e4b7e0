import type { types } from 'mediasoup';
import type { Media } from '../../../server/media/media.ts';
import type { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import type { MediaJoined, MediaSource } from '../../../shared/media.ts';
import type { DirectLinks } from './direct-links.ts';
import type { EngineWatch } from './engine.ts';
import { browserCapabilities, markOf, packet, receiverReport, sending } from './rtp.ts';

interface World {
  readonly media: Media;
  readonly engine: EngineWatch;
  readonly links: DirectLinks;
}

interface Sending {
  readonly producer: types.Producer;
  readonly ssrc: number;
  sequence: number;
}

let nextSsrc = 1000;

/** A participant's device: sends real RTP packets through the worker and keeps the marks of those it gets. */
export class Device {
  readonly id: ParticipantId;
  readonly joined: MediaJoined;
  /** Marks received, by the producer they came from. */
  readonly #received = new Map<string, number[]>();
  readonly #world: World;
  readonly #consultationId: ConsultationId;
  readonly #sending = new Map<MediaSource, Sending>();
  readonly #receive: types.DirectTransport;

  static async join(world: World, consultationId: ConsultationId, id: ParticipantId): Promise<Device> {
    const joined = await world.media.join(consultationId, id, { rtpCapabilities: browserCapabilities() });
    return new Device(world, consultationId, id, joined);
  }

  private constructor(world: World, consultationId: ConsultationId, id: ParticipantId, joined: MediaJoined) {
    this.id = id;
    this.joined = joined;
    this.#world = world;
    this.#consultationId = consultationId;
    this.#receive = world.links.transport(joined.receive.id);
    for (const { consumerId } of joined.tracks) this.#listen(world.engine.consumer(consumerId));
    this.#receive.observer.on('newconsumer', (consumer) => this.#listen(consumer));
  }

  /** Starts sending from a source; returns the producer's id. */
  async produce(source: MediaSource): Promise<string> {
    const ssrc = nextSsrc++;
    const { producerId } = await this.#world.media.produce(this.#consultationId, this.id, {
      transportId: this.joined.send.id,
      kind: source === 'camera' ? 'video' : 'audio',
      source,
      rtpParameters: sending(source, ssrc),
    });
    this.#sending.set(source, { producer: this.#world.engine.producer(producerId), ssrc, sequence: 1 });
    return producerId;
  }

  /** Sends one packet for each mark. */
  send(source: MediaSource, ...marks: number[]): void {
    const sender = this.#sending.get(source);
    if (!sender) throw new Error(`this device sends no ${source}`);
    for (const mark of marks) sender.producer.send(packet(source, sender.ssrc, sender.sequence++, mark));
  }

  /** Gives the server a sign of life, as a browser's RTCP does. */
  report(): void {
    this.#receive.sendRtcp(receiverReport(1));
  }

  /** The marks that arrived from a producer, once the worker has handled all that was sent before this call. */
  async received(producerId: string): Promise<number[]> {
    await this.#receive.dump();
    // The library hands a packet on in a macrotask, but a reply at once: the packets before this reply come now.
    await new Promise((resolve) => setImmediate(resolve));
    return this.#received.get(producerId) ?? [];
  }

  #listen(consumer: types.Consumer): void {
    consumer.on('rtp', (rtp) => {
      const marks = this.#received.get(consumer.producerId) ?? [];
      this.#received.set(consumer.producerId, [...marks, markOf(rtp)]);
    });
  }
}

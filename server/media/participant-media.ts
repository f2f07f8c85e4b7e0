import type { types } from 'mediasoup';
import type * as z from 'zod/mini';
import type { ParticipantId } from '../../shared/ids.ts';
import { MediaSource } from '../../shared/media.ts';
import type {
  MediaConnect,
  MediaFlow,
  MediaGrants,
  MediaIceRestarted,
  MediaLayer,
  MediaProduce,
  MediaRestartIce,
} from '../../shared/media.ts';
import { toEngineParameters } from './codecs.ts';
import { mayFlow, mayProduce } from './grants.ts';
import type { Link } from './link.ts';
import { MediaError, asked } from './media-error.ts';
import { ForwardedTrack, OwnTrack } from './tracks.ts';

/** Simulcast layers that a device may send of its camera. */
const MOST_ENCODINGS = 3;
const KIND = { camera: 'video', microphone: 'audio' } as const;

/** One participant's two transports, what they send (by source) and what is forwarded to them (by consumer id). */
export class ParticipantMedia {
  readonly id: ParticipantId;
  readonly send: Link;
  readonly receive: Link;
  readonly own = new Map<MediaSource, OwnTrack>();
  readonly forwarded = new Map<string, ForwardedTrack>();
  readonly #capabilities: types.RtpCapabilities;
  #known = '';

  /** Opens both transports at once; closes the one when the other fails. */
  static async create(
    id: ParticipantId,
    capabilities: types.RtpCapabilities,
    open: () => Promise<Link>,
  ): Promise<ParticipantMedia> {
    const [send, receive] = await Promise.allSettled([open(), open()]);
    if (send.status === 'fulfilled' && receive.status === 'fulfilled') {
      return new ParticipantMedia(id, capabilities, send.value, receive.value);
    }
    if (send.status === 'fulfilled') send.value.transport.close();
    if (receive.status === 'fulfilled') receive.value.transport.close();
    throw send.status === 'rejected' ? send.reason : new Error('the receiving transport did not open');
  }

  private constructor(id: ParticipantId, capabilities: types.RtpCapabilities, send: Link, receive: Link) {
    this.id = id;
    this.#capabilities = capabilities;
    this.send = send;
    this.receive = receive;
  }

  get closed(): boolean {
    return this.send.transport.closed;
  }

  #link(transportId: string): Link {
    if (transportId === this.send.transport.id) return this.send;
    if (transportId === this.receive.transport.id) return this.receive;
    throw new MediaError('unknown_id', 'not a transport of this participant');
  }

  async connect({ transportId, dtlsParameters }: z.infer<typeof MediaConnect>): Promise<void> {
    const link = this.#link(transportId);
    await asked(
      () => link.transport.closed,
      () => link.connect(dtlsParameters),
    );
  }

  async restartIce({
    transportId,
  }: z.infer<typeof MediaRestartIce>): Promise<z.infer<typeof MediaIceRestarted>> {
    const link = this.#link(transportId);
    return asked(
      () => link.transport.closed,
      async () => ({ iceParameters: await link.restartIce() }),
    );
  }

  async setLayer({ consumerId, spatialLayer }: z.infer<typeof MediaLayer>): Promise<void> {
    const track = this.forwarded.get(consumerId);
    if (track?.source !== 'camera')
      throw new MediaError('unknown_id', 'not a picture this participant receives');
    await asked(
      () => track.closed,
      () => track.prefer(spatialLayer),
    );
  }

  /** Checks what `produce` would refuse, before the track that it replaces is closed. */
  checkProduce({ transportId, kind, source, rtpParameters }: z.infer<typeof MediaProduce>): void {
    if (this.#link(transportId) !== this.send) {
      throw new MediaError('unknown_id', 'not the sending transport of this participant');
    }
    if (KIND[source] !== kind) throw new MediaError('not_accepted', `a ${source} is not ${kind}`);
    if ((rtpParameters.encodings?.length ?? 0) > MOST_ENCODINGS) {
      throw new MediaError('limit', `more than ${MOST_ENCODINGS} encodings`);
    }
  }

  /** Makes the producer, closed to everyone until its valve is opened. */
  async produce({ kind, source, rtpParameters }: z.infer<typeof MediaProduce>): Promise<OwnTrack> {
    const producer = await asked(
      () => this.closed,
      () =>
        this.send.transport.produce({ kind, rtpParameters: toEngineParameters(rtpParameters), paused: true }),
    );
    if (this.closed) throw new MediaError('not_joined', 'left while producing');
    const track = new OwnTrack(source, producer);
    this.own.set(source, track);
    return track;
  }

  /** Makes the consumer of another's track, closed until its valve is opened. */
  async forward(owner: ParticipantId, track: OwnTrack): Promise<ForwardedTrack> {
    const consumer = await this.receive.transport.consume({
      producerId: track.producerId,
      rtpCapabilities: this.#capabilities,
      paused: true,
    });
    const forwarded = new ForwardedTrack(owner, track.source, consumer);
    this.forwarded.set(forwarded.consumerId, forwarded);
    return forwarded;
  }

  /** Stops forwarding one producer to this participant; returns the consumers that were closed. */
  stopForwarding(producerId: string): string[] {
    const tracks = [...this.forwarded.values()].filter((track) => track.producerId === producerId);
    for (const track of tracks) {
      this.forwarded.delete(track.consumerId);
      track.close();
    }
    return tracks.map((track) => track.consumerId);
  }

  /** Opens and closes every valve as granted. Closing is asked for first. */
  async obey(grants: MediaGrants): Promise<void> {
    const wishes = [
      ...[...this.own.values()].map(({ valve, source }) => ({
        valve,
        open: mayProduce(grants, this.id, source),
      })),
      ...[...this.forwarded.values()].map(({ valve, owner, source }) => ({
        valve,
        open: mayFlow(grants, this.id, owner, source),
      })),
    ];
    const closing = wishes.filter((wish) => !wish.open);
    const opening = wishes.filter((wish) => wish.open);
    await Promise.all([...closing, ...opening].map(({ valve, open }) => valve.set(open)));
  }

  /** Whether this participant has that consumer and it is open. */
  isFlowing(consumerId: string): boolean {
    return this.forwarded.get(consumerId)?.valve.open ?? false;
  }

  /** Which of this participant's own sources the server lets through. */
  producing(grants: MediaGrants): MediaFlow['producing'] {
    return MediaSource.options.map((source) => ({ source, allowed: mayProduce(grants, this.id, source) }));
  }

  /** What this participant would be told now. When it is what they know already, null. */
  news(grants: MediaGrants): MediaFlow | null {
    const tracks = [...this.forwarded.values()].map(({ consumerId, valve }) => ({
      consumerId,
      flowing: valve.open,
    }));
    const flow = { tracks, producing: this.producing(grants) };
    const text = JSON.stringify(flow);
    if (text === this.#known) return null;
    this.#known = text;
    return flow;
  }

  close(): void {
    this.send.transport.close();
    this.receive.transport.close();
    this.own.clear();
    this.forwarded.clear();
  }
}

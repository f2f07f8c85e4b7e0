import type { ConsultationId, ParticipantId } from '../../shared/ids.ts';
import { DeliveryTracker } from './delivery.ts';
import type { DeliveryChange, Reading } from './delivery.ts';
import type { Delivery, MediaListener } from './media.ts';
import type { ParticipantMedia } from './participant-media.ts';

/** Measures whose camera reaches whom in one room, and tells the changes. */
export class RoomDelivery {
  readonly #tracker = new DeliveryTracker();
  readonly #consultationId: ConsultationId;
  readonly #emit: MediaListener;
  #asking = false;

  constructor(consultationId: ConsultationId, emit: MediaListener) {
    this.#consultationId = consultationId;
    this.#emit = emit;
  }

  /** Takes one second's measure. Only open cameras are asked about: nothing is measured while nothing flows. */
  async measure(now: Date, participants: readonly ParticipantMedia[]): Promise<void> {
    // A worker that does not answer must not look like one that delivers.
    if (this.#asking) return this.#report(this.#tracker.observe(now, []));
    this.#asking = true;
    const read = await Promise.all(participants.map(readingsOf));
    this.#asking = false;
    // What was closed while the worker answered has ended already and must not begin again.
    const valid = read.flat().filter(({ receiver, reading }) => receiver.isFlowing(reading.consumerId));
    const readings = valid.map(({ reading }) => reading);
    this.#report(this.#tracker.observe(now, readings));
  }

  /** Ends what was being delivered between these two. */
  end(gone: (receiver: ParticipantId, owner: ParticipantId) => boolean): void {
    this.#report(this.#tracker.end(gone));
  }

  to(receiver: ParticipantId): Delivery[] {
    return this.#tracker.to(receiver);
  }

  #report(changes: readonly DeliveryChange[]): void {
    const consultationId = this.#consultationId;
    for (const change of changes) this.#emit({ type: 'delivery', consultationId, ...change });
  }
}

async function readingsOf(
  receiver: ParticipantMedia,
): Promise<{ receiver: ParticipantMedia; reading: Reading }[]> {
  const cameras = [...receiver.forwarded.values()].filter(
    ({ source, valve }) => source === 'camera' && valve.open,
  );
  if (cameras.length === 0) return [];
  const heard = receiver.receive.bytesReceived();
  const readings = cameras.map(async (camera) => ({
    receiver: receiver.id,
    owner: camera.owner,
    consumerId: camera.consumerId,
    packetsSent: await camera.packetsSent(),
    bytesReceived: await heard,
  }));
  // A reading fails when its consumer or transport was closed meanwhile: then there is nothing to count.
  const settled = await Promise.allSettled(readings);
  return settled.flatMap((result) =>
    result.status === 'fulfilled' ? [{ receiver, reading: result.value }] : [],
  );
}

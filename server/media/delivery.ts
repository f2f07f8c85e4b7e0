import type { ParticipantId } from '../../shared/ids.ts';
import type { Delivery } from './media.ts';

/** A second without a sign is not yet a gap: pictures may be sparse, and timers late. */
const GAP_MS = 3000;

/** What was measured of one receiver's copy of one owner's camera while it was granted. */
export interface Reading {
  readonly receiver: ParticipantId;
  readonly owner: ParticipantId;
  /** Counting starts anew with another consumer. */
  readonly consumerId: string;
  readonly packetsSent: number;
  /** Of the receiver's transport: grows as long as the device answers (RTCP, ICE consent). */
  readonly bytesReceived: number;
}

/** A change: `to` is null when delivery began. */
export interface DeliveryChange {
  readonly receiver: ParticipantId;
  readonly owner: ParticipantId;
  readonly from: Date;
  readonly to: Date | null;
}

interface Pair {
  readonly receiver: ParticipantId;
  readonly owner: ParticipantId;
  consumerId: string;
  packetsSent: number;
  bytesReceived: number;
  heardAt: Date | null;
  open: { from: Date; until: Date } | null;
}

/**
 * Turns readings into stretches of delivery (R30: "could see" is computed from what was delivered). A second counts when
 * packets were sent in it to a receiver who was heard from within three; a stretch ends at the last second that counted
 * in which the receiver was heard.
 */
export class DeliveryTracker {
  readonly #pairs = new Map<string, Pair>();

  /** Takes one second's readings. A pair of which there is none has simply not counted in this second. */
  observe(now: Date, readings: readonly Reading[]): DeliveryChange[] {
    const overdue = [...this.#pairs.values()].flatMap((pair) => (isOverdue(pair, now) ? finish(pair) : []));
    const counted = readings.flatMap((reading) => {
      const key = `${reading.receiver} ${reading.owner}`;
      const pair = this.#pairs.get(key) ?? unseen(reading);
      this.#pairs.set(key, pair);
      return advance(pair, reading, now);
    });
    return [...overdue, ...counted];
  }

  /** Forgets the pairs for which `gone` holds; those that were being delivered end at their last counted second. */
  end(gone: (receiver: ParticipantId, owner: ParticipantId) => boolean): DeliveryChange[] {
    return [...this.#pairs].flatMap(([key, pair]) => {
      if (!gone(pair.receiver, pair.owner)) return [];
      this.#pairs.delete(key);
      return finish(pair);
    });
  }

  /** What is being delivered to a receiver now. */
  to(receiver: ParticipantId): Delivery[] {
    return [...this.#pairs.values()].flatMap((pair) =>
      pair.receiver === receiver && pair.open ? [{ owner: pair.owner, ...pair.open }] : [],
    );
  }
}

const unseen = ({ receiver, owner, consumerId }: Reading): Pair => ({
  receiver,
  owner,
  consumerId,
  packetsSent: 0,
  bytesReceived: 0,
  heardAt: null,
  open: null,
});

const isOverdue = ({ open }: Pair, now: Date): boolean =>
  open !== null && now.getTime() - open.until.getTime() > GAP_MS;

function advance(pair: Pair, reading: Reading, now: Date): DeliveryChange[] {
  if (reading.consumerId !== pair.consumerId) {
    Object.assign(pair, { consumerId: reading.consumerId, packetsSent: 0 });
  }
  const sent = reading.packetsSent > pair.packetsSent;
  // A receiver who joined again has a new transport, whose count starts from nothing: any difference is a sign of life.
  if (reading.bytesReceived !== pair.bytesReceived && reading.bytesReceived > 0) pair.heardAt = now;
  pair.packetsSent = reading.packetsSent;
  pair.bytesReceived = reading.bytesReceived;
  const silence = pair.heardAt === null ? Infinity : now.getTime() - pair.heardAt.getTime();
  if (!sent || pair.heardAt === null || silence > GAP_MS) return [];
  if (!pair.open) {
    pair.open = { from: now, until: now };
    return [{ receiver: pair.receiver, owner: pair.owner, from: now, to: null }];
  }
  // Not `now`: what was sent after the receiver was last heard may never have arrived.
  if (pair.heardAt > pair.open.until) pair.open.until = pair.heardAt;
  return [];
}

function finish(pair: Pair): DeliveryChange[] {
  if (!pair.open) return [];
  const { from, until } = pair.open;
  pair.open = null;
  return [{ receiver: pair.receiver, owner: pair.owner, from, to: until }];
}

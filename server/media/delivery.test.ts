import { describe, expect, it } from 'vitest';
import { ParticipantId } from '../../shared/ids.ts';
import { DeliveryTracker } from './delivery.ts';
import type { Reading } from './delivery.ts';

const chaperone = ParticipantId.parse('0b6e5a52-7a5c-4d0e-9f5e-000000000001');
const gp = ParticipantId.parse('0b6e5a52-7a5c-4d0e-9f5e-000000000002');
const patient = ParticipantId.parse('0b6e5a52-7a5c-4d0e-9f5e-000000000003');

/** The instant so many seconds into the call. */
const at = (second: number): Date => new Date(Date.UTC(2026, 10, 22, 9, 30, 0) + second * 1000);
const reading = (packetsSent: number, bytesReceived: number, more: Partial<Reading> = {}): Reading => ({
  receiver: chaperone,
  owner: patient,
  consumerId: 'first',
  packetsSent,
  bytesReceived,
  ...more,
});
const began = (second: number) => ({ receiver: chaperone, owner: patient, from: at(second), to: null });
const ended = (from: number, to: number) => ({
  receiver: chaperone,
  owner: patient,
  from: at(from),
  to: at(to),
});

/** A tracker that has seen delivery in each of the seconds 1 to `last`, 10 packets and 5 bytes a second. */
function deliveredUntil(last: number): DeliveryTracker {
  const tracker = new DeliveryTracker();
  for (let second = 1; second <= last; second++)
    tracker.observe(at(second), [reading(second * 10, second * 5)]);
  return tracker;
}

describe('[R30] could see: what was delivered', () => {
  it('does not begin while no packet was sent', () => {
    const tracker = new DeliveryTracker();
    expect(tracker.observe(at(1), [reading(0, 5)])).toEqual([]);
    expect(tracker.observe(at(2), [reading(0, 10)])).toEqual([]);
    expect(tracker.to(chaperone)).toEqual([]);
  });

  it('does not begin while the receiver was never heard', () => {
    const tracker = new DeliveryTracker();
    expect(tracker.observe(at(1), [reading(10, 0)])).toEqual([]);
    expect(tracker.observe(at(2), [reading(20, 0)])).toEqual([]);
  });

  it('begins with the first second in which packets went to a receiver who was heard', () => {
    const tracker = new DeliveryTracker();
    tracker.observe(at(1), [reading(0, 5)]);
    expect(tracker.observe(at(2), [reading(10, 10)])).toEqual([began(2)]);
    expect(tracker.observe(at(3), [reading(20, 15)])).toEqual([]);
    expect(tracker.to(chaperone)).toEqual([{ owner: patient, from: at(2), until: at(3) }]);
    expect(tracker.to(gp)).toEqual([]);
  });

  it('ends at the last second that counted when packets stop, not when that was noticed', () => {
    const tracker = deliveredUntil(5);
    expect(tracker.observe(at(6), [reading(50, 30)])).toEqual([]);
    expect(tracker.observe(at(7), [reading(50, 35)])).toEqual([]);
    expect(tracker.observe(at(8), [reading(50, 40)])).toEqual([]);
    expect(tracker.observe(at(9), [reading(50, 45)])).toEqual([ended(1, 5)]);
    expect(tracker.observe(at(10), [reading(50, 50)])).toEqual([]);
    expect(tracker.to(chaperone)).toEqual([]);
  });

  it('ends where the receiver was last heard when they vanish, although packets are still sent', () => {
    const tracker = deliveredUntil(5);
    const silent = (second: number) => tracker.observe(at(second), [reading(second * 10, 25)]);
    expect([silent(6), silent(7), silent(8)]).toEqual([[], [], []]);
    expect(silent(9)).toEqual([ended(1, 5)]);
    expect(silent(10)).toEqual([]);
  });

  it('goes on through a gap of up to three seconds without a sign', () => {
    const tracker = deliveredUntil(5);
    expect(tracker.observe(at(6), [reading(50, 30)])).toEqual([]);
    expect(tracker.observe(at(7), [reading(50, 35)])).toEqual([]);
    expect(tracker.observe(at(8), [reading(80, 40)])).toEqual([]);
    expect(tracker.to(chaperone)).toEqual([{ owner: patient, from: at(1), until: at(8) }]);
  });

  it('is two stretches when measuring itself was held up for longer', () => {
    const tracker = deliveredUntil(5);
    expect(tracker.observe(at(30), [reading(300, 150)])).toEqual([ended(1, 5), began(30)]);
  });

  it('ends when a worker gives no readings at all', () => {
    const tracker = deliveredUntil(5);
    expect(tracker.observe(at(8), [])).toEqual([]);
    expect(tracker.observe(at(9), [])).toEqual([ended(1, 5)]);
  });

  it('counts anew with another consumer, without a gap', () => {
    const tracker = deliveredUntil(5);
    expect(tracker.observe(at(6), [reading(3, 30, { consumerId: 'second' })])).toEqual([]);
    expect(tracker.to(chaperone)).toEqual([{ owner: patient, from: at(1), until: at(6) }]);
  });

  it('ends at once, at the last second that counted, for those who are gone, and forgets them', () => {
    const tracker = deliveredUntil(5);
    tracker.observe(at(5), [reading(10, 5, { receiver: gp })]);
    expect(tracker.end((receiver) => receiver === chaperone)).toEqual([ended(1, 5)]);
    expect(tracker.to(gp)).toHaveLength(1);
    // What was counted before is not a sign of life now, but a new beginning is possible.
    expect(tracker.observe(at(7), [reading(51, 26)])).toEqual([began(7)]);
  });
});

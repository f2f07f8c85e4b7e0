import { describe, expect, it } from 'vitest';
import { aConsultation, granting, startMedia } from './support/call.ts';

/** A clock and a schedule that move only when the test says so. */
function secondHand() {
  const start = Date.UTC(2026, 10, 22, 9, 30, 0);
  let second = 0;
  let measure = async (): Promise<void> => {};
  let stopped = false;
  return {
    clock: { now: () => new Date(start + second * 1000) },
    schedule: (task: () => Promise<void>) => {
      measure = task;
      return () => {
        stopped = true;
      };
    },
    /** One second passes, and the delivery in it is measured. */
    tick: async () => {
      second += 1;
      await measure();
    },
    at: (of: number) => new Date(start + of * 1000),
    isStopped: () => stopped,
  };
}

async function beingSeen() {
  const time = secondHand();
  const bench = await startMedia({ clock: time.clock, schedule: time.schedule });
  const consultation = aConsultation();
  const patient = await bench.device(consultation);
  const chaperone = await bench.device(consultation);
  const camera = await patient.produce('camera');
  await patient.produce('microphone');
  const open = granting([patient.id, 'camera', [chaperone.id]], [patient.id, 'microphone', [chaperone.id]]);
  const deliveries = () =>
    bench.events.flatMap((event) =>
      event.type === 'delivery'
        ? [{ from: event.from, to: event.to, who: [event.receiver, event.owner] }]
        : [],
    );
  const who = [chaperone.id, patient.id];
  /** A second in which a picture is sent and the chaperone's device answers. */
  const seen = async () => {
    patient.send('camera', 1);
    chaperone.report();
    await chaperone.received(camera);
    await time.tick();
  };
  return { ...time, bench, consultation, patient, chaperone, camera, open, deliveries, who, seen };
}

describe('[R30] delivery of a picture, measured by the worker', () => {
  it('is none without a grant, however much is sent', async () => {
    const { seen, deliveries, bench, consultation, chaperone } = await beingSeen();
    await seen();
    await seen();
    expect(deliveries()).toEqual([]);
    expect(bench.media.delivery(consultation, chaperone.id)).toEqual([]);
  });

  it('begins and ends with the grant; sound alone is not seeing', async () => {
    const { seen, deliveries, bench, consultation, patient, chaperone, open, at, who } = await beingSeen();
    await bench.media.applyGrants(consultation, open);
    await seen();
    await seen();
    await seen();
    expect(deliveries()).toEqual([{ who, from: at(1), to: null }]);
    expect(bench.media.delivery(consultation, chaperone.id)).toEqual([
      { owner: patient.id, from: at(1), until: at(3) },
    ]);

    await bench.media.applyGrants(consultation, granting([patient.id, 'microphone', [chaperone.id]]));
    expect(deliveries()).toEqual([
      { who, from: at(1), to: null },
      { who, from: at(1), to: at(3) },
    ]);
    patient.send('microphone', 1);
    await seen();
    expect(deliveries()).toHaveLength(2);
    expect(bench.media.delivery(consultation, chaperone.id)).toEqual([]);
  });

  it('does not count for a device that never answers', async () => {
    const { tick, deliveries, bench, consultation, patient, chaperone, camera, open } = await beingSeen();
    await bench.media.applyGrants(consultation, open);
    for (let second = 0; second < 3; second++) {
      patient.send('camera', 1);
      await chaperone.received(camera);
      await tick();
    }
    expect(deliveries()).toEqual([]);
  });

  it('ends at the last answer of a device that vanishes', async () => {
    const { seen, tick, deliveries, bench, consultation, patient, chaperone, camera, open, at, who } =
      await beingSeen();
    await bench.media.applyGrants(consultation, open);
    await seen();
    await seen();
    for (let second = 0; second < 4; second++) {
      patient.send('camera', 1);
      await chaperone.received(camera);
      await tick();
    }
    expect(deliveries().at(-1)).toEqual({ who, from: at(1), to: at(2) });
  });

  it.each(['the receiver leaves', 'the owner leaves', 'the room is closed', 'the worker dies'] as const)(
    'ends when %s',
    async (what) => {
      const { seen, deliveries, bench, consultation, patient, chaperone, open, at, who } = await beingSeen();
      await bench.media.applyGrants(consultation, open);
      await seen();
      await seen();
      if (what === 'the receiver leaves') bench.media.leave(consultation, chaperone.id);
      if (what === 'the owner leaves') bench.media.leave(consultation, patient.id);
      if (what === 'the room is closed') bench.media.closeRoom(consultation);
      if (what === 'the worker dies') {
        process.kill(bench.engine.workers[0]?.pid ?? 0, 'SIGKILL');
        await bench.event('room-lost');
      }
      expect(deliveries()).toEqual([
        { who, from: at(1), to: null },
        { who, from: at(1), to: at(2) },
      ]);
    },
  );

  it('is no longer measured once media is closed', async () => {
    const { bench, isStopped } = await beingSeen();
    expect(isStopped()).toBe(false);
    await bench.media.close();
    expect(isStopped()).toBe(true);
  });
});

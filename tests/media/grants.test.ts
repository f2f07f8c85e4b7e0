import { describe, expect, it } from 'vitest';
import { aConsultation, aParticipant, granting, startMedia } from './support/call.ts';
import type { Bench } from './support/call.ts';
import type { Device } from './support/device.ts';

const NOTHING = granting();

/** A call of three in which the patient sends camera and microphone. */
async function threeInACall(bench: Bench) {
  const consultation = aConsultation();
  const patient = await bench.device(consultation);
  const gp = await bench.device(consultation);
  const chaperone = await bench.device(consultation);
  const camera = await patient.produce('camera');
  const microphone = await patient.produce('microphone');
  return { consultation, patient, gp, chaperone, camera, microphone };
}

const tracksTo = (bench: Bench, { id }: Device) =>
  bench.events.flatMap((event) =>
    event.type === 'track' && event.participantId === id ? [event.track] : [],
  );

describe('without grants', () => {
  it('[R13] nothing flows: producers and consumers are paused on the server and no packet arrives', async () => {
    const bench = await startMedia();
    const { patient, gp, chaperone, camera, microphone } = await threeInACall(bench);
    patient.send('camera', 1, 2, 3);
    patient.send('microphone', 1, 2, 3);

    for (const receiver of [gp, chaperone]) {
      expect(await receiver.received(camera)).toEqual([]);
      expect(await receiver.received(microphone)).toEqual([]);
    }
    expect(bench.engine.producers.map((producer) => producer.paused)).toEqual([true, true]);
    expect(bench.engine.consumers.map((consumer) => consumer.paused)).toEqual([true, true, true, true]);
    expect(tracksTo(bench, gp).map(({ source, flowing }) => [source, flowing])).toEqual([
      ['camera', false],
      ['microphone', false],
    ]);
  });

  it('[R13] one side of a grant is not enough: neither sending alone nor receiving alone flows', async () => {
    const bench = await startMedia();
    const { consultation, patient, gp, camera } = await threeInACall(bench);
    const both = granting([patient.id, 'camera', [gp.id]]);

    await bench.media.applyGrants(consultation, { produce: both.produce, receive: new Map() });
    patient.send('camera', 1);
    expect(await gp.received(camera)).toEqual([]);

    await bench.media.applyGrants(consultation, { produce: new Map(), receive: both.receive });
    patient.send('camera', 2);
    expect(await gp.received(camera)).toEqual([]);
    expect(bench.engine.consumers.every((consumer) => consumer.paused)).toBe(true);
    const told = bench.events.flatMap((event) => (event.type === 'flow' ? event.flow.tracks : []));
    expect(told.filter(({ flowing }) => flowing)).toEqual([]);

    await bench.media.applyGrants(consultation, both);
    patient.send('camera', 3);
    expect(await gp.received(camera)).toEqual([3]);
  });
});

describe('grants', () => {
  it('[R13] open exactly what they name, and close it again', async () => {
    const bench = await startMedia();
    const { consultation, patient, gp, chaperone, camera, microphone } = await threeInACall(bench);

    await bench.media.applyGrants(
      consultation,
      granting([patient.id, 'camera', [gp.id]], [patient.id, 'microphone', [gp.id, chaperone.id]]),
    );
    patient.send('camera', 1, 2);
    patient.send('microphone', 1, 2);
    expect(await gp.received(camera)).toEqual([1, 2]);
    expect(await gp.received(microphone)).toEqual([1, 2]);
    expect(await chaperone.received(camera)).toEqual([]);
    expect(await chaperone.received(microphone)).toEqual([1, 2]);

    await bench.media.applyGrants(consultation, NOTHING);
    patient.send('camera', 3);
    patient.send('microphone', 3);
    expect(await gp.received(camera)).toEqual([1, 2]);
    expect(await gp.received(microphone)).toEqual([1, 2]);
    expect(await chaperone.received(microphone)).toEqual([1, 2]);
    expect(bench.engine.producer(camera).paused).toBe(true);
    expect(bench.engine.consumers.every((consumer) => consumer.paused)).toBe(true);
  });

  it('[R30] the picture stops for everyone while the sound goes on', async () => {
    const bench = await startMedia();
    const { consultation, patient, gp, chaperone, camera, microphone } = await threeInACall(bench);
    const everyone = [gp.id, chaperone.id];
    const sound = [patient.id, 'microphone', everyone] as const;
    await bench.media.applyGrants(consultation, granting([patient.id, 'camera', everyone], sound));
    patient.send('camera', 1);

    await bench.media.applyGrants(consultation, granting(sound));
    patient.send('camera', 2);
    patient.send('microphone', 2);

    for (const receiver of [gp, chaperone]) {
      expect(await receiver.received(camera)).toEqual([1]);
      expect(await receiver.received(microphone)).toEqual([2]);
    }
    const flow = bench.events
      .filter((event) => event.type === 'flow' && event.participantId === patient.id)
      .at(-1);
    expect(flow).toMatchObject({
      flow: {
        tracks: [],
        producing: [
          { source: 'camera', allowed: false },
          { source: 'microphone', allowed: true },
        ],
      },
    });
  });

  it('[R13] that came before anyone joined hold for whoever joins and produces later', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const [patientId, gpId] = [aParticipant(), aParticipant()];
    await bench.media.applyGrants(consultation, granting([patientId, 'camera', [gpId]]));
    expect(bench.media.stats().rooms).toBe(0);

    const patient = await bench.device(consultation, patientId);
    expect(patient.joined.producing).toEqual([
      { source: 'camera', allowed: true },
      { source: 'microphone', allowed: false },
    ]);
    const camera = await patient.produce('camera');
    const microphone = await patient.produce('microphone');
    const gp = await bench.device(consultation, gpId);
    expect(gp.joined.tracks.map(({ producerId, flowing }) => [producerId, flowing])).toEqual([
      [camera, true],
      [microphone, false],
    ]);
    patient.send('camera', 7);
    patient.send('microphone', 7);
    expect(await gp.received(camera)).toEqual([7]);
    expect(await gp.received(microphone)).toEqual([]);
  });

  it('[R13] applied twice change nothing and say nothing', async () => {
    const bench = await startMedia();
    const { consultation, patient, gp, chaperone, camera } = await threeInACall(bench);
    const grants = () => granting([patient.id, 'camera', [gp.id]]);
    await bench.media.applyGrants(consultation, grants());
    const told = bench.events.filter((event) => event.type === 'flow').map((event) => event.participantId);
    expect(told.sort()).toEqual([patient.id, gp.id].sort());
    expect(told).not.toContain(chaperone.id);

    bench.events.length = 0;
    await bench.media.applyGrants(consultation, grants());
    expect(bench.events).toEqual([]);
    patient.send('camera', 1);
    expect(await gp.received(camera)).toEqual([1]);
  });

  it('[R13] in a quick row end as the last one says', async () => {
    const bench = await startMedia();
    const { consultation, patient, gp, camera } = await threeInACall(bench);
    const open = granting([patient.id, 'camera', [gp.id]]);
    await Promise.all(
      [open, NOTHING, open, NOTHING].map((grants) => bench.media.applyGrants(consultation, grants)),
    );
    patient.send('camera', 1);
    expect(await gp.received(camera)).toEqual([]);

    await Promise.all([NOTHING, open].map((grants) => bench.media.applyGrants(consultation, grants)));
    patient.send('camera', 2);
    expect(await gp.received(camera)).toEqual([2]);
  });

  it('[R13] withdrawn while somebody is joining leave nothing open for them', async () => {
    const bench = await startMedia();
    const { consultation, patient, camera } = await threeInACall(bench);
    const late = aParticipant();
    await bench.media.applyGrants(consultation, granting([patient.id, 'camera', [late]]));

    const [device] = await Promise.all([
      bench.device(consultation, late),
      bench.media.applyGrants(consultation, NOTHING),
    ]);
    patient.send('camera', 1);
    expect(await device.received(camera)).toEqual([]);
    expect(device.joined.tracks.every((track) => !track.flowing)).toBe(true);
  });

  it('[S6] of one room say nothing about another, even for the same people', async () => {
    const bench = await startMedia();
    const first = await threeInACall(bench);
    const other = aConsultation();
    const patient = await bench.device(other, first.patient.id);
    const gp = await bench.device(other, first.gp.id);
    const camera = await patient.produce('camera');
    await bench.media.applyGrants(first.consultation, granting([patient.id, 'camera', [gp.id]]));
    patient.send('camera', 1);
    expect(await gp.received(camera)).toEqual([]);
  });
});

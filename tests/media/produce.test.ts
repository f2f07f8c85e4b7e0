import { describe, expect, it } from 'vitest';
import { webRtcLinks } from '../../server/media/link.ts';
import { aConsultation, aParticipant, granting, startMedia } from './support/call.ts';
import { browserCapabilities, sending } from './support/rtp.ts';

describe('producing', () => {
  it('[S6] a participant never holds more than two producers: a new one replaces the one of its source', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const gp = await bench.device(consultation);
    const patient = await bench.device(consultation);
    await bench.media.applyGrants(consultation, granting([patient.id, 'camera', [gp.id]]));
    const microphone = await patient.produce('microphone');
    const first = await patient.produce('camera');
    const second = await patient.produce('camera');
    const third = await patient.produce('camera');

    const open = bench.engine.producers.filter((producer) => !producer.closed).map(({ id }) => id);
    expect(open.sort()).toEqual([microphone, third].sort());
    expect(bench.media.stats()).toMatchObject({ producers: 2, consumers: 2 });
    const ofCamera = bench.events.flatMap((event) => {
      if (event.type === 'track' && event.track.source === 'camera') return [`+${event.track.producerId}`];
      return event.type === 'track-closed' ? ['-'] : [];
    });
    expect(ofCamera).toEqual([`+${first}`, '-', `+${second}`, '-', `+${third}`]);

    patient.send('camera', 9);
    expect(await gp.received(third)).toEqual([9]);
  });

  it('[S6] many at once still leave one a source', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    await bench.device(consultation);
    const patient = await bench.device(consultation);
    await Promise.all(Array.from({ length: 8 }, () => patient.produce('camera')));
    expect(bench.engine.producers).toHaveLength(8);
    expect(bench.engine.producers.filter((producer) => !producer.closed)).toHaveLength(1);
    expect(bench.engine.consumers.filter((consumer) => !consumer.closed)).toHaveLength(1);
  });

  it('[S6] is refused for the wrong kind, too many layers, or parameters the engine does not accept', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const patient = await bench.device(consultation);
    const camera = await patient.produce('camera');
    const base = { transportId: patient.joined.send.id, source: 'camera', kind: 'video' } as const;
    const good = sending('camera', 1);
    const produce = (payload: Parameters<typeof bench.media.produce>[2]) =>
      bench.media.produce(consultation, patient.id, payload);

    await expect(produce({ ...base, kind: 'audio', rtpParameters: good })).rejects.toMatchObject({
      code: 'not_accepted',
    });
    const encodings = ['a', 'b', 'c', 'd'].map((rid) => ({ rid }));
    await expect(produce({ ...base, rtpParameters: { ...good, encodings } })).rejects.toMatchObject({
      code: 'limit',
    });
    // A refusal up to here leaves the camera that is there alone.
    expect(bench.engine.producer(camera).closed).toBe(false);

    const h264 = { mimeType: 'video/H264', payloadType: 102, clockRate: 90_000 };
    await expect(produce({ ...base, rtpParameters: { ...good, codecs: [h264] } })).rejects.toMatchObject({
      code: 'not_accepted',
    });
    expect(bench.media.stats().producers).toBeLessThanOrEqual(1);
    patient.send('camera', 1);
  });

  it('simulcast: a receiver chooses the layer of its own consumer', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const gp = await bench.device(consultation);
    const patient = await bench.device(consultation);
    await bench.media.produce(consultation, patient.id, {
      transportId: patient.joined.send.id,
      kind: 'video',
      source: 'camera',
      rtpParameters: {
        ...sending('camera', 1),
        headerExtensions: [
          { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
          { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 },
        ],
        mid: '0',
        encodings: [
          { rid: 'q', scaleResolutionDownBy: 4 },
          { rid: 'h', scaleResolutionDownBy: 2 },
          { rid: 'f', scaleResolutionDownBy: 1 },
        ],
      },
    });
    const { track } = await bench.event('track', ({ participantId }) => participantId === gp.id);
    const consumer = bench.engine.consumer(track.consumerId);
    expect(consumer.type).toBe('simulcast');
    await bench.media.setLayer(consultation, gp.id, { consumerId: track.consumerId, spatialLayer: 0 });
    expect(consumer.preferredLayers?.spatialLayer).toBe(0);
    await bench.media.setLayer(consultation, gp.id, { consumerId: track.consumerId, spatialLayer: 2 });
    expect(consumer.preferredLayers?.spatialLayer).toBe(2);
  });

  it('a key frame is asked for only on behalf of a receiver whose transport is connected', async () => {
    const webRtc = webRtcLinks([]);
    const waiting = aParticipant();
    let real = 0;
    const bench = await startMedia({
      // The first two transports are real ones that no browser connects; the others are connected from the start.
      openLink: (router, server) => (real++ < 2 ? webRtc(router, server) : bench.links.open(router, server)),
    });
    const consultation = aConsultation();
    await bench.media.join(consultation, waiting, { rtpCapabilities: browserCapabilities() });
    const patient = await bench.device(consultation);
    const gp = await bench.device(consultation);
    const camera = await patient.produce('camera');
    const producer = bench.engine.producer(camera);
    const asked: string[] = [];
    await producer.enableTraceEvent(['pli']);
    producer.on('trace', ({ type }) => asked.push(type));
    patient.send('camera', 1);
    const settled = async () => {
      await producer.dump();
      await new Promise((resolve) => setImmediate(resolve));
    };

    // Letting the camera through at all asks for one, whoever receives it.
    await bench.media.applyGrants(consultation, granting([patient.id, 'camera', []]));
    await settled();
    asked.length = 0;

    await bench.media.applyGrants(consultation, granting([patient.id, 'camera', [waiting]]));
    patient.send('camera', 2);
    await settled();
    expect(asked).toEqual([]);

    await bench.media.applyGrants(consultation, granting([patient.id, 'camera', [waiting, gp.id]]));
    patient.send('camera', 3);
    await settled();
    expect(asked).toEqual(['pli']);
  });
});

describe('[R34] no recording', () => {
  it('a room in a call holds nothing but two WebRTC transports a participant', async () => {
    const bench = await startMedia({ openLink: webRtcLinks([]) });
    const consultation = aConsultation();
    const people = [aParticipant(), aParticipant(), aParticipant()];
    for (const person of people) {
      const { send } = await bench.media.join(consultation, person, {
        rtpCapabilities: browserCapabilities(),
      });
      await bench.media.produce(consultation, person, {
        transportId: send.id,
        kind: 'audio',
        source: 'microphone',
        rtpParameters: sending('microphone', 1),
      });
    }
    const [first = people[0], ...others] = people;
    if (!first) throw new Error('nobody joined');
    await bench.media.applyGrants(consultation, granting([first, 'microphone', others]));

    expect(bench.engine.transports.map(({ type }) => type)).toEqual(Array(6).fill('webrtc'));
    const [router] = bench.engine.routers;
    expect((await router?.dump())?.transportIds).toHaveLength(6);
    expect((await router?.dump())?.rtpObserverIds).toEqual([]);
  });
});

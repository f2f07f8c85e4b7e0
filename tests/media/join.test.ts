import { describe, expect, it } from 'vitest';
import type { MediaErrorCode } from '../../server/media/media-error.ts';
import { webRtcLinks } from '../../server/media/link.ts';
import { aConsultation, aParticipant, granting, startMedia } from './support/call.ts';
import type { Bench } from './support/call.ts';
import { browserCapabilities, sending } from './support/rtp.ts';

const refusal = (code: MediaErrorCode) => ({ name: 'MediaError', code });
const NO_ID = 'b0f7f6a4-1111-4222-8333-944444444444';
const fingerprint = (algorithm: string) => ({
  fingerprints: [{ algorithm, value: Array.from({ length: 32 }, () => 'AB').join(':') }],
});

/** Media whose transports are the real ones, as browsers get them. */
const startForBrowsers = (announcedAddresses: string[] = ['127.0.0.1']): Promise<Bench> =>
  startMedia({ announcedAddresses, openLink: webRtcLinks(announcedAddresses) });

const join = ({ media }: Bench, consultation = aConsultation(), participant = aParticipant()) =>
  media.join(consultation, participant, { rtpCapabilities: browserCapabilities() });

describe('joining', () => {
  it('needs one reply: both transports, every track that is there, and what may be sent', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const { epoch } = await bench.media.room(consultation);
    const patient = await bench.device(consultation);
    const camera = await patient.produce('camera');
    const microphone = await patient.produce('microphone');
    const { joined } = await bench.device(consultation);

    expect(joined.epoch).toBe(epoch);
    expect(joined.send.id).not.toBe(joined.receive.id);
    expect(joined.tracks.map(({ producerId, source, kind }) => [producerId, source, kind])).toEqual([
      [camera, 'camera', 'video'],
      [microphone, 'microphone', 'audio'],
    ]);
    expect(joined.tracks.every(({ participantId }) => participantId === patient.id)).toBe(true);
    expect(bench.events.filter((event) => event.type === 'track')).toEqual([]);
  });

  it('offers UDP first and TCP as well on every announced address, without SCTP (S6)', async () => {
    const bench = await startForBrowsers(['192.0.2.7', '127.0.0.1']);
    const { send, receive } = await join(bench);
    const [worker] = bench.engine.workers;
    expect(worker).toBeDefined();
    for (const { id, iceCandidates } of [send, receive]) {
      const byPreference = [...iceCandidates].sort((a, b) => b.priority - a.priority);
      expect(byPreference.map(({ protocol, address }) => `${protocol} ${address}`)).toEqual([
        'udp 192.0.2.7',
        'udp 127.0.0.1',
        'tcp 192.0.2.7',
        'tcp 127.0.0.1',
      ]);
      const ports = (protocol: string) =>
        new Set(iceCandidates.filter((one) => one.protocol === protocol).map(({ port }) => port));
      expect(ports('udp').size).toBe(1);
      expect(ports('tcp').size).toBe(1);
      const dump = await bench.engine.transport(id).dump();
      expect(dump).toMatchObject({ sctpParameters: undefined, sctpState: undefined });
    }
  });

  it('routes VP8 with retransmission, and Opus with in-band FEC and DTX, under transport-cc', async () => {
    const bench = await startMedia();
    const { rtpCapabilities } = await bench.media.room(aConsultation());
    const codecs = rtpCapabilities.codecs ?? [];
    expect(codecs.map(({ mimeType }) => mimeType)).toEqual(['audio/opus', 'video/VP8', 'video/rtx']);
    expect(codecs[0]?.parameters).toEqual({ useinbandfec: 1, usedtx: 1 });
    for (const codec of codecs.slice(0, 2)) {
      expect(codec.rtcpFeedback).toContainEqual(expect.objectContaining({ type: 'transport-cc' }));
    }
  });

  it('[S8] a second time closes the first transports, and the others see the track go and come', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const gp = await bench.device(consultation);
    const first = await bench.device(consultation);
    await first.produce('camera');
    const { track } = await bench.event('track', ({ participantId }) => participantId === gp.id);

    const again = await bench.device(consultation, first.id);
    expect(bench.engine.transport(first.joined.send.id).closed).toBe(true);
    expect(bench.engine.transport(first.joined.receive.id).closed).toBe(true);
    expect(bench.engine.transport(again.joined.send.id).closed).toBe(false);
    const closed = await bench.event('track-closed');
    expect(closed).toMatchObject({ participantId: gp.id, consumerId: track.consumerId });
    expect(bench.media.stats()).toMatchObject({ participants: 2, transports: 4, producers: 0, consumers: 0 });

    const camera = await again.produce('camera');
    await bench.media.applyGrants(consultation, granting([again.id, 'camera', [gp.id]]));
    again.send('camera', 5);
    expect(await gp.received(camera)).toEqual([5]);
  });

  it('[S8] twice at once leaves one; the overtaken attempt is told so', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const participant = aParticipant();
    await bench.media.room(consultation);
    const [first, second] = await Promise.allSettled([
      join(bench, consultation, participant),
      join(bench, consultation, participant),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: refusal('not_joined') });
    expect(second.status).toBe('fulfilled');
    const open = bench.engine.transports.filter((transport) => !transport.closed);
    expect(open).toHaveLength(2);
  });

  it('is undone by leaving before it is done', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const participant = aParticipant();
    await bench.media.room(consultation);
    const joining = expect(join(bench, consultation, participant)).rejects.toMatchObject(
      refusal('not_joined'),
    );
    // `join` has got as far as asking the worker once it yields to this microtask.
    await Promise.resolve();
    bench.media.leave(consultation, participant);
    await joining;
    expect(bench.engine.transports.every((transport) => transport.closed)).toBe(true);
    expect(bench.media.stats().participants).toBe(0);
  });

  it('is undone by leaving while the room is still being made', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const participant = aParticipant();
    const joining = expect(join(bench, consultation, participant)).rejects.toMatchObject(
      refusal('not_joined'),
    );
    bench.media.leave(consultation, participant);
    await joining;
    expect(bench.media.stats()).toMatchObject({ rooms: 1, participants: 0 });
  });

  it('is refused for a device without VP8 or Opus, or with malformed capabilities', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const { codecs = [], headerExtensions = [] } = browserCapabilities();
    const without = (mimeType: string) => codecs.filter((codec) => codec.mimeType !== mimeType);
    const wrong = [
      {},
      { codecs: without('video/VP8'), headerExtensions },
      { codecs: without('audio/opus'), headerExtensions },
      { codecs: codecs.map((codec) => ({ ...codec, mimeType: 'nonsense' })), headerExtensions },
    ];
    for (const rtpCapabilities of wrong) {
      await expect(bench.media.join(consultation, aParticipant(), { rtpCapabilities })).rejects.toMatchObject(
        refusal('not_accepted'),
      );
    }
    expect(bench.engine.transports).toEqual([]);
  });

  it('ignores header extensions that the engine does not know', async () => {
    const bench = await startMedia();
    const { codecs, headerExtensions = [] } = browserCapabilities();
    const odd = { kind: 'video' as const, uri: 'urn:example:nobody-knows', preferredId: 14 };
    const joined = await bench.media.join(aConsultation(), aParticipant(), {
      rtpCapabilities: { codecs, headerExtensions: [...headerExtensions, odd] },
    });
    expect(joined.tracks).toEqual([]);
  });
});

describe('[S6] ids that are not one’s own', () => {
  it('are refused: of another participant, another room, or invented', async () => {
    const bench = await startForBrowsers();
    const consultation = aConsultation();
    const other = aConsultation();
    const [me, colleague, stranger] = [aParticipant(), aParticipant(), aParticipant()];
    const mine = await join(bench, consultation, me);
    const theirs = await join(bench, consultation, colleague);
    const elsewhere = await join(bench, other, stranger);

    for (const transportId of [theirs.send.id, theirs.receive.id, elsewhere.send.id, NO_ID]) {
      const dtlsParameters = fingerprint('sha-256');
      await expect(
        bench.media.connect(consultation, me, { transportId, dtlsParameters }),
      ).rejects.toMatchObject(refusal('unknown_id'));
      await expect(bench.media.restartIce(consultation, me, { transportId })).rejects.toMatchObject(
        refusal('unknown_id'),
      );
      const produce = {
        transportId,
        kind: 'video' as const,
        source: 'camera' as const,
        rtpParameters: sending('camera', 1),
      };
      await expect(bench.media.produce(consultation, me, produce)).rejects.toMatchObject(
        refusal('unknown_id'),
      );
    }
    expect(bench.engine.producers).toEqual([]);

    // The same calls with one's own ids are accepted.
    const dtlsParameters = fingerprint('sha-256');
    await bench.media.connect(consultation, me, { transportId: mine.send.id, dtlsParameters });
    const { iceParameters } = await bench.media.restartIce(consultation, me, { transportId: mine.send.id });
    expect(iceParameters.password).not.toBe(mine.send.iceParameters.password);
  });

  it('are refused for layers: of another’s consumer, of a sound, or invented', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const patient = await bench.device(consultation);
    await patient.produce('camera');
    await patient.produce('microphone');
    const gp = await bench.device(consultation);
    const chaperone = await bench.device(consultation);
    const consumerOf = (tracks: typeof gp.joined.tracks, source: string) =>
      tracks.find((track) => track.source === source)?.consumerId ?? '';

    for (const consumerId of [
      consumerOf(chaperone.joined.tracks, 'camera'),
      consumerOf(gp.joined.tracks, 'microphone'),
      NO_ID,
    ]) {
      await expect(
        bench.media.setLayer(consultation, gp.id, { consumerId, spatialLayer: 0 }),
      ).rejects.toMatchObject(refusal('unknown_id'));
    }
    const own = consumerOf(gp.joined.tracks, 'camera');
    await bench.media.setLayer(consultation, gp.id, { consumerId: own, spatialLayer: 2 });
  });

  it('the sending transport receives nothing and the receiving one sends nothing', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const participant = aParticipant();
    const { receive } = await join(bench, consultation, participant);
    await expect(
      bench.media.produce(consultation, participant, {
        transportId: receive.id,
        kind: 'video',
        source: 'camera',
        rtpParameters: sending('camera', 1),
      }),
    ).rejects.toMatchObject(refusal('unknown_id'));
  });

  it('anything before joining, or after leaving, is refused', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const device = await bench.device(consultation);
    const transportId = device.joined.send.id;
    const ask = (participant = device.id, room = consultation) =>
      bench.media.restartIce(room, participant, { transportId });
    await expect(ask(aParticipant())).rejects.toMatchObject(refusal('not_joined'));
    await expect(ask(device.id, aConsultation())).rejects.toMatchObject(refusal('not_joined'));
    bench.media.leave(consultation, device.id);
    await expect(ask()).rejects.toMatchObject(refusal('not_joined'));
  });
});

describe('connecting', () => {
  it('is refused with a fingerprint nobody knows, and a second time', async () => {
    const bench = await startForBrowsers();
    const consultation = aConsultation();
    const me = aParticipant();
    const { send } = await join(bench, consultation, me);
    const connect = (algorithm: string) =>
      bench.media.connect(consultation, me, {
        transportId: send.id,
        dtlsParameters: { role: 'client', ...fingerprint(algorithm) },
      });
    await expect(connect('md5')).rejects.toMatchObject(refusal('not_accepted'));
    await connect('sha-256');
    await expect(connect('sha-256')).rejects.toMatchObject(refusal('not_accepted'));
  });
});

describe('leaving', () => {
  it('closes the participant’s transports and tells the others which tracks went', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const gp = await bench.device(consultation);
    const patient = await bench.device(consultation);
    await patient.produce('camera');
    await patient.produce('microphone');
    const announced = bench.events.flatMap((event) =>
      event.type === 'track' ? [event.track.consumerId] : [],
    );
    bench.events.length = 0;

    bench.media.leave(consultation, patient.id);
    bench.media.leave(consultation, patient.id);
    expect(bench.events).toEqual(
      announced.map((consumerId) => ({
        type: 'track-closed',
        consultationId: consultation,
        participantId: gp.id,
        consumerId,
      })),
    );
    expect(bench.engine.transport(patient.joined.send.id).closed).toBe(true);
    expect(bench.media.stats()).toMatchObject({ participants: 1, transports: 2, producers: 0, consumers: 0 });
  });
});

describe('a listener that throws', () => {
  it('keeps nobody else from hearing, and nothing from closing', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const gp = await bench.device(consultation);
    const patient = await bench.device(consultation);
    const camera = await patient.produce('camera');
    const later: string[] = [];
    bench.media.onEvent(() => {
      throw new Error('listener bug');
    });
    const stop = bench.media.onEvent((event) => later.push(event.type));
    bench.media.leave(consultation, patient.id);
    expect(later).toEqual(['fault', 'track-closed']);
    expect(bench.engine.producer(camera).closed).toBe(true);
    stop();
    bench.media.leave(consultation, gp.id);
    expect(later).toHaveLength(2);
  });
});

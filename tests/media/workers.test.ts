import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { describe, expect, it } from 'vitest';
import { webRtcLinks } from '../../server/media/link.ts';
import { MediaWorker } from '../../server/media/media-worker.ts';
import { aConsultation, aParticipant, granting, startMedia, workerBin } from './support/call.ts';
import type { Bench } from './support/call.ts';
import { browserCapabilities, sending } from './support/rtp.ts';

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A TCP port that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });

const workerOf = async (bench: Bench, routerId: string) => {
  for (const worker of bench.engine.workers) {
    if (!worker.closed && (await worker.dump()).routerIds.includes(routerId)) return worker;
  }
  throw new Error('no worker has this room');
};

describe('[S8] a worker that dies', () => {
  it('loses its own room only; the next room has a new epoch, and the old grants hold in it', async () => {
    const bench = await startMedia({ workers: 2 });
    const [hit, spared] = [aConsultation(), aConsultation()];
    const patient = await bench.device(hit);
    const gp = await bench.device(hit);
    const grants = granting([patient.id, 'camera', [gp.id]]);
    await bench.media.applyGrants(hit, grants);
    const other = { patient: await bench.device(spared), gp: await bench.device(spared) };
    const otherCamera = await other.patient.produce('camera');
    await bench.media.applyGrants(spared, granting([other.patient.id, 'camera', [other.gp.id]]));
    const epochs = { hit: patient.joined.epoch, spared: other.patient.joined.epoch };
    const victim = await workerOf(bench, epochs.hit);
    expect((await workerOf(bench, epochs.spared)).pid).not.toBe(victim.pid);

    process.kill(victim.pid, 'SIGKILL');
    const lost = await bench.event('room-lost');
    expect(lost.consultationId).toBe(hit);
    expect(await bench.event('fault')).toMatchObject({ detail: expect.stringContaining(String(victim.pid)) });

    const rebuilt = await bench.media.room(hit);
    expect(rebuilt.epoch).not.toBe(epochs.hit);
    const again = { patient: await bench.device(hit, patient.id), gp: await bench.device(hit, gp.id) };
    const camera = await again.patient.produce('camera');
    again.patient.send('camera', 1);
    expect(await again.gp.received(camera)).toEqual([1]);

    expect((await bench.media.room(spared)).epoch).toBe(epochs.spared);
    other.patient.send('camera', 2);
    expect(await other.gp.received(otherCamera)).toEqual([2]);
    expect(bench.events.filter((event) => event.type === 'room-lost')).toHaveLength(1);
  });

  it('is waited for when it was the only one, even by whoever asks the moment the room is lost', async () => {
    const bench = await startMedia({ workers: 1 });
    const consultation = aConsultation();
    const before = await bench.media.room(consultation);
    const after = new Promise<string>((resolve, reject) => {
      bench.media.onEvent((event) => {
        if (event.type !== 'room-lost') return;
        bench.media.room(consultation).then((room) => resolve(room.epoch), reject);
      });
    });
    const [worker] = bench.engine.workers;
    process.kill(worker?.pid ?? 0, 'SIGKILL');
    expect(await after).not.toBe(before.epoch);
    expect(bench.media.stats()).toMatchObject({ workers: 1, rooms: 1 });
  });

  it('is replaced on the same port, over UDP and TCP', async () => {
    const port = await freePort();
    const bench = await startMedia({ port, openLink: webRtcLinks([]) });
    const consultation = aConsultation();
    const ports = async () => {
      const { send } = await bench.media.join(consultation, aParticipant(), {
        rtpCapabilities: browserCapabilities(),
      });
      return send.iceCandidates.map((candidate) => `${candidate.protocol} ${candidate.port}`);
    };
    expect(await ports()).toEqual([`udp ${port}`, `tcp ${port}`]);
    process.kill(bench.engine.workers[0]?.pid ?? 0, 'SIGKILL');
    await bench.event('room-lost');
    expect(await ports()).toEqual([`udp ${port}`, `tcp ${port}`]);
  });

  it('is not replaced when the library itself ended it, as it does on SIGTERM', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    await bench.media.room(consultation);
    bench.engine.workers[0]?.close();
    expect(await bench.event('room-lost')).toMatchObject({ consultationId: consultation });
    await expect(bench.media.room(consultation)).rejects.toMatchObject({ code: 'unavailable' });
    expect(bench.engine.workers).toHaveLength(1);
  });

  it('while somebody joins, tells them that media is not available', async () => {
    const bench = await startMedia({ workers: 1 });
    const consultation = aConsultation();
    await bench.media.room(consultation);
    const [worker] = bench.engine.workers;
    const pid = worker?.pid ?? 0;
    // Stopped, the worker answers nothing, so that the join is certainly under way when it dies.
    process.kill(pid, 'SIGSTOP');
    const joining = bench.media.join(consultation, aParticipant(), {
      rtpCapabilities: browserCapabilities(),
    });
    process.kill(pid, 'SIGKILL');
    await expect(joining).rejects.toMatchObject({ name: 'MediaError', code: 'unavailable' });
  });
});

describe('starting', () => {
  const options = {
    logLevel: 'none',
    listenIp: '127.0.0.1',
    announcedAddress: null,
    port: 0,
  } as const;

  it('without the binary fails with its path', async () => {
    const missing = '/nonexistent/mediasoup-worker';
    await expect(MediaWorker.create({ ...options, workerBin: missing })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(missing),
    });
  });

  it('a worker that says nothing, as one of another version does, fails in time and leaves no process', async () => {
    const folder = await mkdtemp(path(tmpdir(), 'silent-worker-'));
    const silent = path(folder, 'worker');
    const pidFile = path(folder, 'pid');
    await writeFile(silent, `#!/bin/sh\necho $$ > ${pidFile}\nexec sleep 600\n`);
    await chmod(silent, 0o700);
    await expect(
      MediaWorker.create({ ...options, workerBin: silent, startTimeout: 1000 }),
    ).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('version') });
    const pid = Number(await readFile(pidFile, 'utf8'));
    await expect.poll(() => isRunning(pid)).toBe(false);
    await rm(folder, { recursive: true });
  });

  it('on a port that is taken fails', async () => {
    const first = await MediaWorker.create({ ...options, workerBin: workerBin() });
    const port = (await first.server.dump()).udpSockets[0]?.port ?? 0;
    await expect(MediaWorker.create({ ...options, workerBin: workerBin(), port })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await first.close();
  });

  it('rooms are spread over the workers', async () => {
    const bench = await startMedia({ workers: 2 });
    await Promise.all(Array.from({ length: 6 }, () => bench.media.room(aConsultation())));
    const dumps = await Promise.all(bench.engine.workers.map((worker) => worker.dump()));
    expect(dumps.map((dump) => dump.routerIds.length)).toEqual([3, 3]);
  });
});

describe('nothing is left behind', () => {
  it('[S8] after 200 joins and leaves, and closed rooms, the workers hold what they held at first', async () => {
    const bench = await startMedia({ workers: 2, openLink: webRtcLinks([]) });
    const before = await bench.engine.held();
    expect(before).toMatchObject({ routers: 0, transports: 0 });
    const rooms = Array.from({ length: 4 }, aConsultation);
    for (let round = 0; round < 25; round++) {
      await Promise.all(
        rooms.flatMap((consultation) => [
          joinAndLeave(bench, consultation),
          joinAndLeave(bench, consultation),
        ]),
      );
    }
    expect(bench.engine.transports).toHaveLength(400);
    expect(bench.media.stats()).toMatchObject({ rooms: 4, participants: 0, transports: 0, producers: 0 });
    expect(await bench.engine.held()).toMatchObject({ routers: 4, transports: 0 });

    for (const consultation of rooms) bench.media.closeRoom(consultation);
    expect(await bench.engine.held()).toEqual(before);
    expect(bench.media.stats()).toEqual({
      workers: 2,
      rooms: 0,
      participants: 0,
      transports: 0,
      producers: 0,
      consumers: 0,
    });
  });

  it('closing ends the processes, may be repeated, and refuses what comes after', async () => {
    const bench = await startMedia({ workers: 2 });
    const consultation = aConsultation();
    await bench.device(consultation);
    const pids = bench.engine.workers.map(({ pid }) => pid);
    expect(pids.map(isRunning)).toEqual([true, true]);

    await Promise.all([bench.media.close(), bench.media.close()]);
    await bench.media.close();
    expect(pids.map(isRunning)).toEqual([false, false]);
    expect(bench.media.stats()).toMatchObject({ workers: 0, rooms: 0 });
    await expect(bench.media.room(consultation)).rejects.toMatchObject({ code: 'unavailable' });
    expect(bench.events.filter((event) => event.type === 'room-lost' || event.type === 'fault')).toEqual([]);
  });

  it('a closed room is gone with its grants; one of the same consultation starts with nothing granted', async () => {
    const bench = await startMedia();
    const consultation = aConsultation();
    const before = { patient: await bench.device(consultation), gp: await bench.device(consultation) };
    const grants = granting([before.patient.id, 'camera', [before.gp.id]]);
    await bench.media.applyGrants(consultation, grants);
    bench.media.closeRoom(consultation);
    bench.media.closeRoom(consultation);

    const patient = await bench.device(consultation, before.patient.id);
    const gp = await bench.device(consultation, before.gp.id);
    expect(patient.joined.epoch).not.toBe(before.patient.joined.epoch);
    const camera = await patient.produce('camera');
    patient.send('camera', 1);
    expect(await gp.received(camera)).toEqual([]);
  });
});

async function joinAndLeave({ media }: Bench, consultation: ReturnType<typeof aConsultation>): Promise<void> {
  const participant = aParticipant();
  const { send } = await media.join(consultation, participant, { rtpCapabilities: browserCapabilities() });

  await media.produce(consultation, participant, {
    transportId: send.id,
    kind: 'audio',
    source: 'microphone',
    rtpParameters: sending('microphone', 1),
  });
  media.leave(consultation, participant);
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeDevices } from '../../../tests/support/client/fake-devices.ts';
import { FakeRoom, remoteTrack } from '../../../tests/support/client/fake-room.ts';
import { FakeStream, fakeOf } from '../../../tests/support/client/fake-track.ts';
import { ERRORS } from '../../../shared/error-texts.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { ParticipantId } from '../../../shared/ids.ts';
import { ClientError, localError } from '../../platform/client-error.ts';
import { PATIENT_STREAM } from '../devices/constraints.ts';
import { LocalMedia } from '../devices/local-media.ts';
import { CallEngine } from './call-engine.ts';

const gp = ParticipantId.parse('11111111-2222-4333-8444-555555555555');
const chaperone = ParticipantId.parse('66666666-2222-4333-8444-555555555555');

let room: FakeRoom;
let local: LocalMedia;
let engine: CallEngine;
let problems: unknown[];

const refuse = (code: ErrorCode) => {
  throw new ClientError(code, ERRORS[code].text);
};
const start = () => {
  const { emit, on, createDevice } = room;
  engine = new CallEngine({ emit, on, local, createDevice, onProblem: (error) => problems.push(error) });
};
const phase = () => engine.state.getState().phase;
const remote = () => engine.state.getState().remote;
const allowed = () => engine.state.getState().allowed;
const acquire = () => local.acquire({ camera: true, microphone: true });

/** Joined with both own tracks, both transports connected. */
const live = async () => {
  await acquire();
  start();
  room.announce();
  await vi.waitFor(() => expect(room.count('media:produce camera')).toBe(1));
  room.setConnection('connected');
  await vi.waitFor(() => expect(phase()).toBe('live'));
};
const joins = (count: number) => vi.waitFor(() => expect(room.count('media:join')).toBe(count));

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeStream);
  room = new FakeRoom();
  local = new LocalMedia({ size: PATIENT_STREAM, devices: new FakeDevices().asDevices, secure: true });
  problems = [];
});

afterEach(() => {
  engine.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('joining', () => {
  it('waits until the server announces the room', async () => {
    await acquire();
    start();
    expect(phase()).toBe('waiting');
    expect(room.log).toEqual([]);
  });

  it('tries again when the video service is starting', async () => {
    vi.useFakeTimers();
    start();
    room.intercept = (name) =>
      name === 'media:join' && room.count('media:join') < 3 ? refuse('media_unavailable') : undefined;
    room.announce();
    await vi.advanceTimersByTimeAsync(2000);
    expect(room.count('media:join')).toBe(3);
    expect(phase()).toBe('live');
  });

  it('does not ask again what the rules refused', async () => {
    vi.useFakeTimers();
    start();
    room.intercept = (name) => (name === 'media:join' ? refuse('not_allowed') : undefined);
    room.announce();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(room.count('media:join')).toBe(1);
    expect(problems).toMatchObject([{ code: 'not_allowed' }]);
  });

  it('says so in a browser that cannot do calls', async () => {
    const { emit, on } = room;
    const createDevice = () => Promise.reject(Object.assign(new Error('no'), { name: 'UnsupportedError' }));
    engine = new CallEngine({ emit, on, local, createDevice });
    room.announce();
    await vi.waitFor(() => expect(phase()).toBe('unsupported'));
  });

  it('needs one round trip before anything else is sent: no command waits for another’s answer', async () => {
    await acquire();
    start();
    room.tracks = [remoteTrack(gp, 'camera'), remoteTrack(gp, 'microphone')];
    // Nothing after the join is ever answered.
    room.intercept = (name) => (name === 'media:join' ? undefined : new Promise(() => {}));
    room.announce();
    await vi.waitFor(() => expect(room.log).toHaveLength(5));
    expect(room.log[0]).toBe('media:join');
    expect([...room.log].sort()).toEqual([
      'media:connect',
      'media:connect',
      'media:join',
      'media:produce camera',
      'media:produce microphone',
    ]);
    await vi.waitFor(() => expect(remote()).toHaveLength(2));
  });

  it('sends the camera in two layers and the sound first', async () => {
    await live();
    const produced = room.log.filter((entry) => entry.startsWith('media:produce'));
    expect(produced).toEqual(['media:produce microphone', 'media:produce camera']);
    const camera = room.payloads[room.log.indexOf('media:produce camera')];
    expect(camera).toMatchObject({
      kind: 'video',
      rtpParameters: { encodings: [{ scaleResolutionDownBy: 2 }, { scaleResolutionDownBy: 1 }] },
    });
  });

  it('receives what is there, and knows what flows and what it may send', async () => {
    room.tracks = [remoteTrack(gp, 'camera', false)];
    room.producing = [
      { source: 'camera', allowed: false },
      { source: 'microphone', allowed: true },
    ];
    start();
    room.announce();
    await vi.waitFor(() => expect(remote()).toHaveLength(1));
    expect(remote()[0]).toMatchObject({ participantId: gp, source: 'camera', flowing: false });
    expect(allowed()).toEqual({ camera: false, microphone: true });
  });

  it('sends a camera that opens after the join', async () => {
    start();
    room.announce();
    await vi.waitFor(() => expect(phase()).toBe('live'));
    await acquire();
    await vi.waitFor(() => expect(room.count('media:produce camera')).toBe(1));
  });
});

describe('what arrives', () => {
  it('waits for the join it follows', async () => {
    const answered = Promise.withResolvers<void>();
    room.intercept = (name) => (name === 'media:join' ? answered.promise : undefined);
    const early = remoteTrack(chaperone, 'camera', false);
    start();
    room.announce();
    await joins(1);
    room.say('media:track', early);
    room.say('media:flow', {
      tracks: [{ consumerId: early.consumerId, flowing: true }],
      producing: [{ source: 'camera', allowed: true }],
    });
    expect(remote()).toEqual([]);
    answered.resolve();
    await vi.waitFor(() => expect(remote()).toMatchObject([{ participantId: chaperone, flowing: true }]));
    expect(allowed()).toEqual({ camera: true, microphone: false });
  });

  it('does not receive a track twice that was in the reply and was announced as well', async () => {
    const track = remoteTrack(gp, 'camera');
    room.tracks = [track];
    start();
    room.announce();
    await vi.waitFor(() => expect(remote()).toHaveLength(1));
    room.say('media:track', { ...track, consumerId: 'of the session before' });
    room.say('media:track', remoteTrack(chaperone, 'camera'));
    await vi.waitFor(() => expect(remote()).toHaveLength(2));
    expect(remote()[0]?.consumerId).toBe(track.consumerId);
  });

  it('drops a track that was closed, and exchanges one that was produced anew', async () => {
    const [first, second] = [remoteTrack(gp, 'camera'), remoteTrack(gp, 'camera')];
    room.tracks = [first];
    start();
    room.announce();
    await vi.waitFor(() => expect(remote()).toHaveLength(1));
    room.say('media:track', second);
    await vi.waitFor(() => expect(remote().map(({ consumerId }) => consumerId)).toEqual([second.consumerId]));
    room.say('media:track-closed', { consumerId: second.consumerId });
    await vi.waitFor(() => expect(remote()).toEqual([]));
  });

  it('asks for the layer of somebody’s camera', async () => {
    const track = remoteTrack(gp, 'camera');
    room.tracks = [remoteTrack(gp, 'microphone'), track];
    start();
    room.announce();
    await vi.waitFor(() => expect(remote()).toHaveLength(2));
    engine.preferLayer(gp, 1);
    expect(room.payloads.at(-1)).toEqual({ consumerId: track.consumerId, spatialLayer: 1 });
  });
});

describe('[S8] coming back by itself', () => {
  it('joins again with the same tracks when the room was rebuilt', async () => {
    await live();
    const { track } = local.state.getState().camera;
    room.announce('second');
    await vi.waitFor(() => expect(room.count('media:produce camera')).toBe(2));
    expect(phase()).toBe('recovering');
    room.setConnection('connected');
    await vi.waitFor(() => expect(phase()).toBe('live'));
    expect(local.state.getState().camera.track).toBe(track);
    expect(fakeOf(track).readyState).toBe('live');
  });

  it('keeps the pictures of before until the new ones are there', async () => {
    room.tracks = [remoteTrack(gp, 'camera')];
    await live();
    await vi.waitFor(() => expect(remote()).toHaveLength(1));
    const counts: number[] = [];
    engine.state.subscribe((state) => counts.push(state.remote.length));
    room.tracks = [remoteTrack(gp, 'camera')];
    room.announce('second');
    await vi.waitFor(() => expect(remote()[0]?.consumerId).toBe(room.tracks[0]?.consumerId));
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  it('looks for a new path at once when the connection is disturbed, without joining again', async () => {
    await live();
    room.setConnection('disconnected');
    await vi.waitFor(() => expect(room.count('media:restart-ice')).toBeGreaterThan(0));
    expect(phase()).toBe('recovering');
    room.setConnection('connected');
    expect(phase()).toBe('live');
    expect(room.count('media:join')).toBe(1);
  });

  it('builds everything anew when a new path does not help within 5 s', async () => {
    await live();
    vi.useFakeTimers();
    room.setConnection('disconnected');
    await vi.advanceTimersByTimeAsync(4_900);
    expect(room.count('media:join')).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(room.count('media:join')).toBe(2);
  });

  it('builds everything anew when the server no longer knows the transport', async () => {
    await live();
    vi.useFakeTimers();
    room.intercept = (name) => (name === 'media:restart-ice' ? refuse('not_found') : undefined);
    room.setConnection('failed');
    await vi.advanceTimersByTimeAsync(500);
    expect(room.count('media:join')).toBe(2);
  });

  it('waits for the socket instead of storming while there is no connection', async () => {
    await live();
    vi.useFakeTimers();
    room.intercept = () => {
      throw localError('offline');
    };
    room.setConnection('disconnected');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(room.log.length).toBeLessThan(10);
    room.intercept = () => {};
    room.announce();
    await vi.advanceTimersByTimeAsync(10);
    room.setConnection('connected');
    expect(phase()).toBe('live');
  });

  it('drops the answer to a join that was overtaken by a newer room', async () => {
    const first = Promise.withResolvers<void>();
    room.intercept = (name) =>
      name === 'media:join' && room.count('media:join') === 1 ? first.promise : undefined;
    room.tracks = [remoteTrack(gp, 'camera')];
    start();
    room.announce('first');
    await joins(1);
    room.announce('second');
    await vi.waitFor(() => expect(remote()).toHaveLength(1));
    const kept = remote();
    first.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(remote()).toBe(kept);
  });

  it('joins again after the server refused a track for a passing reason', async () => {
    await acquire();
    vi.useFakeTimers();
    let refused = false;
    room.intercept = (name) => {
      if (name !== 'media:produce' || refused) return;
      refused = true;
      refuse('media_unavailable');
    };
    start();
    room.announce();
    await vi.advanceTimersByTimeAsync(1000);
    expect(room.count('media:join')).toBe(2);
    expect(room.count('media:produce camera')).toBe(2);
  });

  it('exchanges the track in the call when the camera changes, without producing anew', async () => {
    await live();
    await local.flip();
    expect(room.count('media:produce camera')).toBe(1);
  });
});

describe('leaving', () => {
  it('stops listening, ends the session and leaves the own tracks open', async () => {
    room.tracks = [remoteTrack(gp, 'camera')];
    await live();
    engine.close();
    expect(room.listening).toBe(0);
    expect(phase()).toBe('closed');
    expect(remote()).toEqual([]);
    expect(fakeOf(local.state.getState().camera.track).readyState).toBe('live');
  });

  it('does not join once it was left while the answer was under way', async () => {
    const answered = Promise.withResolvers<void>();
    room.intercept = (name) => (name === 'media:join' ? answered.promise : undefined);
    start();
    room.announce();
    await joins(1);
    engine.close();
    answered.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(phase()).toBe('closed');
    expect(room.log).toEqual(['media:join']);
  });
});

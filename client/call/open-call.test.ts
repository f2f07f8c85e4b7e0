import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeDevices } from '../../tests/support/client/fake-devices.ts';
import { FakeRoom, remoteTrack } from '../../tests/support/client/fake-room.ts';
import { FakeStream } from '../../tests/support/client/fake-track.ts';
import { participantId } from '../fixtures/people.ts';
import { STAFF_STREAM } from './devices/constraints.ts';
import { LocalMedia } from './devices/local-media.ts';
import type { CallEngine } from './engine/call-engine.ts';
import { loadCall } from './load.ts';
import { openCall, type OpenCall } from './open-call.ts';

const patient = participantId(1);

/** Enough of a page for sound: it counts what is heard, and whether the browser lets it be. */
class FakePage extends EventTarget {
  visibilityState = 'visible';
  playing = 0;
  mayPlay = true;
  readonly body = { append: () => (this.playing += 1) };
  readonly createElement = () => ({
    dataset: {},
    srcObject: null,
    play: async () => {
      if (!this.mayPlay) throw new DOMException('a tap first', 'NotAllowedError');
    },
    remove: () => (this.playing -= 1),
  });
}

let page: FakePage;
let room: FakeRoom;
let local: LocalMedia;
let call: OpenCall;

const open = (load = loadCall) => {
  const { emit, on, createDevice } = room;
  call = openCall({ emit, on, createDevice, local, load });
};
const joined = async () => {
  await vi.waitFor(() => expect(room.listening).toBeGreaterThan(0));
  room.announce();
  await vi.waitFor(() => expect(call.state.getState().remote).toHaveLength(room.tracks.length));
};

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeStream);
  vi.stubGlobal('document', (page = new FakePage()));
  room = new FakeRoom();
  room.tracks = [remoteTrack(patient, 'camera'), remoteTrack(patient, 'microphone')];
  local = new LocalMedia({ size: STAFF_STREAM, devices: new FakeDevices().asDevices, secure: true });
});

afterEach(() => {
  call.close();
  local.release();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the code of the call', () => {
  it('is asked for again when it does not arrive', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const load = vi.fn(loadCall).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    open(load);
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    expect(load).toHaveBeenCalledTimes(2);
    await joined();
  });

  it('never joins when it arrives after the page was left', async () => {
    let arrive = () => {};
    const network = new Promise<void>((resolve) => (arrive = resolve));
    let engine: CallEngine | undefined;
    open(async (options) => {
      await network;
      return (engine = await loadCall(options));
    });
    call.close();
    arrive();
    await vi.waitFor(() => expect(engine?.state.getState().phase).toBe('closed'));
    expect(room.listening).toBe(0);
    expect(page.playing).toBe(0);
  });
});

describe('an open call', () => {
  it('opens the own devices, and shows and plays whoever arrives', async () => {
    open();
    await joined();
    expect(local.state.getState().camera.status).toBe('live');
    expect(local.state.getState().microphone.status).toBe('live');
    expect(call.state.getState().remote.map(({ source }) => source)).toEqual(['camera', 'microphone']);
    expect(page.playing).toBe(1);
  });

  it('says when the browser wants a tap, and no more once it had one', async () => {
    page.mayPlay = false;
    open();
    await joined();
    await vi.waitFor(() => expect(call.state.getState().soundBlocked).toBe(true));
    page.mayPlay = true;
    call.unlockSound();
    await vi.waitFor(() => expect(call.state.getState().soundBlocked).toBe(false));
  });

  it('asks once for a layer, however often a screen asks', async () => {
    open();
    call.preferLayer(patient, 1);
    await joined();
    call.preferLayer(patient, 1);
    call.preferLayer(patient, 1);
    expect(room.count('media:layer')).toBe(1);
  });

  it('is silent and deaf once closed, and leaves the devices to whoever opened them', async () => {
    open();
    await joined();
    call.close();
    expect(page.playing).toBe(0);
    expect(room.listening).toBe(0);
    expect(local.state.getState().camera.track?.readyState).toBe('live');
  });
});

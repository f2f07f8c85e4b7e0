import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeDevices } from '../../../tests/support/client/fake-devices.ts';
import { pngOf, WebKitCamera } from '../../../tests/support/client/fake-photo-camera.ts';
import { FakeStream, fakeOf } from '../../../tests/support/client/fake-track.ts';
import { PATIENT_STREAM } from '../devices/constraints.ts';
import { LocalMedia } from '../devices/local-media.ts';
import { takeStill, type StillBrowser } from './take-still.ts';

const figures = { sharpness: 250, clippedDark: 0.01, clippedBright: 0.02 };

let devices: FakeDevices;
let local: LocalMedia;
let camera: WebKitCamera;
let stop: AbortController;
/** Sizes of the track when a frame was grabbed, and how the call was scaled meanwhile. */
let grabbed: string[];
let scaled: number[];
let browser: StillBrowser;

const sizeOf = (track: MediaStreamTrack) => {
  const { width = 0, height = 0 } = track.getSettings();
  return { width, height };
};

beforeEach(async () => {
  vi.stubGlobal('MediaStream', FakeStream);
  devices = new FakeDevices();
  local = new LocalMedia({ size: PATIENT_STREAM, lens: 'rear', devices: devices.asDevices, secure: true });
  await local.acquire({ camera: true, microphone: true });
  camera = new WebKitCamera();
  stop = new AbortController();
  grabbed = [];
  scaled = [];
  local.attach({ replace: async () => {}, scaleDown: async (factor) => void scaled.push(factor) });
  browser = {
    photoDevice: camera.device,
    grabFrame: async (track) => {
      const size = sizeOf(track);
      grabbed.push(`${String(size.width)}x${String(size.height)}`);
      return pngOf(size);
    },
    measure: async () => figures,
  };
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const take = () => takeStill(local, { signal: stop.signal, browser });
const reopened = () => devices.asked.length - 1;

const growingTrack = () => {
  const track = fakeOf(local.state.getState().camera.track);
  track.growUpTo(3840);
  return track;
};

describe('the ladder of the guided still', () => {
  it('refuses while the person has switched the camera off', async () => {
    local.setEnabled('camera', false);
    await expect(take()).rejects.toMatchObject({ code: 'camera_off' });
    expect(camera.asked).toEqual([]);
  });

  it('says what was tried when every step fails', async () => {
    camera.faults = ['reject', 'reject'];
    browser = { ...browser, grabFrame: () => Promise.reject(new Error('no frames')) };
    await expect(take()).rejects.toMatchObject({
      code: 'failed',
      tried: 'device_frame',
      reasons: [
        'take_photo: OperationError',
        'take_photo_fresh_track: OperationError',
        'device_frame: Error',
      ],
    });
  });

  it('[R3] takes nothing once it was stopped, also in the middle of a photograph', async () => {
    camera.faults = ['hang'];
    const taking = take();
    await vi.waitFor(() => expect(camera.asked).toHaveLength(1));
    stop.abort();
    await expect(taking).rejects.toMatchObject({ code: 'stopped' });
    expect(reopened()).toBe(0);
    expect(grabbed).toEqual([]);
  });

  it('asks exactly for the camera’s largest size, both sides, and gets the whole sensor', async () => {
    const still = await take();
    expect(camera.asked).toEqual([{ imageWidth: 4032, imageHeight: 3024, fillLightMode: 'off' }]);
    expect(still.about).toEqual({
      method: 'take_photo',
      mime: 'image/png',
      width: 4032,
      height: 3024,
      lens: 'rear',
      light: 'off',
      angle: 0,
      deviceClass: 'computer',
      figures,
      streamWidth: 1280,
      streamHeight: 720,
    });
  });

  it('finds the largest size where the camera does not tell and falls back when asked for more', async () => {
    camera.tellsCapabilities = false;
    camera.formats = [
      { width: 1280, height: 720 },
      { width: 1920, height: 1440 },
    ];
    const still = await take();
    expect(camera.asked.map(({ imageWidth }) => imageWidth)).toEqual([4032, 3840, 1920]);
    expect(still.about).toMatchObject({ width: 1920, height: 1440, method: 'take_photo', light: 'unknown' });
  });

  it('keeps the first picture when asking for another size fails', async () => {
    camera.tellsCapabilities = false;
    camera.formats = [];
    const take1 = camera.device;
    let count = 0;
    browser = {
      ...browser,
      photoDevice: (track) => {
        const device = take1(track);
        const takePhoto = (settings?: PhotoSettings) => {
          count += 1;
          return count > 1
            ? Promise.reject(new DOMException('', 'OperationError'))
            : device.takePhoto(settings);
        };
        return { ...device, takePhoto };
      },
    };
    expect((await take()).about).toMatchObject({ width: 1280, height: 720, method: 'take_photo' });
  });

  it('takes a fresh track after one failure, because the old one fails for ever', async () => {
    camera.faults = ['reject'];
    const before = local.state.getState().camera.track;
    const still = await take();
    expect(still.about).toMatchObject({ method: 'take_photo_fresh_track', width: 4032 });
    expect(reopened()).toBe(1);
    expect(fakeOf(before).readyState).toBe('ended');
    expect(local.state.getState().camera).toMatchObject({ status: 'live' });
    expect(local.state.getState().camera.track).not.toBe(before);
  });

  it('gives a hanging photograph 8 s, then takes a fresh track', async () => {
    vi.useFakeTimers();
    camera.faults = ['hang'];
    const taking = take();
    await vi.advanceTimersByTimeAsync(7_900);
    expect(reopened()).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect((await taking).about.method).toBe('take_photo_fresh_track');
  });

  it('does not take for a photograph what is not a picture', async () => {
    camera.faults = ['not a picture'];
    expect((await take()).about.method).toBe('take_photo_fresh_track');
  });

  it('goes straight to a frame where the browser cannot photograph', async () => {
    growingTrack();
    browser = { ...browser, photoDevice: () => null };
    const still = await take();
    expect(still.about).toMatchObject({
      method: 'device_frame',
      width: 3840,
      height: 2160,
      streamWidth: 1280,
    });
    expect(reopened()).toBe(0);
  });

  it('grabs the frame at the stream’s largest size, with the call scaled down, and puts all back', async () => {
    const track = growingTrack();
    browser = { ...browser, photoDevice: () => null };
    await take();
    expect(grabbed).toEqual(['3840x2160']);
    expect(scaled).toEqual([3, 1]);
    expect(sizeOf(track.asTrack)).toEqual({ width: 1280, height: 720 });
  });

  it('puts the call back also when no frame comes', async () => {
    const track = growingTrack();
    browser = { ...browser, photoDevice: () => null, grabFrame: () => Promise.reject(new Error('none')) };
    await expect(take()).rejects.toMatchObject({ code: 'failed' });
    expect(scaled).toEqual([3, 1]);
    expect(sizeOf(track.asTrack)).toEqual({ width: 1280, height: 720 });
  });

  it('grabs a frame when the camera only gives photographs smaller than its stream', async () => {
    const tiny = { width: 192, height: 144 };
    browser = {
      ...browser,
      photoDevice: () => ({
        getPhotoCapabilities: async () => ({}),
        takePhoto: async () => pngOf(tiny),
      }),
    };
    const still = await take();
    expect(still.about).toMatchObject({ method: 'device_frame', width: 1280, height: 720 });
    expect(reopened()).toBe(0);
  });

  it('prefers a grown stream to a photograph of no more than the stream, and keeps that in reserve', async () => {
    camera.formats = [];
    growingTrack();
    expect((await take()).about).toMatchObject({ method: 'device_frame', width: 3840 });
    browser = { ...browser, grabFrame: () => Promise.reject(new Error('no frames')) };
    expect((await take()).about).toMatchObject({ method: 'take_photo', width: 1280 });
  });

  it('does not call the camera off while it reconfigures', async () => {
    const seen = new Set<string>();
    local.state.subscribe(({ camera: own }) => seen.add(own.status));
    await take();
    expect(seen).toEqual(new Set(['live']));
  });

  it('asks for the light by fillLightMode where the camera has one', async () => {
    const still = await takeStill(local, { signal: stop.signal, browser, light: 'flash' });
    expect(camera.asked[0]).toMatchObject({ fillLightMode: 'flash' });
    expect(still.about.light).toBe('flash');
  });

  it('takes the picture also when nothing could be measured', async () => {
    browser = { ...browser, measure: async () => null };
    expect((await take()).about.figures).toBeNull();
  });

  it('[R3] lets go of a picture that was stopped while it was measured', async () => {
    browser = {
      ...browser,
      measure: async () => {
        stop.abort();
        return figures;
      },
    };
    await expect(take()).rejects.toMatchObject({ code: 'stopped' });
  });
});

describe('[R17] the picture in memory', () => {
  it('is gone from the object and its address once forgotten', async () => {
    const still = await take();
    const { url } = still;
    expect(url).toMatch(/^blob:/);
    expect((await fetch(url ?? '')).ok).toBe(true);
    still.forget();
    expect(still.blob).toBeNull();
    expect(still.url).toBeNull();
    await expect(fetch(url ?? '')).rejects.toThrow();
  });
});

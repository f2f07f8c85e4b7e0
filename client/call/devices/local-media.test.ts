import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeDevices } from '../../../tests/support/client/fake-devices.ts';
import { FakeStream, fakeOf } from '../../../tests/support/client/fake-track.ts';
import { PATIENT_STREAM } from './constraints.ts';
import { LocalMedia, type TrackSender } from './local-media.ts';

const no = (name: string, message = '') => new DOMException(message, name);
const both = { camera: true, microphone: true };

const scene = (options: { secure?: boolean } = {}) => {
  const devices = new FakeDevices();
  const local = new LocalMedia({
    size: PATIENT_STREAM,
    devices: devices.asDevices,
    secure: options.secure ?? true,
  });
  return { devices, local, state: () => local.state.getState() };
};

class RecordingSender implements TrackSender {
  readonly log: string[] = [];
  async replace(source: 'camera' | 'microphone', track: MediaStreamTrack) {
    this.log.push(`${source} ${track.label}`);
  }
  async scaleDown(factor: number) {
    this.log.push(`scale ${String(factor)}`);
  }
}

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeStream);
});

describe('opening camera and microphone', () => {
  it('asks nobody on a page that is not secure', async () => {
    const { devices, local, state } = scene({ secure: false });
    expect(await local.acquire(both)).toEqual({ camera: 'insecure', microphone: 'insecure' });
    expect(devices.asked).toEqual([]);
    expect(state().camera).toMatchObject({ status: 'failed', problem: 'insecure' });
  });

  it('says that an in-app browser has no camera access', async () => {
    const local = new LocalMedia({ size: PATIENT_STREAM, secure: true });
    expect(await local.acquire(both)).toEqual({ camera: 'unsupported', microphone: 'unsupported' });
  });

  it('asks once for both and does not ask again after a no', async () => {
    const { devices, local } = scene();
    devices.fault = () => no('NotAllowedError', 'Permission denied');
    expect(await local.acquire(both)).toEqual({ camera: 'denied', microphone: 'denied' });
    expect(devices.asked).toHaveLength(1);
  });

  it('tells a closed question from a no', async () => {
    const { devices, local } = scene();
    devices.fault = () => no('NotAllowedError', 'Permission dismissed');
    expect(await local.acquire(both)).toEqual({ camera: 'dismissed', microphone: 'dismissed' });
  });

  it('keeps the sound when the camera is held by another program', async () => {
    const { devices, local, state } = scene();
    devices.fault = ({ video }) => (video ? no('NotReadableError') : null);
    expect(await local.acquire(both)).toEqual({ camera: 'in_use', microphone: null });
    expect(state().microphone.status).toBe('live');
    expect(state().camera).toMatchObject({ status: 'failed', track: null });
  });

  it('says when there is no camera at all', async () => {
    const { devices, local } = scene();
    devices.fault = ({ video }) => (video ? no('NotFoundError') : null);
    expect(await local.acquire(both)).toEqual({ camera: 'not_found', microphone: null });
  });

  it('never asks for a lens and a certain camera together', async () => {
    const { devices, local } = scene();
    await local.acquire(both);
    await local.flip();
    await local.useCamera({ deviceId: 'front' });
    const asked = devices.asked.map(({ video }) => (typeof video === 'object' ? Object.keys(video) : []));
    expect(asked).toHaveLength(3);
    for (const keys of asked) {
      expect(keys.includes('deviceId') !== keys.includes('facingMode')).toBe(true);
    }
  });

  it('opens once and keeps the tracks', async () => {
    const { devices, local, state } = scene();
    await local.acquire(both);
    const { track } = state().camera;
    expect(await local.acquire(both)).toEqual({ camera: null, microphone: null });
    expect(devices.asked).toHaveLength(1);
    expect(state().camera.track).toBe(track);
    expect(state().lens).toBe('front');
  });
});

describe('changing the camera', () => {
  it('stops the old one before it starts the new one, then replaces it in the call', async () => {
    const { devices, local, state } = scene();
    await local.acquire(both);
    const sender = new RecordingSender();
    local.attach(sender);
    expect(await local.flip()).toBeNull();
    expect(devices.opened.map(({ label, readyState }) => `${label} ${readyState}`)).toEqual([
      'Front Camera ended',
      'Microphone live',
      'Back Camera live',
    ]);
    expect(sender.log).toEqual(['camera Back Camera']);
    expect(state()).toMatchObject({ lens: 'rear', cameraBusy: false });
  });

  it('goes back to the camera before when the new one does not open', async () => {
    const { devices, local, state } = scene();
    await local.acquire(both);
    devices.fault = ({ video }) =>
      typeof video === 'object' && JSON.stringify(video).includes('environment')
        ? no('NotReadableError')
        : null;
    expect(await local.flip()).toBe('in_use');
    expect(state()).toMatchObject({ lens: 'front', camera: { status: 'live' } });
  });

  it('keeps the person’s own switch across a change of camera', async () => {
    const { local, state } = scene();
    await local.acquire(both);
    local.setEnabled('camera', false);
    await local.flip();
    expect(fakeOf(state().camera.track).enabled).toBe(false);
  });
});

describe('losing and getting back', () => {
  it('shows an interruption while the system holds the camera, and its end', async () => {
    const { local, state } = scene();
    await local.acquire(both);
    fakeOf(state().camera.track).setMuted(true);
    expect(state().camera.status).toBe('interrupted');
    fakeOf(state().camera.track).setMuted(false);
    expect(state().camera.status).toBe('live');
  });

  it('opens again after a phone call ended the microphone, and replaces it in the call', async () => {
    const { local, state } = scene();
    await local.acquire(both);
    const sender = new RecordingSender();
    local.attach(sender);
    fakeOf(state().microphone.track).end();
    expect(state().microphone.status).toBe('ended');
    expect(await local.resume()).toEqual({ camera: null, microphone: null });
    expect(state().microphone.status).toBe('live');
    expect(sender.log).toEqual(['microphone Microphone']);
  });

  it('does not take a mute during a camera operation for "camera off"', async () => {
    const { local, state } = scene();
    await local.acquire(both);
    const seen: string[] = [];
    local.state.subscribe(({ camera }) => seen.push(camera.status));
    await local.withCamera(async ({ track }) => {
      fakeOf(track).setMuted(true);
      fakeOf(track).setMuted(false);
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set(['live']));
    expect(state().cameraBusy).toBe(false);
  });

  it('runs camera operations one after another', async () => {
    const { local } = scene();
    await local.acquire(both);
    const log: string[] = [];
    const first = Promise.withResolvers<void>();
    const one = local.withCamera(async () => {
      log.push('one begins');
      await first.promise;
      log.push('one ends');
    });
    const two = local.withCamera(async () => void log.push('two'));
    first.resolve();
    await Promise.all([one, two]);
    expect(log).toEqual(['one begins', 'one ends', 'two']);
  });

  it('offers no camera while the person has switched it off', async () => {
    const { local } = scene();
    await local.acquire(both);
    local.setEnabled('camera', false);
    const operation = vi.fn(async () => 'photograph');
    expect(await local.withCamera(operation)).toBeNull();
    expect(operation).not.toHaveBeenCalled();
  });

  it('stops a track that opens after everything was released', async () => {
    const { devices, local } = scene();
    const acquiring = local.acquire(both);
    local.release();
    await acquiring;
    expect(devices.opened.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });
});

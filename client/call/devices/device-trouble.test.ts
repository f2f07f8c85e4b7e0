import { describe, expect, it } from 'vitest';
import { troublesOf } from './device-trouble.ts';
import { NO_DEVICES, type LocalTrack } from './local-media.ts';

const camera = (change: Partial<LocalTrack>) => ({
  ...NO_DEVICES,
  camera: { ...NO_DEVICES.camera, ...change },
});

describe('own devices that do not work', () => {
  it('says blocked when permission was refused, missing when there is none, ended when it was taken away', () => {
    const trouble = (status: 'failed' | 'ended', problem: LocalTrack['problem']) =>
      troublesOf(camera({ status, problem }));
    expect(trouble('failed', 'denied')).toEqual([{ source: 'camera', reason: 'blocked' }]);
    expect(trouble('failed', 'not_found')).toEqual([{ source: 'camera', reason: 'missing' }]);
    expect(trouble('failed', 'in_use')).toEqual([{ source: 'camera', reason: 'in_use' }]);
    expect(trouble('ended', null)).toEqual([{ source: 'camera', reason: 'ended' }]);
  });
  it('says nothing before the devices were asked for, nor while the camera is busy', () => {
    expect(troublesOf(NO_DEVICES)).toEqual([]);
    expect(troublesOf({ ...camera({ status: 'ended' }), cameraBusy: true })).toEqual([]);
  });
  it('names the microphone although the camera is busy', () => {
    const microphone = { ...NO_DEVICES.microphone, status: 'ended' } as const;
    expect(troublesOf({ ...NO_DEVICES, cameraBusy: true, microphone })).toEqual([
      { source: 'microphone', reason: 'ended' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { LocalMedia } from '../../call/devices/local-media.ts';
import { STAFF_STREAM } from '../../call/devices/constraints.ts';
import { participantId } from '../../fixtures/people.ts';
import { remoteOf, troublesOf } from './call-words.ts';

const idle = () => new LocalMedia({ size: STAFF_STREAM }).state.getState();

describe('own devices in the consultation’s words', () => {
  it('says blocked when permission was refused, missing when there is none, ended when it was taken away', () => {
    const { camera, microphone, ...rest } = idle();
    const trouble = (status: 'failed' | 'ended', problem: 'denied' | 'not_found' | null) =>
      troublesOf({ ...rest, microphone, camera: { ...camera, status, problem } });
    expect(trouble('failed', 'denied')).toEqual([{ source: 'camera', reason: 'blocked' }]);
    expect(trouble('failed', 'not_found')).toEqual([{ source: 'camera', reason: 'missing' }]);
    expect(trouble('ended', null)).toEqual([{ source: 'camera', reason: 'ended' }]);
  });
  it('says nothing before the devices were asked for, nor while the camera is busy', () => {
    const state = idle();
    expect(troublesOf(state)).toEqual([]);
    expect(troublesOf({ ...state, cameraBusy: true, camera: { ...state.camera, status: 'ended' } })).toEqual(
      [],
    );
  });
});

describe('what arrives, by participant', () => {
  it('joins a person’s camera and microphone, and never hands the sound to the screen', () => {
    const patient = participantId(1);
    const camera = { id: 'camera' } as unknown as MediaStream;
    const common = {
      participantId: patient,
      consumerId: 'c',
      producerId: 'p',
      track: {} as MediaStreamTrack,
    };
    const remote = remoteOf([
      { ...common, source: 'microphone', stream: {} as MediaStream, flowing: true },
      { ...common, source: 'camera', stream: camera, flowing: false },
    ]);
    expect([...remote.keys()]).toEqual([patient]);
    expect(remote.get(patient)).toEqual({
      camera,
      microphone: null,
      flowing: { camera: false, microphone: true },
    });
  });
});

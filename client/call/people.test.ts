import { expect, it } from 'vitest';
import { participantId } from '../fixtures/people.ts';
import { peopleOf } from './people.ts';

const patient = participantId(1);
const gp = participantId(2);
const common = { consumerId: 'c', producerId: 'p', track: {} as MediaStreamTrack };
const camera = { id: 'camera' } as unknown as MediaStream;

it('joins a person’s camera and microphone, and never hands the sound to a screen', () => {
  const people = peopleOf([
    { ...common, participantId: patient, source: 'microphone', stream: {} as MediaStream, flowing: true },
    { ...common, participantId: patient, source: 'camera', stream: camera, flowing: false },
  ]);
  expect([...people]).toEqual([[patient, { camera, flowing: { camera: false, microphone: true } }]]);
});

it('keeps people apart, and shows no picture of somebody who is only heard', () => {
  const people = peopleOf([
    { ...common, participantId: patient, source: 'camera', stream: camera, flowing: true },
    { ...common, participantId: gp, source: 'microphone', stream: {} as MediaStream, flowing: true },
  ]);
  expect(people.get(patient)).toEqual({ camera, flowing: { camera: true, microphone: false } });
  expect(people.get(gp)).toEqual({ camera: null, flowing: { camera: false, microphone: true } });
});

import type { WordingList, WordingVersion } from '../../../shared/http-wordings.ts';
import { practice } from '../../fixtures/people.ts';

const sha = (n: number) => n.toString(16).padStart(64, '0');
const STOP = 'You can stop more photographs at any time. Ones already in your record may have to stay.';

const version = (n: number, change: Partial<WordingVersion>): WordingVersion => ({
  id: 'photographs-take',
  version: n,
  sha256: sha(n),
  language: 'en-IE',
  title: 'Taking photographs',
  paragraphs: [
    '{doctor} may ask to take photographs with your camera. A photograph shows more detail than the video.',
    'Before each one you see a countdown, and you can stop it. You can say no and still have the consultation.',
    STOP,
  ],
  question: 'Do you agree to photographs being taken?',
  at: '2026-10-01T08:00:00.000Z',
  byName: null,
  own: false,
  ...change,
});

const own = version(3, {
  title: 'Photographs of what is wrong',
  paragraphs: [
    '{doctor} would like to take photographs with your camera. A photograph shows more than the video.',
    'Before each one you see a countdown, and you can stop it. You can say no and still be seen.',
    STOP,
  ],
  at: '2026-11-12T15:20:00.000Z',
  byName: 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald',
  own: true,
});

const text = (topic: string, reader: string, versions: WordingVersion[]) => ({
  id: reader === 'adult' ? topic : `${topic}.${reader}`,
  topic,
  reader,
  versions,
});

/** Two topics for four readers, and a child's own view; one text in the practice's own words. */
export const wordingList: WordingList = {
  texts: [
    ...(['adult', 'easy', 'young', 'representative'] as const).map((reader) =>
      text('video', reader, [
        version(1, {
          title: 'Talking by video',
          paragraphs: [
            '{doctor} at {practice} would like to talk with you by video.',
            'Nothing is recorded.',
          ],
          question: 'Are you happy to talk by video?',
        }),
      ]),
    ),
    text('photographs-take', 'adult', [own, version(2, {})]),
    ...(['easy', 'young', 'representative'] as const).map((reader) =>
      text('photographs-take', reader, [version(1, {})]),
    ),
    text('own-view', 'child', [
      version(1, {
        title: 'A question just for you',
        paragraphs: ['{doctor} would like to look at what is bothering you, with the camera.'],
        question: 'How do you feel about that?',
      }),
    ]),
  ],
  names: {
    doctor: 'Dr Aoife Murphy',
    practice: practice.name,
    healthmail: 'riverside.practice@healthmail.ie',
    patient: 'Oisín',
  },
  timeZone: practice.timeZone,
};

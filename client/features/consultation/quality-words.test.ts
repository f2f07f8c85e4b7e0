import { describe, expect, it } from 'vitest';
import type { Still } from '../../../shared/consultation.ts';
import { views } from './consultation.fixtures.ts';
import { qualityOf, sizeOf } from './quality-words.ts';
import { megabytes } from '../../words/megabytes.ts';

const still = views.examining.stills[0];
if (!still) throw new Error('the fixture has a still');
const words = (rest: Partial<Still>, about: Partial<Still['about']> = {}) =>
  qualityOf({ ...still, ...rest, about: { ...still.about, ...about } }).map((each) => each.words);

describe('what the device measured, in words', () => {
  it('a frame of the video is never offered for detail, however sharp', () => {
    expect(words({ width: 4032, height: 3024 }, { method: 'received_frame' })[0]).toBe(
      'Low resolution – not for detail',
    );
  });
  it('a picture under 2400 px on its long edge is small; at 2400 it is not', () => {
    expect(words({ width: 1800, height: 2399 })).toContain('Small picture');
    expect(words({ width: 2400, height: 1800 })).not.toContain('Small picture');
  });
  it('no figures are not good figures', () => {
    expect(words({}, { figures: null })).toEqual(['Sharpness not measured']);
  });
  it('blurred, dark and bright are each said', () => {
    const figures = { sharpness: 3, clippedDark: 0.4, clippedBright: 0.5 };
    expect(words({}, { figures })).toEqual(['May be blurred', 'Dark', 'Too bright in places']);
  });
  it('says when all is well, and the true size', () => {
    expect(words({})).toEqual(['Sharp and well lit']);
    expect(sizeOf(still)).toBe('4032 × 3024 px');
    expect(megabytes(4_812_330)).toBe('4.8 MB');
    expect(megabytes(12_301)).toBe('13 kB');
    expect(megabytes(0)).toBe('0 kB');
  });
});

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from './image-header.ts';

const picture = (format: 'png' | 'jpeg' | 'webp', options: object = {}) =>
  sharp({ create: { width: 37, height: 21, channels: 3, background: '#386' } })
    .toFormat(format, options)
    .toBuffer();
const blob = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]);

describe('what a picture’s own bytes say', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('GIF89a or anything else that is no picture of ours')],
    ['a JPEG cut before its size', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['a PNG cut before its size', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ])('takes %s for no picture', async (_name, bytes) => {
    expect(await readImageHeader(blob(bytes))).toBeNull();
  });

  it.each([
    ['png', 'image/png', {}],
    ['jpeg', 'image/jpeg', {}],
    ['jpeg', 'image/jpeg', { progressive: true }],
    ['webp', 'image/webp', {}],
    ['webp', 'image/webp', { lossless: true }],
  ] as const)('reads %s: %s %o', async (format, mime, options) => {
    expect(await readImageHeader(blob(await picture(format, options)))).toEqual({
      mime,
      width: 37,
      height: 21,
    });
  });

  it('gives the stored size of a picture that EXIF turns, and reads past EXIF and a colour profile', async () => {
    const bytes = await sharp(await picture('jpeg'))
      .withMetadata({ orientation: 6, icc: 'srgb' })
      .jpeg()
      .toBuffer();
    expect(await readImageHeader(blob(bytes))).toEqual({ mime: 'image/jpeg', width: 37, height: 21 });
  });
});

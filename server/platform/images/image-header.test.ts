import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { exif, withSegments } from '../../../tests/fixtures/jpeg-segments.ts';
import { fieldsJpeg, hollowPng, SCENE } from '../../../tests/fixtures/pictures.ts';
import { readImageHeader } from './image-header.ts';
import { ImageRejected } from './image-rejected.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#8090a0' } });

function rejection(bytes: Buffer): string {
  try {
    const { type, width, height } = readImageHeader(bytes);
    return `${type} ${width}×${height}`;
  } catch (error) {
    return error instanceof ImageRejected ? error.code : String(error);
  }
}

describe('reading an image header', () => {
  it('[S3] names what is no image, and what is one that we do not take', async () => {
    const html = '<!doctype html><title>x</title><script>alert(1)</script>';
    const nothing = [
      '',
      'x',
      '\xff\xd8',
      html,
      '%PDF-1.7',
      'RIFF\0\0\0\0WAVEfmt ',
      '\x7fELF',
      '\0'.repeat(64),
    ];
    for (const text of nothing) expect(rejection(Buffer.from(text, 'latin1')), text).toBe('not_an_image');
    const svg = '<?xml version="1.0"?>\n<!-- c -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';
    const starts = [
      svg,
      `\ufeff${svg}`,
      '<svg/>x'.replace('/', ' '),
      'GIF89a',
      'II*\0',
      'MM\0*',
      'BM',
      '\0\0\0\x18ftypheic',
    ];
    for (const text of starts) expect(rejection(Buffer.from(text)), text).toBe('unsupported_type');
    expect(rejection(await plain(8, 8).gif().toBuffer())).toBe('unsupported_type');
    expect(rejection(await plain(8, 8).tiff().toBuffer())).toBe('unsupported_type');
    expect(rejection(await plain(8, 8).avif().toBuffer())).toBe('unsupported_type');
  });

  it('[S3] calls a header without a size broken', () => {
    const jpegs = [
      'ffd8ffd9',
      'ffd8ffda0008010100003f00',
      'ffd8ffe00010',
      'ffd8ffc0000b08000000000101110000',
    ];
    for (const hex of jpegs) expect(rejection(Buffer.from(hex, 'hex')), hex).toBe('broken');
    expect(rejection(hollowPng(0, 10))).toBe('broken');
    expect(rejection(hollowPng(10, 10).subarray(0, 30))).toBe('broken');
    expect(rejection(Buffer.from(`RIFF\0\0\0\0WEBPVP8 ${'\0'.repeat(20)}`))).toBe('broken');
  });

  it('never reads past the end, wherever a picture is cut', async () => {
    for (const picture of [await plain(40, 30).jpeg().toBuffer(), await plain(40, 30).webp().toBuffer()]) {
      for (let length = 0; length < Math.min(picture.length, 700); length += 1) {
        expect(rejection(picture.subarray(0, length))).toMatch(/broken|not_an_image|40×30/);
      }
    }
  });

  it('reads the size of JPEG, PNG and every kind of WebP', async () => {
    expect(rejection(await plain(321, 123).jpeg({ progressive: true }).toBuffer())).toBe('jpeg 321×123');
    expect(rejection(await plain(321, 123).png().toBuffer())).toBe('png 321×123');
    expect(rejection(await plain(321, 123).webp().toBuffer())).toBe('webp 321×123');
    expect(rejection(await plain(321, 123).webp({ lossless: true }).toBuffer())).toBe('webp 321×123');
    const extended = await plain(321, 123).ensureAlpha(0.5).webp().toBuffer();
    expect(extended.subarray(12, 16).toString()).toBe('VP8X');
    expect(rejection(extended)).toBe('webp 321×123');
    expect(rejection(hollowPng(60_000, 50_000))).toBe('png 60000×50000');
  });

  it('is not misled by the preview inside an EXIF segment, nor by bytes between segments', async () => {
    const preview = await plain(16, 8).jpeg().toBuffer();
    const picture = await fieldsJpeg(SCENE);
    expect(rejection(withSegments(picture, exif(1, preview)))).toBe('jpeg 64×48');
    const padded = Buffer.concat([
      picture.subarray(0, 2),
      Buffer.from('0000ffffff', 'hex'),
      picture.subarray(3),
    ]);
    expect(rejection(padded)).toBe('not_an_image'); // libjpeg too wants a marker right behind the start
    const filled = Buffer.concat([picture.subarray(0, 2), Buffer.from('ffff', 'hex'), picture.subarray(2)]);
    expect(rejection(filled)).toBe('jpeg 64×48');
  });
});

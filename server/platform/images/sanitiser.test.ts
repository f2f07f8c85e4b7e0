import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sRgbFromDisplayP3 } from '../../../tests/fixtures/display-p3.ts';
import { exif, GPS_CANARY, markersOf, withSegments } from '../../../tests/fixtures/jpeg-segments.ts';
import {
  blackPng,
  displayP3Jpeg,
  fieldsJpeg,
  fieldsOf,
  fieldsRaw,
  hollowPng,
  orientedJpeg,
  SCENE,
} from '../../../tests/fixtures/pictures.ts';
import { ImageRejected } from './image-rejected.ts';
import { DEFAULT_IMAGE_LIMITS, openImageSanitiser, type ImageSanitiser } from './sanitiser.ts';

type Fields = Awaited<ReturnType<typeof fieldsOf>>;

/** Every channel of every field within `tolerance` of what it should be. */
function expectFields(
  actual: Fields,
  expected: readonly (readonly (readonly number[])[])[],
  tolerance: number,
) {
  const differences = expected.flat(2).map((value, i) => Math.abs(actual.flat(2)[i]! - value));
  expect(actual.flat()).toHaveLength(expected.flat().length);
  expect(Math.max(...differences), JSON.stringify(actual)).toBeLessThanOrEqual(tolerance);
}

describe('sanitising pictures', () => {
  let images: ImageSanitiser;
  beforeAll(async () => void (images = await openImageSanitiser(DEFAULT_IMAGE_LIMITS)));
  afterAll(() => images.close());
  const code = (picture: Buffer) =>
    images.sanitise(picture).then(
      () => 'taken',
      (error: unknown) => (error instanceof ImageRejected ? error.code : String(error)),
    );

  it('[S3] refuses too many bytes before looking at them', async () => {
    const small = await openImageSanitiser({ ...DEFAULT_IMAGE_LIMITS, maxBytes: 100 });
    await expect(small.sanitise(Buffer.alloc(101))).rejects.toMatchObject({ code: 'too_large' });
    await expect(small.sanitise(Buffer.alloc(100))).rejects.toMatchObject({ code: 'not_an_image' });
    await small.close();
  });

  it('[S3] refuses decompression bombs by their header', async () => {
    expect(await code(hollowPng(50_000, 50_000))).toBe('too_many_pixels');
    expect(await code(hollowPng(2 ** 31 - 1, 2 ** 31 - 1))).toBe('too_many_pixels');
    expect(await code(blackPng(20_000, 20_000))).toBe('too_many_pixels');
    const jpeg = Buffer.from(await fieldsJpeg(SCENE));
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_500, frame + 5);
    jpeg.writeUInt16BE(65_500, frame + 7);
    expect(await code(jpeg)).toBe('too_many_pixels');
  });

  it('[S3] refuses SVG, TIFF, GIF, AVIF, HTML and garbage', async () => {
    const picture = fieldsRaw(SCENE);
    expect(await code(await picture.clone().tiff().toBuffer())).toBe('unsupported_type');
    expect(await code(await picture.clone().gif().toBuffer())).toBe('unsupported_type');
    expect(await code(await picture.clone().avif().toBuffer())).toBe('unsupported_type');
    expect(await code(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('unsupported_type');
    expect(await code(Buffer.from('<html><body>hello</body></html>'))).toBe('not_an_image');
    expect(await code(Buffer.alloc(5000, 0x41))).toBe('not_an_image');
    expect(await code(Buffer.alloc(0))).toBe('not_an_image');
  });

  it('[S3] refuses pictures that were cut, or are a header and noise', async () => {
    const noise = sharp(Buffer.from(Uint8Array.from({ length: 90_000 }, (_, i) => (i * i) % 251)), {
      raw: { width: 200, height: 150, channels: 3 },
    });
    const pictures = {
      jpeg: await noise.clone().jpeg().toBuffer(),
      progressive: await noise.clone().jpeg({ progressive: true }).toBuffer(),
      png: await noise.clone().png().toBuffer(),
      webp: await noise.clone().webp().toBuffer(),
      lossless: await noise.clone().webp({ lossless: true }).toBuffer(),
    };
    for (const [name, picture] of Object.entries(pictures)) {
      for (const share of [0.3, 0.6, 0.9]) {
        expect(await code(picture.subarray(0, picture.length * share)), `${name} ${share}`).toBe('broken');
      }
      expect(await code(picture), name).toBe('taken');
    }
    expect(await code(hollowPng(100, 100))).toBe('broken');
    const start = pictures.jpeg.subarray(0, 20);
    expect(await code(Buffer.concat([start, Buffer.alloc(5000, 0x3c)]))).toBe('broken');
  });

  it('[S3] nothing of a polyglot is left: neither trailing HTML nor HTML in a comment', async () => {
    const html = Buffer.from('<html><script>alert("POLYGLOT")</script></html>');
    const picture = withSegments(await fieldsJpeg(SCENE), { marker: 0xfe, payload: html });
    const { image, thumbnail } = await images.sanitise(Buffer.concat([picture, html]));
    for (const output of [image, thumbnail]) {
      expect(output.includes('<html>')).toBe(false);
      expect(output.includes('POLYGLOT')).toBe(false);
      expect(output.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    }
    expectFields(await fieldsOf(image), SCENE, 3);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('[S3] EXIF orientation %i comes out upright', async (orientation) => {
    const { image, thumbnail, width, height, mime } = await images.sanitise(await orientedJpeg(orientation));
    expect([width, height, mime]).toEqual([64, 48, 'image/jpeg']);
    expectFields(await fieldsOf(image), SCENE, 3);
    expectFields(await fieldsOf(thumbnail), SCENE, 12);
  });

  it('[S3] location and every other metadata are gone', async () => {
    const source = await sharp(await orientedJpeg(6))
      .keepMetadata()
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><p>${GPS_CANARY}</p></x:xmpmeta>`)
      .jpeg()
      .toBuffer();
    const before = await sharp(source).metadata();
    expect([before.orientation, before.exif?.includes(GPS_CANARY), before.xmp !== undefined]).toEqual([
      6,
      true,
      true,
    ]);
    const { image, thumbnail } = await images.sanitise(source);
    for (const output of [image, thumbnail]) {
      expect(output.includes('GPS-CANARY')).toBe(false);
      const { exif: tags, icc, iptc, xmp, orientation } = await sharp(output).metadata();
      expect([tags, icc, iptc, xmp, orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      // tables, frame and scan; of the application segments none but JFIF's own (APP0), and no comment
      expect(markersOf(output).filter((marker) => marker >= 0xe1)).toEqual([]);
    }
  });

  it('[S3] a preview inside the EXIF segment does not survive', async () => {
    const preview = await fieldsJpeg([[[9, 99, 199]]]);
    const source = withSegments(await fieldsJpeg(SCENE), exif(1, preview));
    const { image } = await images.sanitise(source);
    expect(image.indexOf(Buffer.from([0xff, 0xd8, 0xff]), 1)).toBe(-1);
  });

  it('takes PNG, WebP, 16-bit, transparent, grey and CMYK pictures and gives opaque 8-bit sRGB JPEG', async () => {
    const scene = fieldsRaw(SCENE);
    const sources = {
      png: await scene.clone().png().toBuffer(),
      webp: await scene.clone().webp({ lossless: true }).toBuffer(),
      deep: await scene.clone().toColourspace('rgb16').png().toBuffer(),
      interlaced: await scene.clone().png({ progressive: true }).toBuffer(),
    };
    for (const [name, source] of Object.entries(sources)) {
      const { image } = await images.sanitise(source);
      expectFields(await fieldsOf(image), SCENE, 3);
      const { format, channels, depth, space, chromaSubsampling } = await sharp(image).metadata();
      const expected = ['jpeg', 3, 'uchar', 'srgb', '4:4:4'];
      expect([format, channels, depth, space, chromaSubsampling], name).toEqual(expected);
    }
    const clear = await sharp({ create: { width: 16, height: 16, channels: 4, background: '#ff000000' } })
      .png()
      .toBuffer();
    expectFields(await fieldsOf((await images.sanitise(clear)).image), [[[255, 255, 255]]], 1);
    const grey = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#5a5a5a' } })
      .toColourspace('b-w')
      .jpeg()
      .toBuffer();
    expectFields(await fieldsOf((await images.sanitise(grey)).image), [[[90, 90, 90]]], 2);
    const cmyk = await fieldsRaw([[[250, 250, 250]]])
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    expectFields(await fieldsOf((await images.sanitise(cmyk)).image), [[[250, 250, 250]]], 10);
  });

  it('makes a thumbnail of at most 480 pixels on the long edge, and enlarges nothing', async () => {
    const large = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer();
    const thumbnail = await sharp((await images.sanitise(large)).thumbnail).metadata();
    expect([thumbnail.width, thumbnail.height]).toEqual([480, 360]);
    const small = await sharp((await images.sanitise(await fieldsJpeg(SCENE))).thumbnail).metadata();
    expect([small.width, small.height]).toEqual([64, 48]);
  });

  it('keeps single-pixel detail of a full-size picture', async () => {
    const pixels = Buffer.alloc(256 * 256);
    for (let i = 0; i < pixels.length; i += 1) pixels[i] = ((i * 2654435761) >>> 13) & 1 ? 235 : 20;
    const source = await sharp(pixels, { raw: { width: 256, height: 256, channels: 1 } })
      .png()
      .toBuffer();
    const { image } = await images.sanitise(source);
    const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true });
    const wrong = pixels.reduce(
      (sum, value, i) => sum + Number(value > 128 !== data[i * info.channels]! > 128),
      0,
    );
    expect(wrong).toBe(0);
  });

  it('[S3] Display-P3 colours are converted, not relabelled', async () => {
    const fields = [
      [
        [200, 100, 50],
        [60, 160, 90],
        [70, 80, 180],
      ],
      [
        [230, 180, 160],
        [120, 60, 70],
        [255, 0, 0],
      ],
    ] as const;
    const expected = fields.map((row) => row.map((colour) => sRgbFromDisplayP3(colour)));
    // the check would be empty if the numbers hardly moved
    expect(Math.abs(expected[0]![0]![0]! - 200)).toBeGreaterThan(8);
    const { image } = await images.sanitise(await displayP3Jpeg(fields));
    expectFields(await fieldsOf(image), expected, 3);
  });
});

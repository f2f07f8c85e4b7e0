import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exif, withSegments } from '../../../tests/fixtures/jpeg-segments.ts';
import { fieldsJpeg } from '../../../tests/fixtures/pictures.ts';
import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from './sanitiser.ts';
import type { ImageSanitiser } from './sanitiser.ts';

let images: ImageSanitiser;
beforeAll(async () => {
  images = await openImageSanitiser(DEFAULT_IMAGE_LIMITS);
});
afterAll(() => images.close());

const WIDTH = 200;
const HEIGHT = 160;

/** White, and in the middle of it a "face" of bright red noise that nothing of may be left. */
const FACE = { x: 67, y: 43, width: 50, height: 38 };
const scene = async (): Promise<Buffer> => {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3, 255);
  for (let y = FACE.y; y < FACE.y + FACE.height; y += 1) {
    for (let x = FACE.x; x < FACE.x + FACE.width; x += 1) {
      const at = (y * WIDTH + x) * 3;
      pixels[at] = 180 + ((x * 7 + y * 13) % 75);
      pixels[at + 1] = (x * y) % 40;
      pixels[at + 2] = (x + y) % 40;
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
};

const raw = async (picture: Buffer) => {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    ...info,
    at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)],
    /** The reddest pixel: how much more red than green. */
    reddest: () => {
      let most = 0;
      for (let i = 0; i < data.length; i += 3) most = Math.max(most, (data[i] ?? 0) - (data[i + 1] ?? 0));
      return most;
    },
  };
};

describe('a copy with solid regions', () => {
  it('[R25] every pixel of a covered region is solid, to its edge, and nothing of what it covered is left anywhere', async () => {
    const source = await scene();
    expect((await raw(source)).reddest()).toBeGreaterThan(150);
    const { image, thumbnail, width, height } = await images.redact(source, {
      crop: null,
      redactions: [FACE],
    });
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    const copy = await raw(image);
    for (let y = FACE.y; y < FACE.y + FACE.height; y += 1) {
      for (let x = FACE.x; x < FACE.x + FACE.width; x += 1) {
        expect(copy.at(x, y), `${x},${y}`).toEqual([0, 0, 0]);
      }
    }
    // Red was in the face alone: neither the picture around it nor the thumbnail has kept any.
    expect(copy.reddest()).toBeLessThan(8);
    expect((await raw(thumbnail)).reddest()).toBeLessThan(8);
    expect(copy.at(5, 5)).toEqual([255, 255, 255]);
    expect(copy.at(WIDTH - 5, HEIGHT - 5)).toEqual([255, 255, 255]);
  });

  it('[R25] the region grows outwards by less than one block of eight, never inwards', async () => {
    const { image } = await images.redact(await scene(), { crop: null, redactions: [FACE] });
    const copy = await raw(image);
    // 67…116 × 43…80 on blocks of eight is 64…119 × 40…87
    expect(copy.at(64, 40)).toEqual([0, 0, 0]);
    expect(copy.at(119, 87 - 7)).toEqual([0, 0, 0]);
    for (const [x, y] of [
      [55, 60],
      [128, 60],
      [90, 31],
      [90, 96],
    ] as const) {
      expect(Math.min(...copy.at(x, y)), `${x},${y}`).toBeGreaterThan(240);
    }
  });

  it('[R25] what was cropped away is gone, and regions stay where they were on the whole picture', async () => {
    const crop = { x: 60, y: 40, width: 101, height: 77 };
    const { image, width, height } = await images.redact(await scene(), { crop, redactions: [FACE] });
    expect([width, height]).toEqual([101, 77]);
    const copy = await raw(image);
    for (let y = FACE.y - crop.y; y < FACE.y - crop.y + FACE.height; y += 1) {
      for (let x = FACE.x - crop.x; x < FACE.x - crop.x + FACE.width; x += 1) {
        expect(copy.at(x, y), `${x},${y}`).toEqual([0, 0, 0]);
      }
    }
    expect(copy.at(100, 76)).toEqual([255, 255, 255]);
    expect(copy.reddest()).toBeLessThan(8);
  });

  it('a region that lies in what is cropped away, or across its edge, is no error', async () => {
    const crop = { x: 0, y: 0, width: 70, height: 160 };
    const { image } = await images.redact(await scene(), {
      crop,
      redactions: [FACE, { x: 150, y: 100, width: 20, height: 20 }],
    });
    const copy = await raw(image);
    expect([copy.width, copy.reddest() < 8]).toEqual([70, true]);
    expect(copy.at(69, 60)).toEqual([0, 0, 0]);
  });

  it('[R25] no metadata, no preview and no thumbnail of the origin survive', async () => {
    const preview = await fieldsJpeg([[[200, 20, 20]]]);
    const source = withSegments(await scene(), exif(1, preview));
    const { image, thumbnail } = await images.redact(source, { crop: null, redactions: [FACE] });
    for (const output of [image, thumbnail]) {
      const { exif: tags, icc, iptc, xmp } = await sharp(output).metadata();
      expect([tags, icc, iptc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
      expect(output.indexOf(Buffer.from([0xff, 0xd8, 0xff]), 1)).toBe(-1);
    }
  });

  it('[S3] a crop outside the picture, and bytes that are none, are refused; the next one is made', async () => {
    const outside = { x: 190, y: 0, width: 20, height: 20 };
    await expect(images.redact(await scene(), { crop: outside, redactions: [] })).rejects.toMatchObject({
      code: 'broken',
    });
    const none = { crop: null, redactions: [] };
    await expect(images.redact(Buffer.from('nothing'), none)).rejects.toMatchObject({ code: 'not_an_image' });
    expect((await images.redact(await scene(), none)).width).toBe(WIDTH);
  });

  it('[S3] a picture of 12 megapixels with fifty regions fits into the decoder’s limits', async () => {
    const large = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#987' } })
      .jpeg()
      .toBuffer();
    const redactions = Array.from({ length: 50 }, (_, n) => ({
      x: n * 70,
      y: n * 50,
      width: 400,
      height: 400,
    }));
    const { width, height } = await images.redact(large, { crop: null, redactions });
    expect([width, height]).toEqual([4000, 3000]);
  });
});

// The process in which hostile pictures are decoded (S3). It reads one picture from stdin, answers on stdout and ends;
// it opens no file and gets no environment. JavaScript and not TypeScript because Node strips types with WebAssembly,
// which --jitless forbids – and only without V8's 512 MiB code range does the memory limit bound the decoder.
//
// In:  length of what follows (4 bytes, little endian) · length of the JSON (4) · JSON · picture
//      JSON: null to make a picture safe, or { crop: region | null, redactions: region[] } to make a copy of it in which
//      those regions are solid black. A region is { x, y, width, height } in upright pixels of the picture.
// Out: 'R' once ready; then length of what follows (4) · length (4) · JSON · image · thumbnail
// Arguments: the pixel cap
// @ts-check
import sharp from 'sharp';

const maxPixels = Number(process.argv[2]);
const THUMBNAIL_EDGE = 480;
// Up to here image and thumbnail are decoded at once, on two cores; beyond, one after the other, for half the memory
const SIDE_BY_SIDE_PIXELS = 20_000_000;

sharp.cache(false);
sharp.concurrency(2);
// Nothing but these three decoders runs, whatever a file claims to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

// Upright, opaque, 8-bit sRGB. sharp converts by the embedded profile, and writes no metadata unless asked to.
/** @param {Buffer} picture */
const normalised = (picture) =>
  sharp(picture, { failOn: 'error', limitInputPixels: maxPixels })
    .autoOrient()
    .flatten({ background: 'white' })
    .toColourspace('srgb');

// Huffman tables are not optimised: that would cost 200 ms at 12 megapixels to save an eighth of the bytes
/** @param {Buffer} picture */
const encode = (picture) =>
  normalised(picture)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer({ resolveWithObject: true });

/** @param {Buffer} picture */
const shrink = (picture) =>
  normalised(picture)
    .resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer();

/** @param {Buffer} picture */
async function sanitise(picture) {
  const stored = await sharp(picture, { limitInputPixels: maxPixels }).metadata();
  if (stored.width * stored.height <= SIDE_BY_SIDE_PIXELS) {
    const [image, thumbnail] = await Promise.all([encode(picture), shrink(picture)]);
    return { image, thumbnail };
  }
  const image = await encode(picture);
  return { image, thumbnail: await shrink(image.data) };
}

// JPEG works in blocks of so many pixels: a region that covers whole blocks comes out solid to its edge
const BLOCK = 8;

/** @typedef {{ x: number, y: number, width: number, height: number }} Region */

/**
 * A region as it lies on the cropped picture, grown outwards to whole blocks and cut at the picture's edge.
 * @param {Region} region @param {Region} crop
 */
function onBlocks(region, crop) {
  const left = Math.floor((region.x - crop.x) / BLOCK) * BLOCK;
  const top = Math.floor((region.y - crop.y) / BLOCK) * BLOCK;
  const right = Math.ceil((region.x + region.width - crop.x) / BLOCK) * BLOCK;
  const bottom = Math.ceil((region.y + region.height - crop.y) / BLOCK) * BLOCK;
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(crop.width, right),
    bottom: Math.min(crop.height, bottom),
  };
}

/**
 * R25: the pixels of a region are gone before anything is encoded: image and thumbnail are both made from what is left.
 * @param {Buffer} picture @param {{ crop: Region | null, redactions: Region[] }} edits
 */
async function redact(picture, edits) {
  const upright = await normalised(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const whole = { x: 0, y: 0, width: upright.info.width, height: upright.info.height };
  const crop = edits.crop ?? whole;
  if (crop.x + crop.width > whole.width || crop.y + crop.height > whole.height)
    throw new Error('crop outside');
  const channels = upright.info.channels;
  const size = { width: crop.width, height: crop.height, channels };
  const raws = { raw: { width: whole.width, height: whole.height, channels } };
  const inside = { left: crop.x, top: crop.y, width: crop.width, height: crop.height };
  const pixels = edits.crop ? await sharp(upright.data, raws).extract(inside).raw().toBuffer() : upright.data;
  for (const region of edits.redactions) {
    const { left, top, right, bottom } = onBlocks(region, crop);
    if (right <= left) continue; // cropped away
    for (let row = top; row < bottom; row += 1) {
      pixels.fill(0, (row * size.width + left) * channels, (row * size.width + right) * channels);
    }
  }
  const raw = () => sharp(pixels, { raw: size }).toColourspace('srgb');
  const image = await raw()
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer({ resolveWithObject: true });
  const thumbnail = await raw()
    .resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { image, thumbnail };
}

/** @param {unknown} error */
function rejection(error) {
  const detail = error instanceof Error ? error.message : String(error);
  if (/memory|allocat|creating thread/i.test(detail)) return { ok: false, code: 'decode_limit', detail };
  if (/pixel limit/i.test(detail)) return { ok: false, code: 'too_many_pixels', detail };
  return { ok: false, code: 'broken', detail };
}

/** @param {object} answer @param {Buffer[]} blobs */
function reply(answer, blobs) {
  const json = Buffer.from(JSON.stringify(answer));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(4 + json.length + blobs.reduce((sum, blob) => sum + blob.length, 0));
  lengths.writeUInt32LE(json.length, 4);
  for (const part of [lengths, json, ...blobs]) process.stdout.write(part);
  process.stdout.end(() => process.exit(0));
}

async function readPicture() {
  const pieces = [];
  let have = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece);
    have += piece.length;
    if (have < 4) continue;
    if (pieces[0].length < 4) pieces.splice(0, pieces.length, Buffer.concat(pieces));
    if (have - 4 >= pieces[0].readUInt32LE(0)) return Buffer.concat(pieces).subarray(4);
  }
  return undefined; // the server has gone, or needs this spare no longer
}

process.stdout.write('R');
const input = await readPicture();
if (input) {
  try {
    const start = 4 + input.readUInt32LE(0);
    const edits = JSON.parse(input.toString('utf8', 4, start));
    const picture = input.subarray(start);
    const { image, thumbnail } = await (edits ? redact(picture, edits) : sanitise(picture));
    const { width, height } = image.info;
    const lengths = { imageBytes: image.data.length, thumbnailBytes: thumbnail.length };
    reply({ ok: true, width, height, ...lengths }, [image.data, thumbnail]);
  } catch (error) {
    reply(rejection(error), []);
  }
} else {
  process.exit(0);
}

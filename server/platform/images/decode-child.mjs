// The process in which hostile pictures are decoded (S3). It reads one picture from stdin, answers on stdout and ends;
// it opens no file and gets no environment. JavaScript and not TypeScript because Node strips types with WebAssembly,
// which --jitless forbids – and only without V8's 512 MiB code range does the memory limit bound the decoder.
//
// In:  length (4 bytes, little endian) · picture
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
const picture = await readPicture();
if (picture) {
  try {
    const { image, thumbnail } = await sanitise(picture);
    const { width, height } = image.info;
    const lengths = { imageBytes: image.data.length, thumbnailBytes: thumbnail.length };
    reply({ ok: true, width, height, ...lengths }, [image.data, thumbnail]);
  } catch (error) {
    reply(rejection(error), []);
  }
} else {
  process.exit(0);
}

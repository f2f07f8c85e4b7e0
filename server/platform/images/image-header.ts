import { ImageRejected } from './image-rejected.ts';
import { jpegSize } from './jpeg-header.ts';

/** What a picture's header says about it, in pixels as stored (before any rotation). */
export interface ImageHeader {
  type: 'jpeg' | 'png' | 'webp';
  width: number;
  height: number;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Pictures that we recognise and do not take, by what their files start with. */
const UNSUPPORTED: [at: number, start: string][] = [
  [0, 'GIF8'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [0, 'II+\0'],
  [0, 'MM\0+'],
  [0, 'BM'],
  [0, '8BPS'],
  [4, 'ftyp'], // HEIC, AVIF and their relatives
  [4, 'JXL '],
  [4, 'jP  '],
];

/**
 * Type and size from the header alone, in memory-safe code; nothing is decoded (S3).
 * @throws ImageRejected not_an_image · unsupported_type · broken
 */
export function readImageHeader(bytes: Buffer): ImageHeader {
  if (bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return sized('jpeg', jpegSize(bytes));
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return sized('png', pngSize(bytes));
  if (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP')) return sized('webp', webpSize(bytes));
  const svg = /<svg[\s>]/i.test(bytes.subarray(0, 4096).toString('latin1'));
  if (svg || UNSUPPORTED.some(([at, start]) => isAt(bytes, at, start))) {
    throw new ImageRejected('unsupported_type', 'neither JPEG, PNG nor WebP');
  }
  throw new ImageRejected('not_an_image', 'no known image header');
}

type Size = { width: number; height: number } | undefined;

function sized(type: ImageHeader['type'], size: Size): ImageHeader {
  if (!size || size.width === 0 || size.height === 0)
    throw new ImageRejected('broken', `${type} without a size`);
  return { type, ...size };
}

function isAt(bytes: Buffer, at: number, text: string): boolean {
  return bytes.toString('latin1', at, at + text.length) === text;
}

/** The first chunk must be IHDR (W3C PNG, 5.6). */
function pngSize(bytes: Buffer): Size {
  if (bytes.length < 33 || !isAt(bytes, 12, 'IHDR')) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** RFC 9649: extended, lossless and lossy headers. */
function webpSize(bytes: Buffer): Size {
  if (bytes.length < 30) return undefined;
  if (isAt(bytes, 12, 'VP8X')) {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  }
  if (isAt(bytes, 12, 'VP8L') && bytes[20] === 0x2f) {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (isAt(bytes, 12, 'VP8 ') && bytes.readUIntBE(23, 3) === 0x9d012a) {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  }
  return undefined;
}

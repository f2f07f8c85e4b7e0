import type { CaptureAbout } from '../../../shared/consultation.ts';

/** What a picture's own first bytes say of it; sizes as stored, before any turning by EXIF. */
export interface ImageHeader {
  readonly mime: CaptureAbout['mime'];
  readonly width: number;
  readonly height: number;
}

/** Enough to reach past EXIF and a colour profile, bytes. */
const HEAD_BYTES = 512 * 1024;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const text = (view: DataView, at: number, length: number): string =>
  at + length > view.byteLength
    ? ''
    : Array.from({ length }, (_, index) => String.fromCharCode(view.getUint8(at + index))).join('');

/** PNG, 11.2.2: IHDR is the first chunk. */
function pngHeader(view: DataView): ImageHeader | null {
  if (view.byteLength < 24 || !PNG_SIGNATURE.every((byte, at) => view.getUint8(at) === byte)) return null;
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** SOF0 to SOF15 but DHT, JPG and DAC (ITU-T T.81, table B.1). */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegHeader(view: DataView): ImageHeader | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (isFrameHeader(marker)) {
      return { mime: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // Fill bytes stand alone; every other segment before the frame says how long it is.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** RFC 9649, 2.5 to 2.7: lossy, lossless and extended files. */
function webpHeader(view: DataView): ImageHeader | null {
  if (view.byteLength < 30 || text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP') return null;
  const chunk = text(view, 12, 4);
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') return { mime: 'image/webp', width: uint24(24) + 1, height: uint24(27) + 1 };
  if (chunk === 'VP8 ') {
    return {
      mime: 'image/webp',
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    };
  }
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { mime: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** Kind and true size of a picture, from its bytes and not from what the browser calls it; null when it is none of ours. */
export async function readImageHeader(picture: Blob): Promise<ImageHeader | null> {
  const view = new DataView(await picture.slice(0, HEAD_BYTES).arrayBuffer());
  const header = pngHeader(view) ?? jpegHeader(view) ?? webpHeader(view);
  return header && header.width > 0 && header.height > 0 ? header : null;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * Width and height from the frame header (ITU-T T.81, B.2.2), found by walking the marker segments, so that a preview
 * inside an EXIF segment is not mistaken for the picture. Bytes between segments are skipped as libjpeg skips them.
 * Undefined when the scan, the end or nothing comes before a frame header.
 */
export function jpegSize(bytes: Buffer): { width: number; height: number } | undefined {
  let at = 2;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return undefined;
    while (bytes[at] === 0xff) at += 1; // fill bytes
    const marker = bytes[at];
    if (marker === undefined || marker === START_OF_SCAN || marker === END_OF_IMAGE) return undefined;
    at += 1;
    if (standsAlone(marker)) continue;
    if (at + 7 > bytes.length) return undefined;
    if (startsFrame(marker)) return { height: bytes.readUInt16BE(at + 3), width: bytes.readUInt16BE(at + 5) };
    at += bytes.readUInt16BE(at);
  }
}

/** Stuffed zero, TEM, restart markers and start of image carry no length. */
function standsAlone(marker: number): boolean {
  return marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0–SOF15 without the table markers DHT, JPG and DAC that lie among them. */
function startsFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

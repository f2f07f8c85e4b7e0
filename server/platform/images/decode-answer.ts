import { z } from 'zod';
import { readImageHeader } from './image-header.ts';
import { ImageRejected } from './image-rejected.ts';

/** A picture that is safe to keep: upright, sRGB, without metadata, encoded by us. */
export interface Sanitised {
  /** JPEG, quality 95, 4:4:4. */
  image: Buffer;
  /** JPEG, long edge at most 480 px. */
  thumbnail: Buffer;
  /** Pixels of `image`, as it is seen. */
  width: number;
  height: number;
  mime: 'image/jpeg';
}

const Answer = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    width: z.int().positive(),
    height: z.int().positive(),
    imageBytes: z.int().positive(),
    thumbnailBytes: z.int().positive(),
  }),
  z.strictObject({
    ok: z.literal(false),
    code: z.enum(['broken', 'decode_limit', 'too_many_pixels']),
    detail: z.string(),
  }),
]);

/**
 * Reads what the decoder answered: length of the JSON (4) · JSON · image · thumbnail. It has handled hostile bytes, so
 * its answer is checked like any input: shape, lengths, and that both pictures are JPEGs, of the size it claims.
 * @throws ImageRejected
 */
export function readAnswer(bytes: Buffer): Sanitised {
  const start = 4 + (bytes.length < 4 ? 0 : bytes.readUInt32LE(0));
  const answer = parseAnswer(bytes.toString('utf8', 4, start));
  if (!answer.ok) throw new ImageRejected(answer.code, answer.detail.slice(0, 300));
  const { width, height, imageBytes, thumbnailBytes } = answer;
  const image = bytes.subarray(start, start + imageBytes);
  const thumbnail = bytes.subarray(start + imageBytes);
  const header = readImageHeader(image);
  const asClaimed = header.type === 'jpeg' && header.width === width && header.height === height;
  if (!asClaimed || readImageHeader(thumbnail).type !== 'jpeg' || thumbnail.length !== thumbnailBytes) {
    throw new ImageRejected('broken', 'the decoder answered something else than it claimed');
  }
  return { image, thumbnail, width, height, mime: 'image/jpeg' };
}

function parseAnswer(json: string): z.infer<typeof Answer> {
  try {
    return Answer.parse(JSON.parse(json));
  } catch {
    throw new ImageRejected('broken', 'the decoder did not answer in its form');
  }
}

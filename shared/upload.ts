import * as z from 'zod/mini';
import { StillId } from './ids.ts';
import { Instant, Sha256 } from './text.ts';

/**
 * How a picture travels (capture.md). `PUT /api/captures/:captureId/picture` carries the bytes from `Upload-Offset` to the
 * end and these headers:
 * - `Authorization: Capture <token>` – the one-shot token of the capture command;
 * - `Upload-Offset`, `Upload-Length` – first byte sent, and length of the whole picture, in bytes;
 * - `Picture-Sha256` – SHA-256 of the whole picture, lower-case hexadecimal;
 * - `Picture-About` – `CaptureAbout` as JSON in UTF-8, base64url without padding.
 *
 * `HEAD` of the same address with the token answers `Upload-Offset`: bytes that are durable. A cut upload goes on there. The
 * whole length means that everything has arrived: an empty `PUT` at that offset fetches the acknowledgement again. A wrong
 * offset is refused with `upload_offset`, whose `count` is the right one.
 */
export const UPLOAD_HEADERS = {
  authorization: 'authorization',
  offset: 'upload-offset',
  length: 'upload-length',
  sha256: 'picture-sha256',
  about: 'picture-about',
} as const;

/** The address a picture goes to. */
export const picturePath = (captureId: string): string => `/api/captures/${captureId}/picture`;

/** Status 200 or 201: the picture is durable, encrypted and in the record; the device may let go of its copy (R20). */
export const PictureStored = z.object({
  stillId: StillId,
  /** Of the bytes the device sent, verified on arrival. */
  sha256Device: Sha256,
  /** Of the sanitised picture, verified by decrypting the stored object. */
  sha256Stored: Sha256,
  /** Size of the stored picture: bytes, and pixels upright. */
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  storedAt: Instant,
});
export type PictureStored = z.infer<typeof PictureStored>;

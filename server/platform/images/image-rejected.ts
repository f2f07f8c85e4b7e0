/**
 * Why a picture was not taken (S3).
 *
 * - `too_large`: more bytes than allowed
 * - `not_an_image`: nothing that looks like a picture
 * - `unsupported_type`: a picture, but neither JPEG, PNG nor WebP (GIF, TIFF, SVG, HEIC, …)
 * - `too_many_pixels`: found in the header, before anything is decoded
 * - `broken`: cut short or not decodable
 * - `decode_limit`: the decoder needed more memory or time than it may have
 */
export type ImageRejection =
  'too_large' | 'not_an_image' | 'unsupported_type' | 'too_many_pixels' | 'broken' | 'decode_limit';

/** A picture that was refused. The message is for the log and holds nothing of the picture. */
export class ImageRejected extends Error {
  readonly code: ImageRejection;

  constructor(code: ImageRejection, detail: string) {
    super(detail);
    this.name = 'ImageRejected';
    this.code = code;
  }
}

/** The decoder could not be run at all: a fault of this machine, not of the picture. */
export class ImageProcessUnavailable extends Error {
  readonly code = 'image_process_unavailable';

  constructor(detail: string) {
    super(`the image process did not start: ${detail}`);
    this.name = 'ImageProcessUnavailable';
  }
}

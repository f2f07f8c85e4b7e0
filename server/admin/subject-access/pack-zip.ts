import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { PackFile } from './pack-files.ts';

/** A picture that is fetched when its turn comes: one at a time is in memory. */
export interface LazyFile {
  readonly path: string;
  readonly bytes: () => Promise<Buffer>;
}

/**
 * The ZIP as a stream. A picture that cannot be read breaks the stream: a pack that silently leaves one out would be a lie.
 */
export const zipOf = (files: readonly PackFile[], pictures: readonly LazyFile[], at: Date): Readable => {
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => out.destroy(error));
  for (const { path, bytes } of files) zip.addBuffer(bytes, path, { mtime: at });
  for (const { path, bytes } of pictures) {
    // JPEG does not compress.
    zip.addReadStreamLazy(path, { mtime: at, compress: false }, (give) => {
      bytes().then(
        (picture) => give(null, Readable.from([picture])),
        (error: unknown) => out.destroy(error instanceof Error ? error : new Error('a picture')),
      );
    });
  }
  zip.end();
  return out;
};

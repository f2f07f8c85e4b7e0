import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Length of one stretch, bytes. */
const STRETCH = 64;
/** So many different values in a stretch occur in compressed detail and hardly anywhere by chance. */
const DISTINCT = 40;

/** Up to `count` stretches of a picture's bytes, spread over it, each of which only this picture has. */
export const stretchesOf = (picture: Buffer, count = 16): Buffer[] => {
  const found: Buffer[] = [];
  for (let at = 512; at + STRETCH <= picture.length; at += STRETCH) {
    const stretch = picture.subarray(at, at + STRETCH);
    if (new Set(stretch).size >= DISTINCT) found.push(stretch);
  }
  const step = Math.max(1, Math.floor(found.length / count));
  return found.filter((_, index) => index % step === 0).slice(0, count);
};

/** A stretch as it may have been written: raw, as hexadecimal, and as base64 wherever it began. */
const writings = (stretch: Buffer): Buffer[] => {
  const base64 = [0, 1, 2].map((skip) => stretch.subarray(skip, skip + 60).toString('base64'));
  return [stretch, ...[stretch.toString('hex'), ...base64].map((text) => Buffer.from(text, 'latin1'))];
};

const read = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch {
    // A running program took it away meanwhile.
    return Buffer.alloc(0);
  }
};

export interface Search {
  /** Files that hold a stretch, by path. */
  readonly holders: string[];
  readonly files: number;
  readonly bytes: number;
}

/** Looks for any of the stretches in every file under a folder. */
export const searchFolder = async (folder: string, stretches: readonly Buffer[]): Promise<Search> => {
  const needles = stretches.flatMap(writings);
  const holders: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await read(path);
    files += 1;
    bytes += content.length;
    if (needles.some((needle) => content.includes(needle))) holders.push(path);
  }
  return { holders, files, bytes };
};

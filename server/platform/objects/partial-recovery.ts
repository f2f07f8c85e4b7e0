import { open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DecryptionError } from '../keys/decryption-error.ts';
import { syncFolder } from './durable-fs.ts';
import { readSegment, TornTail } from './partial-segment.ts';

const SUFFIX = '.part';
const DIGITS = 15;

/** A segment's file name: the offset of its first byte in the upload. */
export function segmentName(offset: number): string {
  return String(offset).padStart(DIGITS, '0') + SUFFIX;
}

/** The associated data of every record in the segment that starts at `offset`. */
export function segmentAad(binding: Buffer, offset: number): Buffer {
  return Buffer.concat([binding, Buffer.from(`|offset:${offset}`)]);
}

/** The offsets of the segments in a folder, ascending. */
export async function segmentOffsets(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => Number(name.slice(0, DIGITS)))
    .sort((a, b) => a - b);
}

/**
 * Brings a folder of segments back to a state from which the upload can go on after a kill or a power cut: the longest
 * run of genuine records from byte 0 is kept and made durable, whatever follows it is removed.
 * @returns how many bytes of the upload are durable
 * @throws DecryptionError when there are whole records and not even the first is genuine: a wrong key or binding;
 *   nothing is removed then
 */
export async function recoverSegments(folder: string, key: Buffer, binding: Buffer): Promise<number> {
  let durable = 0;
  let intact = true;
  const offsets = await segmentOffsets(folder);
  for (const offset of offsets) {
    const path = join(folder, segmentName(offset));
    if (!intact || offset !== durable) {
      intact = false;
      await unlink(path);
      continue;
    }
    const found = await scanSegment(path, key, segmentAad(binding, offset));
    if (found.forged && durable === 0 && found.bytes === 0) throw new DecryptionError('an upload');
    intact = found.whole;
    await keepFront(path, found);
    durable += found.bytes;
  }
  if (offsets.length > 0) await syncFolder(folder);
  return durable;
}

interface Scan {
  /** Plaintext bytes in genuine records. */
  bytes: number;
  /** Position in the file at which the last of them ends. */
  end: number;
  /** Nothing follows them. */
  whole: boolean;
  /** What follows them is a whole record that is not genuine. */
  forged: boolean;
}

async function scanSegment(path: string, key: Buffer, aad: Buffer): Promise<Scan> {
  const scan: Scan = { bytes: 0, end: 0, whole: true, forged: false };
  try {
    for await (const { plain, end } of readSegment(path, key, aad)) {
      scan.bytes += plain.length;
      scan.end = end;
    }
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    scan.whole = false;
    scan.forged = !(error instanceof TornTail);
  }
  return scan;
}

/** Cuts a segment after its last genuine record and makes the rest durable; one without any is removed. */
async function keepFront(path: string, scan: Scan): Promise<void> {
  if (scan.bytes === 0) return unlink(path);
  const handle = await open(path, 'r+');
  try {
    if (!scan.whole) await handle.truncate(scan.end);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

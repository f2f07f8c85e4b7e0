import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** True for a file-system error with this code, such as ENOENT. */
export function isFsError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Makes a folder's entries durable: a name that was created, renamed or removed survives a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Creates a folder (mode 0700) and the ones above it that are missing, each of them durable. One that exists is made
 * durable too: whoever created it may not have got that far.
 */
export async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (isFsError(error, 'ENOENT')) {
      await ensureFolder(dirname(folder));
      return ensureFolder(folder);
    }
    if (!isFsError(error, 'EEXIST')) throw error;
  }
  await syncFolder(dirname(folder));
}

/** Writes the whole buffer at the handle's position; a single write call may take only part of it. */
export async function writeFully(handle: FileHandle, data: Buffer): Promise<void> {
  let written = 0;
  while (written < data.length) {
    const { bytesWritten } = await handle.write(data, written, data.length - written);
    written += bytesWritten;
  }
}

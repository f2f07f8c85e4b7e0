import { constants } from 'node:fs';
import { link, open, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureFolder, isFsError, syncFolder, writeFully } from '../objects/durable-fs.ts';
import { copyKey, destroyKey, KEY_BYTES, newKey } from './key-material.ts';
import { keyWrapper, type KeyWrapper } from './key-wrapper.ts';
import { randomToken } from './tokens.ts';

/** The key at the top of the tree (S4). Behind this port a key service can take the file's place. */
export interface PracticeKey extends KeyWrapper {
  /** Wipes the key from memory; the port refuses to work afterwards. */
  close(): void;
}

/** Why the practice's key cannot be used; the message is a sentence for whoever starts the server. */
export class PracticeKeyError extends Error {
  readonly code: 'missing' | 'damaged' | 'exposed';

  constructor(code: PracticeKeyError['code'], message: string) {
    super(message);
    this.name = 'PracticeKeyError';
    this.code = code;
  }
}

/** How to open the practice's key. */
export interface OpenPracticeKeyOptions {
  /**
   * Make the file when there is none. Say false once anything has been wrapped: a new key in the place of a lost one
   * would hide the loss, and every still would turn out unreadable later.
   */
  createIfMissing: boolean;
}

/**
 * Loads the practice's key: a file of 32 random bytes, mode 0600, outside the database.
 * Two servers that start at once end up with the same key.
 * @throws PracticeKeyError
 */
export async function openPracticeKey(file: string, options: OpenPracticeKeyOptions): Promise<PracticeKey> {
  let key = await readKey(file);
  if (!key && options.createIfMissing) {
    await createKeyFile(file);
    key = await readKey(file);
  }
  if (!key) {
    throw new PracticeKeyError(
      'missing',
      `The practice's key is missing: ${file}. Restore it from its backup.`,
    );
  }
  const loaded = key;
  return { ...keyWrapper(loaded), close: () => destroyKey(loaded) };
}

async function readKey(file: string): Promise<Buffer | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY);
  } catch (error) {
    if (isFsError(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return await readKeyFrom(handle, file);
  } finally {
    await handle.close();
  }
}

async function readKeyFrom(handle: FileHandle, file: string): Promise<Buffer> {
  const { mode } = await handle.stat();
  // Windows reports no such bits that mean anything
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new PracticeKeyError('exposed', `Others can read the practice's key: run chmod 600 ${file}`);
  }
  const bytes = Buffer.alloc(KEY_BYTES + 1);
  try {
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    if (bytesRead !== KEY_BYTES || bytes.every((byte) => byte === 0)) {
      throw new PracticeKeyError('damaged', `${file} is not a practice key of ${KEY_BYTES} bytes.`);
    }
    return copyKey(bytes.subarray(0, KEY_BYTES));
  } finally {
    destroyKey(bytes);
  }
}

/** Temporary name → fsync → link under the real name, which fails where one exists → fsync of the folder. */
async function createKeyFile(file: string): Promise<void> {
  const folder = dirname(file);
  await ensureFolder(folder);
  const temporary = join(folder, `.key-${randomToken()}`);
  const key = newKey();
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await writeFully(handle, key);
    await handle.sync();
    await link(temporary, file);
  } catch (error) {
    if (!isFsError(error, 'EEXIST')) throw error;
  } finally {
    destroyKey(key);
    await handle.close();
    await unlink(temporary);
  }
  await syncFolder(folder);
}

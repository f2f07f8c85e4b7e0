import { open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomToken } from '../keys/tokens.ts';
import { ensureFolder, isFsError, syncFolder, writeFully } from './durable-fs.ts';
import { assertObjectName, ObjectNotFound, type ObjectStore } from './object-store.ts';

const TEMPORARY = '.writing-';
const READ_BYTES = 256 * 1024;

/**
 * Objects as files under `root`, written as temporary file → fsync → rename → fsync of the folder. Only one server at
 * a time uses a root: opening it removes what a killed server left half-written.
 */
export async function openDiskStore(root: string): Promise<ObjectStore> {
  await ensureFolder(root);
  await sweepTemporary(root);
  const durable = new Map<string, Promise<void>>();
  /** Once for each folder and process; a put that finds another's folder waits until that one is durable. */
  const ensureOnce = (folder: string): Promise<void> => {
    const ensuring = durable.get(folder) ?? ensureFolder(folder);
    durable.set(folder, ensuring);
    ensuring.catch(() => durable.delete(folder));
    return ensuring;
  };
  const pathOf = (name: string): string => {
    assertObjectName(name);
    return join(root, name);
  };
  return {
    put: async (name, source) => {
      const path = pathOf(name);
      await ensureOnce(dirname(path));
      await putFile(path, source);
    },
    openRead: (name) => readFileInPieces(pathOf(name)),
    exists: async (name) => fileExists(pathOf(name)),
    delete: async (name) => deleteFile(pathOf(name)),
    list: async (folder) => listFolder(pathOf(folder), folder),
  };
}

async function sweepTemporary(root: string): Promise<void> {
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.startsWith(TEMPORARY)) await rm(join(entry.parentPath, entry.name));
  }
}

async function putFile(path: string, source: AsyncIterable<Buffer>): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, TEMPORARY + randomToken());
  const handle = await open(temporary, 'wx', 0o600);
  try {
    try {
      for await (const piece of source) await writeFully(handle, piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function* readFileInPieces(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw isFsError(error, 'ENOENT') ? new ObjectNotFound() : error;
  });
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(READ_BYTES);
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function fileExists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isFsError(error, 'ENOENT')) return false;
    throw error;
  }
}

async function deleteFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (isFsError(error, 'ENOENT')) return;
    throw error;
  }
  await syncFolder(dirname(path));
}

async function listFolder(path: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith(TEMPORARY))
      .map((entry) => `${folder}/${entry.name}`)
      .sort();
  } catch (error) {
    if (isFsError(error, 'ENOENT')) return [];
    throw error;
  }
}

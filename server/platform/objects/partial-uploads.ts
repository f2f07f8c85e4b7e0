import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DecryptionError } from '../keys/decryption-error.ts';
import { plainId } from '../keys/key-wrapper.ts';
import { ensureFolder } from './durable-fs.ts';
import { removeFolder, StoredUpload, type PartialUpload } from './partial-upload.ts';

/** The uploads under one folder; one server at a time uses it. */
export interface PartialUploads {
  /**
   * Opens an upload, new or left by an earlier process; the same one for the same id while it lives.
   * `aad` binds it, say to the patient. The key is copied: the caller may destroy its own.
   * @throws DecryptionError for what was begun under another key or aad
   */
  open(uploadId: string, key: Buffer, aad: string): Promise<PartialUpload>;
  /** The ids of all uploads on disk, for a clean-up of forgotten ones. */
  list(): Promise<string[]>;
  /** Removes an upload whether it is open or not, without needing its key. */
  discard(uploadId: string): Promise<void>;
  /** Stops all writers and forgets all keys; what is on disk stays. */
  close(): Promise<void>;
}

/** Opens the folder that holds the uploads, creating it (mode 0700) where it is missing. */
export async function openPartialUploads(root: string): Promise<PartialUploads> {
  await ensureFolder(root);
  const live = new Map<string, Promise<StoredUpload>>();
  const folderOf = (uploadId: string): string => join(root, plainId(uploadId));

  async function open(uploadId: string, key: Buffer, aad: string): Promise<PartialUpload> {
    const folder = folderOf(uploadId);
    const binding = Buffer.from(`sightline-upload-1|${aad}|upload:${uploadId}`);
    let opening = live.get(uploadId);
    if (!opening) {
      const forget = (): void => void live.delete(uploadId);
      opening = StoredUpload.open(root, folder, key, binding, forget);
      live.set(uploadId, opening);
      opening.catch(forget);
    }
    const upload = await opening;
    if (!upload.opensWith(key, binding)) throw new DecryptionError('an upload');
    return upload;
  }

  return {
    open,
    list: () => readdir(root),
    discard: async (uploadId) => {
      const upload = await live.get(uploadId)?.catch(() => undefined);
      await (upload ? upload.discard() : removeFolder(root, folderOf(uploadId)));
    },
    close: async () => {
      for (const opening of [...live.values()]) await (await opening.catch(() => undefined))?.close();
    },
  };
}

/**
 * Where encrypted objects are kept: the local disk now, S3 behind the same port later. A store sees ciphertext only
 * and knows nothing of keys. Names are one to four path segments of letters, digits, `-` and `_`.
 */
export interface ObjectStore {
  /**
   * Stores the object whole or not at all. When this resolves it survives a power cut; an object of the same name is
   * replaced. When the source fails, nothing is kept and the source's error is thrown.
   */
  put(name: string, source: AsyncIterable<Buffer>): Promise<void>;
  /** The object's bytes; the first step throws `ObjectNotFound` when there is none. */
  openRead(name: string): AsyncIterable<Buffer>;
  exists(name: string): Promise<boolean>;
  /** Durable when it resolves; deleting what is not there is no error. */
  delete(name: string): Promise<void>;
  /** The names directly under a folder, sorted; unfinished objects are not among them. */
  list(folder: string): Promise<string[]>;
}

/** No object of this name. */
export class ObjectNotFound extends Error {
  readonly code = 'object_not_found';

  constructor() {
    super('no such object');
    this.name = 'ObjectNotFound';
  }
}

/** Refuses names that could leave the store's folder or collide with its temporary files. */
export function assertObjectName(name: string): void {
  if (!/^[A-Za-z0-9_-]{1,64}(\/[A-Za-z0-9_-]{1,64}){0,3}$/.test(name)) {
    throw new RangeError('an object name has 1–4 segments of letters, digits, - or _');
  }
}

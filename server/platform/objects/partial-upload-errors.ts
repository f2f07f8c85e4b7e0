/** The upload goes on at another byte than the one offered. `durableBytes` is where. */
export class OffsetMismatch extends Error {
  readonly code = 'offset_mismatch';
  readonly durableBytes: number;

  constructor(durableBytes: number) {
    super(`the upload goes on at byte ${durableBytes}`);
    this.name = 'OffsetMismatch';
    this.durableBytes = durableBytes;
  }
}

/** Why bytes were not taken, beyond a wrong offset or a failing source or disk. */
export class PartialUploadError extends Error {
  /**
   * `busy`: another request is writing (see `interrupt`) · `interrupted`: this one was asked to stop ·
   * `too_large`: more bytes than `maxBytes` · `closed`: discarded, closed, or lost its disk; open it again
   */
  readonly code: 'busy' | 'interrupted' | 'too_large' | 'closed';

  constructor(code: PartialUploadError['code']) {
    super(`upload ${code}`);
    this.name = 'PartialUploadError';
    this.code = code;
  }
}

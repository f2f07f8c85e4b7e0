/**
 * Why the media layer says no:
 * - `unknown_id`: the transport or consumer is another participant's, another room's, or not there (S6);
 * - `not_joined`: the participant has not joined the room's media, or has left it;
 * - `not_accepted`: parameters that the media engine refuses (form, codec, or the step was already done);
 * - `limit`: more encodings than a device may send;
 * - `unavailable`: no media worker is running just now, or the room was lost with its worker. Join again.
 */
export type MediaErrorCode = 'unknown_id' | 'not_joined' | 'not_accepted' | 'limit' | 'unavailable';

/** A refusal by the media layer. `message` is for the log: it carries no name, token or link. */
export class MediaError extends Error {
  readonly code: MediaErrorCode;

  constructor(code: MediaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MediaError';
    this.code = code;
  }
}

/**
 * Runs one request to the media engine and names its failure.
 * @throws MediaError `unavailable` when `gone()` says that what it was for has been closed, else `not_accepted`.
 */
export async function asked<Value>(gone: () => boolean, request: () => Promise<Value>): Promise<Value> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof MediaError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new MediaError(gone() ? 'unavailable' : 'not_accepted', detail, { cause: error });
  }
}

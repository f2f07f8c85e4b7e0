/** One upload request. */
export interface BytesRequest {
  readonly method: 'PUT' | 'HEAD';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob | null;
  readonly signal: AbortSignal;
  /** Bytes of this request that have left so far. */
  readonly onSent?: (bytes: number) => void;
}

export interface BytesAnswer {
  readonly status: number;
  readonly body: string;
  readonly header: (name: string) => string | null;
}

/** Sends one request; rejects with `CutOff` when no answer came. Tests bring their own. */
export type SendBytes = (request: BytesRequest) => Promise<BytesAnswer>;

/** No answer came: the link was cut, the request stood still for too long, or it was stopped. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

/** Without a byte leaving, or an answer to the last, for so long, the link counts as cut, milliseconds. */
const STALL_MS = 20_000;

/** Sends with XMLHttpRequest, which alone tells in every browser how much has left. */
export const sendBytes: SendBytes = ({ method, url, headers, body, signal, onSent }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stall: ReturnType<typeof setTimeout>;
    const settle = (finish: () => void) => {
      clearTimeout(stall);
      signal.removeEventListener('abort', abort);
      finish();
    };
    const cut = () => settle(() => reject(new CutOff()));
    const abort = () => request.abort();
    const moved = () => {
      clearTimeout(stall);
      stall = setTimeout(abort, STALL_MS);
    };
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      moved();
      onSent?.(event.loaded);
    });
    request.addEventListener('error', cut);
    request.addEventListener('abort', cut);
    request.addEventListener('load', () =>
      settle(() =>
        resolve({
          status: request.status,
          body: request.responseText,
          header: (name) => request.getResponseHeader(name),
        }),
      ),
    );
    signal.addEventListener('abort', abort);
    moved();
    if (signal.aborted) cut();
    else request.send(body);
  });

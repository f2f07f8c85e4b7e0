import type * as z from 'zod/mini';
import { errorFrom, localError } from './client-error.ts';

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Milliseconds until `no_answer`. */
  readonly timeoutMs?: number;
}

const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Aborts when the caller does or the time is up; `AbortSignal.any` is missing on phones of three years ago. */
const limited = (signal: AbortSignal | undefined, timeoutMs: number) => {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, timeoutMs);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  };
  return { signal: controller.signal, clear };
};

/** Tells why `fetch` gave up: stopped by the caller, out of time, or no network. */
const fetchError = (cause: unknown, caller: AbortSignal | undefined, limit: AbortSignal) => {
  if (caller?.aborted) return localError('stopped', cause);
  return localError(limit.aborted ? 'no_answer' : 'offline', cause);
};

/**
 * One JSON request to our own server, with the session's cookie; the answer is checked against `schema`.
 * @throws {ClientError} the server's refusal, or `offline`, `no_answer`, `stopped`, `unexpected_answer`
 */
export async function request<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  options: RequestOptions = {},
): Promise<z.infer<Schema>> {
  const { method = 'GET', body } = options;
  const limit = limited(options.signal, options.timeoutMs ?? 15_000);
  let answer: { ok: boolean; body: unknown };
  try {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const init = {
      method,
      headers,
      signal: limit.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    } as const;
    const response = await fetch(path, { ...init, ...json });
    answer = { ok: response.ok, body: await readJson(response) };
  } catch (cause) {
    throw fetchError(cause, options.signal, limit.signal);
  } finally {
    limit.clear();
  }
  if (!answer.ok) throw errorFrom(answer.body);
  const parsed = schema.safeParse(answer.body);
  if (!parsed.success) throw localError('unexpected_answer', parsed.error);
  return parsed.data;
}

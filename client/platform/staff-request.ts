import type * as z from 'zod/mini';
import { ClientError, errorFrom, localError } from './client-error.ts';
import { request } from './http.ts';

type Options = Parameters<typeof request>[2];

const listeners = new Set<() => void>();

/** Calls back whenever the server answers that nobody is signed in any more. Returns the way to stop. */
export function onStaffSessionEnded(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

async function watched<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (thrown) {
    const ended = thrown instanceof ClientError && thrown.code === 'not_signed_in';
    if (ended) for (const listener of listeners) listener();
    throw thrown;
  }
}

/** `request` with the staff session's cookie; an ended session is told to the application. @throws {ClientError} */
export function staffRequest<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  options?: Options,
): Promise<z.infer<Schema>> {
  return watched(request(schema, path, options));
}

async function file(path: string, timeoutMs: number): Promise<Blob> {
  const init: RequestInit = {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
  };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, {
    ...init,
    headers,
    body: '{}',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw localError(
      cause instanceof DOMException && cause.name === 'TimeoutError' ? 'no_answer' : 'offline',
      cause,
    );
  });
  if (!response.ok) throw errorFrom(await response.json().catch(() => null));
  return response.blob();
}

/** A file that the server writes on request (POST), whole, in memory only. @throws {ClientError} as `request` does */
export const staffFile = (path: string, timeoutMs = 60_000): Promise<Blob> => watched(file(path, timeoutMs));

import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClientError } from '../../platform/client-error.ts';
import { findPatients } from './patient-requests.ts';

afterEach(() => vi.unstubAllGlobals());

/** A network that answers nothing until it is told to stop. */
const silent = () => {
  const fetched = vi.fn(
    (_path: string, init: RequestInit) =>
      new Promise<Response>((_, reject) => {
        init.signal?.addEventListener('abort', () => {
          reject(new DOMException('stopped', 'AbortError'));
        });
      }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
};

describe('looking for a patient', () => {
  it('[S2] sends name and date of birth in the body, never in the address', async () => {
    const fetched = vi.fn((_path: string, _init: RequestInit) =>
      Promise.resolve(new Response('{"patients":[]}')),
    );
    vi.stubGlobal('fetch', fetched);
    await findPatients('  Gráinne Ní Mháille ');
    await findPatients('2/3/1957');
    expect(fetched.mock.calls.map(([path, { method, body }]) => [path, method, body])).toEqual([
      ['/api/patients/search', 'POST', '{"words":"Gráinne Ní Mháille"}'],
      ['/api/patients/search', 'POST', '{"words":"1957-03-02"}'],
    ]);
  });

  it('ends the request that newer letters have overtaken', async () => {
    const fetched = silent();
    const newer = new AbortController();
    const asked = findPatients('Seá', newer.signal);
    expect(fetched).toHaveBeenCalledTimes(1);
    newer.abort();
    await expect(asked).rejects.toSatisfy(
      (error: unknown) => error instanceof ClientError && error.code === 'stopped',
    );
  });
});

import { afterEach, expect, it, vi } from 'vitest';

const token = 'A'.repeat(43);

/** A page opened with this fragment; returns the addresses that were put in its place. */
async function open(hash: string) {
  vi.resetModules();
  const shown: string[] = [];
  const location = { hash, pathname: '/c' };
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, url: string) => {
      shown.push(url);
      location.hash = '';
    },
  });
  const { takeLinkToken } = await import('./link-token.ts');
  return { shown, takeLinkToken };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('[S1] takes the token out of the address bar at once, and keeps it for this page', async () => {
  const { shown, takeLinkToken } = await open(`#${token}`);
  expect(takeLinkToken()).toBe(token);
  expect(shown).toEqual(['/c']);
  expect(takeLinkToken()).toBe(token);
  expect(shown).toEqual(['/c']);
});

it('[S1] clears a fragment that is no token as well, and takes nothing from it', async () => {
  const { shown, takeLinkToken } = await open('#not-a-token');
  expect(takeLinkToken()).toBeNull();
  expect(shown).toEqual(['/c']);
});

it('leaves an address without a fragment alone', async () => {
  const { shown, takeLinkToken } = await open('');
  expect(takeLinkToken()).toBeNull();
  expect(shown).toEqual([]);
});

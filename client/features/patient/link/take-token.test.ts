import { describe, expect, it } from 'vitest';
import { takeToken } from './take-token.ts';

const TOKEN = 'Abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE';

function address(hash: string) {
  const replaced: unknown[] = [];
  const history = {
    replaceState: (...args: unknown[]) => {
      replaced.push(args.at(-1));
    },
  };
  return { from: { location: { hash, pathname: '/v' }, history }, replaced };
}

describe('the token in the fragment', () => {
  it('[S1] leaves the address bar at once', () => {
    const { from, replaced } = address(`#${TOKEN}`);
    expect(takeToken(from)).toEqual({ kind: 'token', token: TOKEN });
    expect(replaced).toEqual(['/v']);
  });

  it.each(['#short', `#${TOKEN}x`, '#' + '!'.repeat(43), `#t=${TOKEN}`])(
    '[S1] %s is no token, and leaves the address bar too',
    (hash) => {
      const { from, replaced } = address(hash);
      expect(takeToken(from)).toEqual({ kind: 'broken' });
      expect(replaced).toEqual(['/v']);
    },
  );

  it('leaves an address without a fragment alone', () => {
    const { from, replaced } = address('');
    expect(takeToken(from)).toEqual({ kind: 'nothing' });
    expect(replaced).toEqual([]);
  });
});

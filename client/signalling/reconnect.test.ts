import { describe, expect, it } from 'vitest';
import { reconnectDelay, transportsFor } from './reconnect.ts';

describe('when to try again', () => {
  it('tries 0, 0.3, 1.2 and 2.7 s after the loss when each try fails at once', () => {
    let elapsed = 0;
    const moments = [0, 1, 2, 3].map((attempt) => {
      elapsed += reconnectDelay(attempt, elapsed, 0.5);
      return elapsed;
    });
    expect(moments).toEqual([0, 300, 1200, 2700]);
  });

  it('does not wait for a moment that a slow try has already passed', () => {
    expect(reconnectDelay(1, 900, 0.5)).toBe(0);
  });

  it('goes on every 3 to 5 s, spread', () => {
    expect(reconnectDelay(4, 10_000, 0)).toBe(3000);
    expect(reconnectDelay(50, 1_000_000, 1)).toBe(5000);
  });
});

describe('how to connect', () => {
  it('starts with a websocket and tries polling after three failures', () => {
    expect([0, 1, 2].map((attempt) => transportsFor(attempt, false))).toEqual([
      ['websocket'],
      ['websocket'],
      ['websocket'],
    ]);
    expect(transportsFor(3, false)).toEqual(['polling', 'websocket']);
  });

  it('takes turns where a websocket has worked before: the server may only be starting', () => {
    expect(transportsFor(3, true)).toEqual(['polling', 'websocket']);
    expect(transportsFor(4, true)).toEqual(['websocket']);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadUntilThere } from './load-until-there.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('asks again until the code is there', async () => {
  const answers = ['fails', 'fails', 'code'];
  const load = vi.fn(async () => {
    const answer = answers.shift();
    if (answer === 'fails') throw new TypeError('Failed to fetch dynamically imported module');
    return answer;
  });
  const loaded = loadUntilThere(load);
  await vi.advanceTimersByTimeAsync(4000);
  await expect(loaded).resolves.toBe('code');
  expect(load).toHaveBeenCalledTimes(3);
});

it('stops asking when nobody wants it any more', async () => {
  let wanted = true;
  const load = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
  const loaded = loadUntilThere(load, () => wanted);
  await vi.advanceTimersByTimeAsync(0);
  wanted = false;
  await vi.advanceTimersByTimeAsync(2000);
  await expect(loaded).resolves.toBeNull();
  expect(load).toHaveBeenCalledTimes(1);
});

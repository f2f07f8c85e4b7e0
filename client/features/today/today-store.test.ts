import { describe, expect, it } from 'vitest';
import type { Today } from '../../../shared/http.ts';
import { localError } from '../../platform/client-error.ts';
import { emptyDay, fullDay } from './today.fixtures.ts';
import { createTodayStore } from './today-store.ts';

/** A server whose answers are given by hand, in any order. */
function handServer() {
  const asked: {
    path: string;
    signal: AbortSignal;
    answer: (today: Today) => void;
    fail: (error: Error) => void;
  }[] = [];
  const fetchDay = (path: string, signal: AbortSignal) =>
    new Promise<Today>((answer, fail) => {
      asked.push({ path, signal, answer, fail });
    });
  const nth = (n: number) => {
    const question = asked[n];
    if (!question) throw new Error(`question ${String(n)} was not asked`);
    return question;
  };
  return { fetchDay, nth, count: () => asked.length };
}

describe('the day’s list', () => {
  it('keeps the list when the next try fails, and says why', async () => {
    const server = handServer();
    const store = createTodayStore(server.fetchDay);
    const first = store.getState().refresh();
    server.nth(0).answer(fullDay);
    await first;
    const second = store.getState().refresh();
    server.nth(1).fail(localError('offline'));
    await second;
    expect(store.getState().today).toEqual(fullDay);
    expect(store.getState().problem?.code).toBe('offline');
  });
  it('has no list and says why when the first try fails', async () => {
    const server = handServer();
    const store = createTodayStore(server.fetchDay);
    const first = store.getState().refresh();
    server.nth(0).fail(localError('no_answer'));
    await first;
    expect(store.getState()).toMatchObject({ today: null, problem: { code: 'no_answer' } });
  });
  it('never shows an older answer that comes late, nor another day’s list', async () => {
    const server = handServer();
    const store = createTodayStore(server.fetchDay);
    const today = store.getState().refresh();
    const other = store.getState().show('2026-11-24');
    expect(server.nth(0).signal.aborted).toBe(true);
    server.nth(1).answer({ ...emptyDay, day: '2026-11-24' });
    server.nth(0).answer(fullDay);
    await Promise.all([today, other]);
    expect(server.nth(1).path).toBe('/api/today?day=2026-11-24');
    expect(store.getState().today?.day).toBe('2026-11-24');
  });
  it('does not ask again for the day that is on the screen', async () => {
    const server = handServer();
    const store = createTodayStore(server.fetchDay);
    const first = store.getState().refresh();
    server.nth(0).answer(fullDay);
    await first;
    await store.getState().show(null);
    expect(server.count()).toBe(1);
  });
  it('knows how far the server’s clock is from this one', async () => {
    const server = handServer();
    const store = createTodayStore(server.fetchDay, () => Date.parse(fullDay.serverNow) - 90_000);
    const first = store.getState().refresh();
    server.nth(0).answer(fullDay);
    await first;
    expect(store.getState().clockOffset).toBe(90_000);
  });
});

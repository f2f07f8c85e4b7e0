import { describe, expect, it } from 'vitest';
import { BrowserBack } from './browser-back.ts';

/** A browser's session history for one tab. */
function tab(entries: unknown[] = [null]) {
  let at = entries.length - 1;
  return {
    get state() {
      return entries[at];
    },
    pushState(state: unknown) {
      entries.splice(at + 1, Infinity, structuredClone(state));
      at += 1;
    },
    go(delta: number) {
      if (entries[at + delta] !== undefined) at += delta;
    },
    entries,
    at: () => at,
  };
}

describe('the browser’s Back', () => {
  it('finds an entry for each screen that was reached, and nothing but its number in it', () => {
    const history = tab();
    const back = new BrowserBack(history);
    for (const depth of [0, 2, 4]) back.hold(depth);
    expect(history.entries).toEqual([null, { sightlineDepth: 1 }, { sightlineDepth: 2 }]);
  });

  it('pushes nothing on the way back, so that it never holds anybody', () => {
    const history = tab();
    const back = new BrowserBack(history);
    back.hold(2);
    back.hold(4);
    history.go(-1);
    expect(back.moved(history.state)).toBe(true);
    back.hold(1);
    expect(history.at()).toBe(1);
  });

  it('is told from Forward', () => {
    const history = tab();
    const back = new BrowserBack(history);
    back.hold(1);
    history.go(-1);
    expect(back.moved(history.state)).toBe(true);
    history.go(1);
    expect(back.moved(history.state)).toBe(false);
  });

  it('goes on counting after a reload, and not from another page’s state', () => {
    const history = tab([null, { sightlineDepth: 1 }]);
    const back = new BrowserBack(history);
    back.hold(1);
    expect(history.entries).toHaveLength(2);
    const other = tab([{ something: 'else' }]);
    new BrowserBack(other).hold(1);
    expect(other.entries[1]).toEqual({ sightlineDepth: 1 });
  });

  it('lets go in one step where nothing lies before', () => {
    const history = tab();
    const back = new BrowserBack(history);
    for (const depth of [2, 4, 6]) back.hold(depth);
    history.go(-1);
    back.moved(history.state);
    back.letGo();
    expect(history.at()).toBe(0);
  });
});

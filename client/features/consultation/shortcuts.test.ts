import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const key = (code: string, rest: object = {}) =>
  shortcutOf({ altKey: true, ctrlKey: false, metaKey: false, repeat: false, code, ...rest });

describe('keys of the consultation', () => {
  it('no single letter does anything (WCAG 2.1.4), nor a held key, nor the browser’s own combinations', () => {
    expect(key('KeyM', { altKey: false })).toBeNull();
    expect(key('KeyM', { repeat: true })).toBeNull();
    expect(key('KeyM', { ctrlKey: true })).toBeNull();
    expect(key('KeyM', { metaKey: true })).toBeNull();
  });
  it('no key presses the shutter', () => {
    expect(key('Space')).toBeNull();
    expect(key('Enter')).toBeNull();
  });
  it('Alt with M, V and N', () => {
    expect([key('KeyM'), key('KeyV'), key('KeyN')]).toEqual(['microphone', 'camera', 'note']);
  });
});

import { useEffect } from 'react';

/**
 * Keys of the consultation. Each needs Alt: single letters would fire while somebody dictates or uses a screen reader
 * (WCAG 2.1.4). None of them presses the shutter.
 */
export const SHORTCUTS = {
  microphone: { code: 'KeyM', aria: 'Alt+M', words: 'Alt+M' },
  camera: { code: 'KeyV', aria: 'Alt+V', words: 'Alt+V' },
  note: { code: 'KeyN', aria: 'Alt+N', words: 'Alt+N' },
} as const;

type Shortcut = keyof typeof SHORTCUTS;

/** The shortcut that a key press means, or null. By `code`, so that Alt+M works where Alt types another letter. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code' | 'repeat'>,
): Shortcut | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return null;
  const names = ['microphone', 'camera', 'note'] as const;
  return names.find((name) => SHORTCUTS[name].code === event.code) ?? null;
}

/** Listens for the shortcuts while the screen is shown. */
export function useShortcuts(on: Record<Shortcut, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (!shortcut) return;
      event.preventDefault();
      on[shortcut]();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [on]);
}

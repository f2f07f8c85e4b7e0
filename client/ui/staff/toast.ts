import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import type { Tone } from '../core/tone.ts';

interface ToastContent {
  tone: Tone;
  title: string;
  detail?: string | undefined;
}

/** What is shown now; for Toasts alone. */
export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

/**
 * Says that something happened. Goes after 6 s, except attention and danger, which stay until dismissed.
 * Never for something that must be acted on: that is a Notice or a Blocker.
 */
export function toast(content: ToastContent): void {
  const passing = content.tone === 'done' || content.tone === 'info';
  toastQueue.add(content, passing ? { timeout: 6000 } : {});
}

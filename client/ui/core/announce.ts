type Listener = (text: string, urgency: 'polite' | 'assertive') => void;

const listeners = new Set<Listener>();

/** Says something to screen readers through the mounted Announcer. `assertive` interrupts: use it rarely. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  for (const listener of listeners) listener(text, urgency);
}

/** For Announcer alone. Returns the way to stop. */
export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

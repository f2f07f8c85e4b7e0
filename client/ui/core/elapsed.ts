/** Whole seconds as `m:ss`, or `h:mm:ss` from an hour on. Negative counts as nothing. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = String(whole % 60).padStart(2, '0');
  return h > 0 ? `${String(h)}:${String(m).padStart(2, '0')}:${s}` : `${String(m)}:${s}`;
}

/** Whole seconds in words that do not flicker: "less than a minute", "3 min", "1 h 5 min". */
export function minutesOf(seconds: number): string {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  if (minutes < 1) return 'less than a minute';
  const h = Math.floor(minutes / 60);
  return h > 0 ? `${String(h)} h ${String(minutes % 60)} min` : `${String(minutes)} min`;
}

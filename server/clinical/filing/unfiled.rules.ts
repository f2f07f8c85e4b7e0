import type { Instant } from '../../../shared/text.ts';

/** R18: "earliest opportunity" has a limit that the practice sets: a still that waited as long as that is late. */
export const isLate = (storedAt: Instant, now: Instant, lateAfterMinutes: number): boolean =>
  Date.parse(now) - Date.parse(storedAt) >= lateAfterMinutes * 60_000;

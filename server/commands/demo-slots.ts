import { dayBounds, dayIn } from '../platform/clock.ts';

const FIVE_MINUTES = 5 * 60_000;
const APART = 4 * FIVE_MINUTES;

/**
 * Times for the demo's appointments: twenty minutes apart from now on; late in the evening earlier than now, so that
 * all of them stand on today's list.
 */
export const demoSlots = (now: Date, timeZone: string, count: number): Date[] => {
  const soon = Math.ceil((now.getTime() + FIVE_MINUTES) / FIVE_MINUTES) * FIVE_MINUTES;
  const { to } = dayBounds(dayIn(now, timeZone), timeZone);
  const first = Math.min(soon, to.getTime() - FIVE_MINUTES - (count - 1) * APART);
  return Array.from({ length: count }, (_, index) => new Date(first + index * APART));
};

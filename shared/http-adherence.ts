import * as z from 'zod/mini';
import { CalendarDay, Instant } from './text.ts';

/** R23: what the board counts. Each figure opens the list behind it. */
export const FigureId = z.enum([
  'consent',
  'necessity',
  'filing',
  'unfiled',
  'chaperone',
  'overrides',
  'break_glass',
]);
export type FigureId = z.infer<typeof FigureId>;

/** How far back, in days. */
export const AdherenceDays = z.enum(['30', '90', '365']);
export type AdherenceDays = z.infer<typeof AdherenceDays>;

/** Of so many, so many; by week, or by month over a year. A bin begins on `day` in the practice's zone. */
const Share = z.object({
  of: z.int(),
  complete: z.int(),
  bins: z.array(z.object({ day: CalendarDay, of: z.int(), complete: z.int() })),
});
export type Share = z.infer<typeof Share>;

const Events = z.object({
  count: z.int(),
  /** Not yet looked at by somebody else. */
  waiting: z.int(),
  bins: z.array(z.object({ day: CalendarDay, count: z.int() })),
});
export type Events = z.infer<typeof Events>;

/** GET /api/adherence?days=30 */
export const Adherence = z.object({
  serverNow: Instant,
  timeZone: z.string(),
  days: AdherenceDays,
  from: Instant,
  /** Width of the bins. */
  bin: z.enum(['week', 'month']),
  consent: Share,
  necessity: Share,
  filing: z.object({
    filed: z.int(),
    late: z.int(),
    /** Half of the stills were filed faster; null when none was. */
    medianMinutes: z.nullable(z.number()),
    /** How many were filed within `within` minutes and not within the step before; null is longer than all. */
    steps: z.array(z.object({ within: z.nullable(z.int()), count: z.int() })),
  }),
  unfiled: z.object({ count: z.int(), late: z.int(), oldestAt: z.nullable(Instant) }),
  chaperone: z.object({
    consultations: z.int(),
    accepted: z.int(),
    declined: z.int(),
    /** Not asked, or asked and not answered. */
    unanswered: z.int(),
  }),
  overrides: Events,
  breakGlass: Events,
  /** R33: records whose time is over and that wait for a person; their list is the retention page's. */
  retention: z.object({ overdue: z.int() }),
});
export type Adherence = z.infer<typeof Adherence>;

/** One line behind a figure. No patient and no clinical word: who asks the clinician has the time to ask by. */
export const AdherenceRow = z.object({
  at: Instant,
  /** When the consultation began; null for break-glass. */
  consultationAt: z.nullable(Instant),
  clinicianName: z.string(),
  state: z.string(),
  what: z.string(),
  /** Something is missing, late or not yet looked at. */
  attention: z.boolean(),
});
export type AdherenceRow = z.infer<typeof AdherenceRow>;

/** GET /api/adherence/:figure?days=30. POST /api/adherence/:figure/csv?days=30 → the same as a file, text/csv. */
export const AdherenceList = z.object({
  serverNow: Instant,
  timeZone: z.string(),
  figure: FigureId,
  days: AdherenceDays,
  rows: z.array(AdherenceRow),
});
export type AdherenceList = z.infer<typeof AdherenceList>;

import * as z from 'zod/mini';
import { HowHeard } from './consultation.ts';
import { StatementId } from './ids.ts';
import { CalendarDay, optionalLine } from './text.ts';

/** R3: photographs stopped after the call – noted by staff who treat the patient, or by the patient on their receipt. */

/** GET /api/consultations/:id/withdrawal – whose word it can be, and from which day on; empty when nothing is left to stop. */
export const Withdrawal = z.object({
  people: z.array(
    z.object({
      /** Null for the patient, else the statement that names who decides (R4, R6, R7). */
      by: z.nullable(StatementId),
      name: z.string(),
      relationship: z.string(),
    }),
  ),
  /** The practice's calendar days between which it can have been heard. */
  earliest: CalendarDay,
  today: CalendarDay,
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** POST /api/consultations/:id/withdrawal */
export const NoteWithdrawal = z.object({
  by: z.nullable(StatementId),
  heard: HowHeard,
  heardOn: CalendarDay,
  /** What they said or wrote, as far as it matters. */
  words: optionalLine(1000),
});
export type NoteWithdrawal = z.infer<typeof NoteWithdrawal>;

/** POST /api/patient/withdraw-photographs – with the patient's session, while their receipt is open. */
export const WithdrawPhotographs = z.object({ by: z.nullable(StatementId) });
export type WithdrawPhotographs = z.infer<typeof WithdrawPhotographs>;

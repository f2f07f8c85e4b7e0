import * as z from 'zod/mini';

/** What a practice decides for itself. Every version is kept: an old record is read by the one that held then. */
export const PracticePolicy = z.object({
  /** R29: may a second clinician allow an intimate examination of somebody under 18? */
  under18IntimateOverride: z.boolean(),
  /** Days after the appointment on which the patient's link still opens their receipt (R20). */
  receiptDays: z.int().check(z.gte(1), z.lte(90)),
  /** May a GP let a patient see their own stills by that link? */
  patientMaySeeStills: z.boolean(),
  /** R18: minutes after which an unfiled still is late. */
  filingLateAfterMinutes: z.int().check(z.gte(5), z.lte(1440)),
});
export type PracticePolicy = z.infer<typeof PracticePolicy>;

/** What holds while a practice has chosen nothing: the careful answer to each. */
export const DEFAULT_PRACTICE_POLICY: PracticePolicy = {
  under18IntimateOverride: false,
  receiptDays: 14,
  patientMaySeeStills: true,
  filingLateAfterMinutes: 60,
};

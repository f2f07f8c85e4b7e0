import * as z from 'zod/mini';
import { ConsultationStateName } from './consultation.ts';
import { ConsultationId } from './ids.ts';
import { Instant } from './text.ts';
import { PatientCard } from './views.ts';

/** After the call: the worklist of what is not filed (R18). Staff HTTP, with the staff session's cookie. */

/** A consultation of this clinician whose stills still need them. */
export const UnfiledEntry = z.object({
  consultationId: ConsultationId,
  startsAt: Instant,
  state: ConsultationStateName,
  patient: PatientCard,
  /** Stills neither filed nor discarded. */
  unfiled: z.int(),
  /** Stills whose consent was withdrawn and about which nobody has decided (R3). */
  undecided: z.int(),
  /** Since when the oldest of the unfiled ones has waited; null when only decisions are open. */
  oldestAt: z.nullable(Instant),
  late: z.boolean(),
});
export type UnfiledEntry = z.infer<typeof UnfiledEntry>;

/** A colleague has late stills: who and since when, without patients and without a clinical word (R1, Art. 9(3)). */
const LateElsewhere = z.object({ clinicianName: z.string(), late: z.int(), oldestAt: Instant });

/** GET /api/unfiled */
export const UnfiledWorklist = z.object({
  serverNow: Instant,
  /** The practice's own limit, in minutes. */
  lateAfterMinutes: z.int(),
  mine: z.array(UnfiledEntry),
  others: z.array(LateElsewhere),
});
export type UnfiledWorklist = z.infer<typeof UnfiledWorklist>;

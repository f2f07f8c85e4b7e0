import * as z from 'zod/mini';
import { ConsentScope, ConsultationStateName, Role } from './consultation.ts';
import { ConsultationId, PatientId, StillId } from './ids.ts';
import { CalendarDay, Instant, line, optionalLine } from './text.ts';
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

/**
 * GET /api/stills/:id/refile?patient=… – whether this clinician treats the other patient too, and, only then, which of
 * their consultations the photograph could belong to.
 */
export const RefileTarget = z.object({
  patient: PatientCard,
  treats: z.boolean(),
  consultations: z.array(
    z.object({
      id: ConsultationId,
      startsAt: Instant,
      clinicianName: z.string(),
      state: ConsultationStateName,
    }),
  ),
  /** It had been confirmed to be in the practice's own system, under the wrong patient: to be put right there too. */
  inPracticeRecord: z.boolean(),
});
export type RefileTarget = z.infer<typeof RefileTarget>;

/** POST /api/stills/:id/refile – R19: filed for the wrong patient, moved to the right one. */
export const Refile = z.object({
  toPatientId: PatientId,
  /** One of the right patient's consultations, or null for a correction entry of its own. */
  toConsultationId: z.nullable(ConsultationId),
  /** Shown in both records; names nobody. */
  reason: line(500),
  /** What the right patient, or who decides for them, knows of it and has said. Shown in their record alone. */
  consentNote: line(1000),
  /** Two identifiers of the right patient, as read back from the screen. */
  patientName: line(200),
  dateOfBirth: CalendarDay,
  /** The third, typed by hand: needed from a clinician who does not treat the right patient. */
  identifier: optionalLine(40),
});
export type Refile = z.infer<typeof Refile>;
export const Refiled = z.object({ stillId: StillId, consultationId: ConsultationId });
export type Refiled = z.infer<typeof Refiled>;

/** In the wrong patient's record: that it was here. Neither the picture nor the other patient. */
export const MovedAway = z.object({ at: Instant, by: z.string(), reason: z.string() });

/** In the right patient's record: how it came, and what was true when it was taken. */
export const MovedHere = z.object({
  at: Instant,
  by: z.string(),
  reason: z.string(),
  consentNote: z.string(),
  /** The clinician had a consultation with the right patient, too; else three identifiers were confirmed. */
  treatedBoth: z.boolean(),
  origin: z.object({
    clinicianName: z.string(),
    /** The other consultation's own patient gave these; who that is stays in the other record. */
    consents: z.array(
      z.object({
        scope: ConsentScope,
        decision: z.enum(['yes', 'no', 'withdrawn']),
        at: Instant,
        how: z.enum(['tap', 'spoken', 'written']),
      }),
    ),
    /** Staff by name, everybody else by role alone. */
    present: z.array(z.object({ name: z.string(), title: z.string(), role: Role })),
  }),
});
export type MovedHere = z.infer<typeof MovedHere>;

/** What went, how and when (R20). `objectsAt` is null until the encrypted picture has been deleted as well. */
export const Destruction = z.object({
  at: Instant,
  by: z.string(),
  reason: z.string(),
  afterWithdrawal: z.boolean(),
  objectsAt: z.nullable(Instant),
});
export type Destruction = z.infer<typeof Destruction>;

/** POST /api/stills/:id/patient-may-see – may the patient look at this one on their receipt? */
export const ShowPatient = z.object({ allowed: z.boolean() });

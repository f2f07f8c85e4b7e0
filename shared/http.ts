import * as z from 'zod/mini';
import { Consent, ConsultationState, Identified, Role, Statement, Still } from './consultation.ts';
import { Destruction, MovedAway, MovedHere } from './http-after.ts';
import { ConsultationId, PatientId, StatementId, UserId } from './ids.ts';
import { CalendarDay, Instant, PhoneNumber, line, optionalLine } from './text.ts';
import { Attestation, PatientCard, PracticeCard } from './views.ts';

/** Staff HTTP requests and responses. Sent with the staff session's cookie; JSON both ways. */

/** POST /api/staff/sign-in */
export const SignIn = z.object({
  email: z.email().check(z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
});
export type SignIn = z.infer<typeof SignIn>;

/** What somebody of the practice is there for. A manager sees figures and lists of consultations, never a still (R1, Art. 9(3)). */
export const StaffRole = z.enum(['gp', 'chaperone', 'manager']);
export type StaffRole = z.infer<typeof StaffRole>;

/** GET /api/staff/me, and the answer to signing in. */
export const StaffMe = z.object({
  id: UserId,
  name: z.string(),
  title: z.string(),
  role: StaffRole,
  registration: z.string(),
  practice: PracticeCard,
});
export type StaffMe = z.infer<typeof StaffMe>;

/** One line of the day's list. */
export const DayEntry = z.object({
  id: ConsultationId,
  startsAt: Instant,
  durationMinutes: z.int(),
  /** Empty for those who do not care for this patient (R1, Art. 9(3)). */
  reason: z.string(),
  state: ConsultationState,
  patient: PatientCard,
  clinicianName: z.string(),
  /** Whether the patient's page is connected now. */
  patientConnected: z.boolean(),
  /** A chaperone is wanted by the patient and none is in the call yet. */
  chaperoneWanted: z.boolean(),
  chaperoneNames: z.array(z.string()),
  /** Stills neither filed nor discarded, and when the oldest was stored (R18). */
  unfiled: z.int(),
  oldestUnfiledAt: z.nullable(Instant),
  /** The patient pressed "I need help" and nobody has said yet that they have seen it. */
  helpRequestedAt: z.nullable(Instant),
  /** Five wrong dates of birth locked the patient's link. */
  linkLocked: z.boolean(),
  /** R30: this chaperone was let in, the call is over, and they have not said yet what they saw. */
  attestationDue: z.boolean(),
  /** This person is the consulting clinician (others of the practice see the line but cannot open it). */
  mine: z.boolean(),
});
export type DayEntry = z.infer<typeof DayEntry>;

/** GET /api/today?day=YYYY-MM-DD (default: today in the practice's time zone). */
export const Today = z.object({
  serverNow: Instant,
  day: CalendarDay,
  timeZone: z.string(),
  entries: z.array(DayEntry),
  /** Until when this person said that they can chaperone (chaperones only). */
  availableUntil: z.nullable(Instant),
  /** Unfiled stills of earlier days too: they do not go away at midnight (R18). */
  unfiledElsewhere: z.array(DayEntry),
});
export type Today = z.infer<typeof Today>;

/**
 * POST /api/patients/search and /api/access-requests/patients, by name, date of birth or identifier. Not in the address: a
 * proxy writes addresses down (S5).
 */
export const FindPatients = z.object({ words: optionalLine(200) });
export const PatientList = z.object({ patients: z.array(PatientCard) });

/** POST /api/patients. `already_exists` when identifier or name with date of birth is known, unless `confirmNew`. */
export const NewPatient = z.object({
  name: line(200),
  preferredName: optionalLine(100),
  dateOfBirth: CalendarDay,
  identifierKind: z.enum(['IHI', 'Practice number']),
  identifier: line(40),
  phone: PhoneNumber,
  confirmNew: z.boolean(),
});
export type NewPatient = z.infer<typeof NewPatient>;

/** POST /api/consultations. `startsAt` null means now. */
export const Booking = z.object({
  patientId: PatientId,
  startsAt: z.nullable(Instant),
  durationMinutes: z.int().check(z.gte(5), z.lte(120)),
  reason: line(300),
});
export type Booking = z.infer<typeof Booking>;
export const Booked = z.object({ id: ConsultationId });

/** POST /api/consultations/:id/patient-link – a fresh link; earlier ones go on working until the appointment is over. */
export const PatientLink = z.object({ url: z.string(), validFrom: Instant, validUntil: Instant });
export type PatientLink = z.infer<typeof PatientLink>;

/** POST /api/consultations/:id/chaperone-link – a personal link for a chaperone without an account. */
export const NewChaperoneLink = z.object({ name: line(200), title: line(100), trained: z.boolean() });
export type NewChaperoneLink = z.infer<typeof NewChaperoneLink>;

/** POST /api/chaperone-availability – minutes from now on which this person can chaperone; 0: no longer. */
export const Availability = z.object({ minutes: z.int().check(z.gte(0), z.lte(600)) });
export const Available = z.object({ until: Instant });

/** POST /api/consultations/:id/representative-link – for whoever decides and joins from elsewhere (R4, R6). */
export const NewRepresentativeLink = z.object({ representativeId: StatementId });

/**
 * POST /api/consultations/:id/cancel, /reschedule, /no-show, /unlock-link, /help-seen, /revoke-links (every link sent so
 * far stops working, and the sessions they opened), /chaperone (a signed-in chaperone joins)
 */
export const Cancel = z.object({ reason: line(300) });
export const Reschedule = z.object({ startsAt: Instant });
export const Empty = z.object({});

/** One still in the record with why, who agreed and who was there. */
export const RecordStill = z.object({
  still: Still,
  consultationId: ConsultationId,
  necessity: z.string(),
  consents: z.array(Consent),
  present: z.array(z.object({ name: z.string(), title: z.string(), role: Role })),
  movedAway: z.nullable(MovedAway),
  movedHere: z.nullable(MovedHere),
  destruction: z.nullable(Destruction),
});
export type RecordStill = z.infer<typeof RecordStill>;

export const RecordConsultation = z.object({
  id: ConsultationId,
  /** `correction`: an entry for a photograph that was filed for somebody else, not an appointment (R19). */
  kind: z.enum(['consultation', 'correction']),
  startsAt: Instant,
  reason: z.string(),
  state: ConsultationState,
  clinicianName: z.string(),
  clinicianRegistration: z.string(),
  statements: z.array(Statement),
  consents: z.array(Consent),
  participants: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      role: Role,
      trained: z.nullable(z.boolean()),
      identified: Identified,
      intervals: z.array(z.object({ joinedAt: Instant, leftAt: z.nullable(Instant) })),
      couldSee: z.array(z.object({ from: Instant, to: z.nullable(Instant) })),
      /** A chaperone's own words at the end, or null. */
      attestation: z.nullable(Attestation),
    }),
  ),
  pauses: z.array(z.object({ from: Instant, to: z.nullable(Instant), by: z.string() })),
  stills: z.array(RecordStill),
  audit: z.array(
    z.object({ at: Instant, event: z.string(), who: z.string(), lawfulBasis: z.nullable(z.string()) }),
  ),
});
export type RecordConsultation = z.infer<typeof RecordConsultation>;

/** GET /api/patients/:id/record */
export const PatientRecord = z.object({
  serverNow: Instant,
  patient: PatientCard,
  practice: PracticeCard,
  /** R22: opened by break-glass, until then; null for those who treat the patient. */
  openUntil: z.nullable(Instant),
  consultations: z.array(RecordConsultation),
});
export type PatientRecord = z.infer<typeof PatientRecord>;

/**
 * POST /api/consultations/:id/release → the FHIR R4 transaction bundle as a file (application/fhir+json), audited (R32).
 * POST /api/stills/:id/in-practice-record { } → the still has reached the practice's own system.
 * GET /api/stills/:id/image, GET /api/stills/:id/thumbnail → image/jpeg, `no-store`, audited as access (R1).
 */

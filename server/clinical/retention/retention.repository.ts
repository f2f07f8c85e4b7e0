import { sql } from 'kysely';
import type { RetentionFactKind } from '../../../shared/http-retention.ts';
import type { PatientId, PracticeId, RetentionReviewId, UserId } from '../../../shared/ids.ts';
import type { CalendarDay } from '../../../shared/text.ts';
import type { Reader } from '../../platform/database.ts';

/** What the newest fact of one kind says. */
export interface CurrentFact {
  readonly applies: boolean;
  readonly on: CalendarDay | null;
}

export interface LatestReview {
  readonly id: RetentionReviewId;
  readonly at: Date;
  readonly by: UserId;
  readonly byName: string;
  readonly decision: 'keep' | 'propose';
  readonly keepUntil: CalendarDay | null;
  readonly reason: string;
  readonly standing: Record<string, unknown>;
}

/** A record as retention looks at it: whose, since when untouched, what is known; nothing that it says. */
export interface RetentionRecord {
  readonly patientId: PatientId;
  readonly name: string;
  readonly dateOfBirth: CalendarDay;
  readonly identifierKind: string;
  readonly identifier: string;
  /** The newest of: being added, every consultation in whatever state. */
  readonly lastTouched: Date;
  readonly consultations: number;
  readonly stills: number;
  readonly facts: ReadonlyMap<RetentionFactKind, CurrentFact>;
  readonly openHolds: number;
  /** How many facts and holds were ever recorded: a proposal is about what was known then. */
  readonly known: number;
  readonly review: LatestReview | null;
}

/** Null for all of a practice's. */
type Whose = PatientId | null;

const patients = (db: Reader, practiceId: PracticeId, whose: Whose) =>
  db
    .selectFrom('patient')
    .select(['id', 'name', 'date_of_birth', 'identifier_kind', 'identifier', 'created_at'])
    .select(({ selectFrom }) => [
      selectFrom('consultation')
        .select(({ fn }) => fn.max('starts_at').as('at'))
        .whereRef('consultation.patient_id', '=', 'patient.id')
        .as('last_consultation'),
      selectFrom('consultation')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('consultation.patient_id', '=', 'patient.id')
        .as('consultations'),
      selectFrom('still')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('still.patient_id', '=', 'patient.id')
        .where('still.wrapped_key', 'is not', null)
        .as('stills'),
      selectFrom('retention_hold')
        .leftJoin('retention_hold_lifted', 'hold_id', 'retention_hold.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('retention_hold.patient_id', '=', 'patient.id')
        .where('hold_id', 'is', null)
        .as('open_holds'),
      selectFrom('retention_hold')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('retention_hold.patient_id', '=', 'patient.id')
        .as('holds'),
      selectFrom('retention_fact')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('retention_fact.patient_id', '=', 'patient.id')
        .as('facts'),
    ])
    .where('practice_id', '=', practiceId)
    .where('disposed_at', 'is', null)
    .$if(whose !== null, (query) => query.where('id', '=', whose));

const currentFacts = async (db: Reader, practiceId: PracticeId, whose: Whose) => {
  const rows = await db
    .selectFrom('retention_fact')
    .innerJoin('patient', 'patient.id', 'retention_fact.patient_id')
    .distinctOn(['patient_id', 'kind'])
    .select(['patient_id', 'kind', 'applies', 'on_day'])
    .where('practice_id', '=', practiceId)
    .$if(whose !== null, (query) => query.where('patient_id', '=', whose))
    .orderBy('patient_id')
    .orderBy('kind')
    .orderBy('seq', 'desc')
    .execute();
  const facts = new Map<PatientId, Map<RetentionFactKind, CurrentFact>>();
  for (const row of rows) {
    const own = facts.get(row.patient_id) ?? new Map<RetentionFactKind, CurrentFact>();
    facts.set(row.patient_id, own.set(row.kind, { applies: row.applies, on: row.on_day }));
  }
  return facts;
};

const latestReviews = async (db: Reader, practiceId: PracticeId, whose: Whose) => {
  const rows = await db
    .selectFrom('retention_review')
    .innerJoin('patient', 'patient.id', 'retention_review.patient_id')
    .innerJoin('app_user', 'app_user.id', 'by_user_id')
    .distinctOn('patient_id')
    .select(['retention_review.id', 'patient_id', 'at', 'by_user_id', 'app_user.name as by_name'])
    .select(['decision', 'keep_until', 'reason', 'standing'])
    .where('patient.practice_id', '=', practiceId)
    .$if(whose !== null, (query) => query.where('patient_id', '=', whose))
    .orderBy('patient_id')
    .orderBy('retention_review.seq', 'desc')
    .execute();
  return new Map(
    rows.map((row): [PatientId, LatestReview] => [
      row.patient_id,
      {
        id: row.id,
        at: row.at,
        by: row.by_user_id,
        byName: row.by_name,
        decision: row.decision,
        keepUntil: row.keep_until,
        reason: row.reason,
        standing: row.standing,
      },
    ]),
  );
};

/** Every record of a practice that is still there, or the one of a patient. */
export const loadRecords = async (
  db: Reader,
  practiceId: PracticeId,
  whose: PatientId | null = null,
): Promise<RetentionRecord[]> => {
  const rows = await patients(db, practiceId, whose).execute();
  const facts = await currentFacts(db, practiceId, whose);
  const reviews = await latestReviews(db, practiceId, whose);
  return rows.map((row) => ({
    patientId: row.id,
    name: row.name,
    dateOfBirth: row.date_of_birth,
    identifierKind: row.identifier_kind,
    identifier: row.identifier,
    lastTouched:
      row.last_consultation && row.last_consultation > row.created_at
        ? row.last_consultation
        : row.created_at,
    consultations: row.consultations ?? 0,
    stills: row.stills ?? 0,
    facts: facts.get(row.id) ?? new Map(),
    openHolds: row.open_holds ?? 0,
    known: (row.holds ?? 0) + (row.facts ?? 0),
    review: reviews.get(row.id) ?? null,
  }));
};

/**
 * Holds the patient's row until the transaction ends, so that a hold and a disposal never pass each other. The strongest row
 * lock, unlike everywhere else: nothing new may refer to a patient whose record is being disposed of.
 */
export const lockPatient = async (
  tx: Reader,
  practiceId: PracticeId,
  patientId: PatientId,
): Promise<boolean> => {
  const row = await tx
    .selectFrom('patient')
    .select(sql<number>`1`.as('there'))
    .where('id', '=', patientId)
    .where('practice_id', '=', practiceId)
    .where('disposed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
};

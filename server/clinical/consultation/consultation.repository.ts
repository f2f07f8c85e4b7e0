import type { Selectable } from 'kysely';
import { Statement } from '../../../shared/consultation.ts';
import type {
  Capture,
  Consent,
  ConsultationState,
  Participant,
  Pause,
  Still,
} from '../../../shared/consultation.ts';
import type { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import { ageOn, dayIn } from '../../platform/clock.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type {
  CaptureTable,
  ConsultationTable,
  ParticipantTable,
  Schema,
  StillTable,
} from '../../platform/schema.ts';
import { loadWordings } from '../consent/wordings.ts';
import { packOf } from '../policy/packs.ts';
import { practicePolicy } from '../policy/practice-policy.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

const iso = (at: Date): string => at.toISOString();
const maybe = (at: Date | null): string | null => (at ? iso(at) : null);

const toParticipant = (row: Selectable<ParticipantTable>): Participant => ({
  id: row.id,
  role: row.role,
  name: row.name,
  title: row.title,
  trained: row.trained,
  identified: row.identified,
  status: row.status,
  arrivedAt: iso(row.arrived_at),
  admittedAt: maybe(row.admitted_at),
  leftAt: maybe(row.left_at),
});

const toCapture = (row: Selectable<CaptureTable>): Capture => ({
  id: row.id,
  requestedAt: iso(row.requested_at),
  state: row.state,
  received: row.received,
  total: row.total,
  ended: row.ended,
});

const toStill = (row: Selectable<StillTable>): Still => ({
  id: row.id,
  captureId: row.capture_id,
  takenAt: iso(row.taken_at),
  storedAt: iso(row.stored_at),
  state: row.state,
  width: row.width,
  height: row.height,
  bytes: row.bytes,
  sha256Device: row.sha256_device,
  sha256Stored: row.sha256_stored,
  about: row.about,
  site: row.site,
  side: row.side,
  label: row.label,
  filedAt: maybe(row.filed_at),
  discardedAt: maybe(row.discarded_at),
  awaitsDecision: row.awaits_decision,
  decision: row.decision,
  inPracticeRecord: row.in_practice_record_at !== null,
  patientMaySee: row.patient_may_see,
  ownPicture: row.own_picture,
});

const toStatement = (row: Selectable<Schema['statement']>): Statement =>
  Statement.parse({ ...row.body, kind: row.kind, id: row.id, at: iso(row.at), author: row.author });

const toConsent = (row: Selectable<Schema['consent']>): Consent => ({
  id: row.id,
  at: iso(row.at),
  scope: row.scope,
  decision: row.decision,
  giver: row.giver,
  how: row.how,
  notedBy: row.noted_by,
  wording: row.wording,
  told: row.told,
  by: row.given_by,
  provisional: row.provisional,
});

const toPause = (row: Selectable<Schema['pause']>): Pause => ({
  id: row.id,
  startedAt: iso(row.started_at),
  startedBy: row.started_by,
  resumeRequestedAt: maybe(row.resume_requested_at),
  endedAt: maybe(row.ended_at),
});

const loadParts = async (db: Reader, row: Selectable<ConsultationTable>) => {
  const of = row.id;
  return {
    practice: await db
      .selectFrom('practice')
      .selectAll()
      .where('id', '=', row.practice_id)
      .executeTakeFirstOrThrow(),
    practicePolicy: await practicePolicy(db, row.practice_id),
    wordings: await loadWordings(db, row.practice_id),
    patient: await db
      .selectFrom('patient')
      .selectAll()
      .where('id', '=', row.patient_id)
      .executeTakeFirstOrThrow(),
    clinician: await db
      .selectFrom('app_user')
      .select(['name', 'registration'])
      .where('id', '=', row.clinician_id)
      .executeTakeFirstOrThrow(),
    participants: await db
      .selectFrom('participant')
      .selectAll()
      .where('consultation_id', '=', of)
      .orderBy('arrived_at')
      .execute(),
    statements: await db
      .selectFrom('statement')
      .selectAll()
      .where('consultation_id', '=', of)
      .orderBy('seq')
      .execute(),
    consents: await db
      .selectFrom('consent')
      .selectAll()
      .where('consultation_id', '=', of)
      .orderBy('seq')
      .execute(),
    pauses: await db
      .selectFrom('pause')
      .selectAll()
      .where('consultation_id', '=', of)
      .orderBy('started_at')
      .execute(),
    captures: await db
      .selectFrom('capture')
      .selectAll()
      .where('consultation_id', '=', of)
      .orderBy('requested_at')
      .execute(),
    chaperones: await db
      .selectFrom('presence')
      .innerJoin('participant', 'participant.id', 'presence.participant_id')
      .select(({ fn }) => [
        fn.max('joined_at').as('came'),
        fn.max('presence.left_at').as('left'),
        fn.countAll<string>().filterWhere('presence.left_at', 'is', null).as('there'),
      ])
      .where('presence.consultation_id', '=', of)
      .where('role', '=', 'chaperone')
      .executeTakeFirstOrThrow(),
    stills: await db
      .selectFrom('still')
      .selectAll()
      .where('consultation_id', '=', of)
      .orderBy('taken_at')
      .execute(),
  };
};

/**
 * Loads a consultation with everything said, agreed and taken in it. With `lock`, the row is held until the transaction
 * ends, so that two changes of one consultation happen one after the other; others may still refer to it (`NO KEY`), so that two
 * stills re-filed into each other's record do not wait for one another.
 * @returns undefined when there is none of this id
 */
export const loadConsultation = async (
  db: Reader,
  id: ConsultationId,
  context: { now: Date; connected: ReadonlySet<ParticipantId>; lock: boolean },
): Promise<LoadedConsultation | undefined> => {
  const query = db.selectFrom('consultation').selectAll().where('id', '=', id);
  const row = await (context.lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const parts = await loadParts(db, row);
  const today = dayIn(context.now, parts.practice.time_zone);
  return {
    id: row.id,
    practiceId: row.practice_id,
    patientId: row.patient_id,
    clinicianId: row.clinician_id,
    version: row.version,
    kind: row.kind,
    practice: parts.practice,
    patient: parts.patient,
    helpRequestedAt: maybe(row.help_requested_at),
    practicePolicy: parts.practicePolicy,
    durationMinutes: row.duration_minutes,
    wordings: parts.wordings,
    users: new Map(parts.participants.flatMap((p) => (p.user_id ? [[p.id, p.user_id]] : []))),
    facts: {
      state: row.state,
      startsAt: iso(row.starts_at),
      reason: row.reason,
      clinician: parts.clinician,
      patientAge: ageOn(parts.patient.date_of_birth, today),
      today,
      policy: packOf(parts.practice.jurisdiction),
      practicePolicy: parts.practicePolicy,
      practiceName: parts.practice.name,
      verifiedAt: maybe(row.verified_at),
      participants: parts.participants.map(toParticipant),
      statements: parts.statements.map(toStatement),
      consents: parts.consents.map(toConsent),
      pauses: parts.pauses.map(toPause),
      captures: parts.captures.map(toCapture),
      stills: parts.stills.map(toStill),
      chaperoneCameAt: maybe(parts.chaperones.came),
      chaperoneLeftAt: Number(parts.chaperones.there) === 0 ? maybe(parts.chaperones.left) : null,
      connected: context.connected,
      standsFor: new Map(
        parts.participants.flatMap((p) => (p.representative_id ? [[p.id, p.representative_id]] : [])),
      ),
    },
  };
};

/** Counts a change, so that clients and concurrent editors can tell views apart. */
export const bumpVersion = async (tx: Tx, id: ConsultationId): Promise<void> => {
  await tx
    .updateTable('consultation')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
};

export const saveState = async (tx: Tx, id: ConsultationId, state: ConsultationState): Promise<void> => {
  await tx
    .updateTable('consultation')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
};

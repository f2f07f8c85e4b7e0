import * as z from 'zod/mini';
import type { PatientRecord, RecordConsultation, RecordStill } from '../../../shared/http.ts';
import type { ConsultationId, PatientId, StillId, UserId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { toPracticeCard } from '../../identity/practice.ts';
import { Refusal } from '../../platform/refusal.ts';
import { attestationsOf } from '../chaperone/attest.ts';
import { couldSeeOf } from '../chaperone/could-see.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import type { LoadedConsultation } from '../consultation/loaded-consultation.ts';
import { readConsultation } from '../consultation/read-consultation.ts';
import { patientCard } from '../consultation/views.ts';
import { stillHistories } from './still-history.ts';
import { readingDetail, readingRight, treats } from '../review/care-relationship.ts';
import { tellsOfConcern } from '../review/review.rules.ts';

const intervalsOf = async (deps: ClinicalDeps, id: ConsultationId) =>
  deps.db
    .selectFrom('presence')
    .select(['participant_id', 'joined_at', 'left_at'])
    .where('consultation_id', '=', id)
    .orderBy('joined_at')
    .execute();

const auditOf = async (deps: ClinicalDeps, id: ConsultationId, concernsShown: boolean) => {
  const rows = await deps.db
    .selectFrom('audit_entry')
    .select(['at', 'event', 'actor', 'detail', 'lawful_basis'])
    .where('consultation_id', '=', id)
    .orderBy('seq')
    .execute();
  const shown = rows.filter(({ event, detail }) => concernsShown || !tellsOfConcern(event, detail));
  return shown.map((row) => ({
    at: row.at.toISOString(),
    event: row.event,
    who: typeof row.actor['role'] === 'string' ? row.actor['role'] : 'unknown',
    lawfulBasis: row.lawful_basis,
  }));
};

/** What of a still's provenance the record shows; written by `request-capture.ts`. */
const Provenance = z.object({
  necessity: z.string(),
  consents: z.array(z.nullable(z.string())),
  participants: z.array(z.object({ id: z.string() })),
});

const stillsOf = async (deps: ClinicalDeps, { id, facts }: LoadedConsultation): Promise<RecordStill[]> => {
  const rows = await deps.db
    .selectFrom('still')
    .select(['id', 'provenance'])
    .where('consultation_id', '=', id)
    .execute();
  const provenance = new Map(rows.map((row) => [row.id, Provenance.parse(row.provenance)]));
  const histories = await stillHistories(deps.db, id, facts.stills);
  return facts.stills.flatMap((still) => {
    const behind = provenance.get(still.id);
    const history = histories.get(still.id);
    if (!behind || !history) return [];
    const there = new Set<string>(behind.participants.map((person) => person.id));
    const under = new Set(behind.consents);
    return {
      still,
      consultationId: id,
      necessity: behind.necessity,
      consents: facts.consents.filter((consent) => under.has(consent.id)),
      present: facts.participants
        .filter((person) => there.has(person.id))
        .map(({ name, title, role }) => ({ name, title, role })),
      ...history,
    };
  });
};

/** A consultation as the record shows it. R30: its doctor is not told that a chaperone had a concern. */
export const recordConsultation = async (
  deps: ClinicalDeps,
  loaded: LoadedConsultation,
  reader: UserId,
): Promise<RecordConsultation> => {
  const { facts, id } = loaded;
  const intervals = await intervalsOf(deps, id);
  const couldSee = await couldSeeOf(deps.db, id);
  const attestations = await attestationsOf(deps.db, id);
  return {
    id,
    kind: loaded.kind,
    startsAt: facts.startsAt,
    reason: facts.reason,
    state: facts.state,
    clinicianName: facts.clinician.name,
    clinicianRegistration: facts.clinician.registration,
    statements: [...facts.statements],
    consents: [...facts.consents],
    participants: facts.participants.map(({ id: who, name, title, role, trained, identified }) => ({
      name,
      title,
      role,
      trained,
      identified,
      intervals: intervals
        .filter(({ participant_id }) => participant_id === who)
        .map((row) => ({
          joinedAt: row.joined_at.toISOString(),
          leftAt: row.left_at?.toISOString() ?? null,
        })),
      couldSee: couldSee.get(who) ?? [],
      attestation: attestations.get(who) ?? null,
    })),
    pauses: facts.pauses.map(({ startedAt, endedAt, startedBy }) => ({
      from: startedAt,
      to: endedAt,
      by: startedBy.name,
    })),
    stills: await stillsOf(deps, loaded),
    audit: await auditOf(deps, id, loaded.clinicianId !== reader),
  };
};

/**
 * The patient's record: every consultation with its stills, reasoning, consents and presence. R22: for who treats the
 * patient, or by break-glass; reading it is audited either way.
 */
export const patientRecord = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  patientId: PatientId,
): Promise<PatientRecord> => {
  const now = deps.clock.now();
  const patient = await deps.db
    .selectFrom('patient')
    .selectAll()
    .where('id', '=', patientId)
    .where('practice_id', '=', actor.practiceId)
    .where('disposed_at', 'is', null)
    .executeTakeFirst();
  if (!patient) throw new Refusal('not_found');
  const right = await readingRight(deps.db, actor, patientId, now);
  if (!right) throw new Refusal(actor.role === 'gp' ? 'no_care_relationship' : 'not_allowed');
  const practice = await deps.db
    .selectFrom('practice')
    .selectAll()
    .where('id', '=', actor.practiceId)
    .executeTakeFirstOrThrow();
  const ids = await deps.db
    .selectFrom('consultation')
    .select('id')
    .where('patient_id', '=', patientId)
    .orderBy('starts_at', 'desc')
    .execute();
  const consultations: RecordConsultation[] = [];
  for (const { id } of ids) {
    const loaded = await readConsultation(deps, id);
    if (loaded) consultations.push(await recordConsultation(deps, loaded, actor.userId));
  }
  const who = { role: actor.role, userId: actor.userId };
  await recordAudit(deps.db, {
    at: now,
    event: 'patient.record_read',
    actor: who,
    practiceId: actor.practiceId,
    patientId,
    detail: readingDetail(right),
  });
  return {
    serverNow: now.toISOString(),
    patient: patientCard(patient, practice.time_zone, now),
    practice: toPracticeCard(practice),
    openUntil: right.by === 'break_glass' ? right.until.toISOString() : null,
    consultations,
  };
};

/**
 * R32: somebody confirms that a filed still has reached the practice's own system.
 * @throws Refusal `conflict`: it is not filed (any more), or somebody confirmed it before
 */
export const confirmInPracticeRecord = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  stillId: StillId,
): Promise<void> => {
  const still = await deps.db
    .selectFrom('still')
    .innerJoin('consultation', 'consultation.id', 'still.consultation_id')
    .select(['still.patient_id', 'still.consultation_id', 'practice_id'])
    .where('still.id', '=', stillId)
    .executeTakeFirst();
  if (!still || still.practice_id !== actor.practiceId) throw new Refusal('not_found');
  if (!(await treats(deps, actor, still.patient_id, deps.clock.now()))) throw new Refusal('not_allowed');
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('still')
      .set({ in_practice_record_at: now })
      .where('id', '=', stillId)
      .where('state', '=', 'filed')
      .where('in_practice_record_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) throw new Refusal('conflict');
    await recordAudit(tx, {
      at: now,
      event: 'still.in_practice_record',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: still.practice_id,
      consultationId: still.consultation_id,
      patientId: still.patient_id,
      detail: { stillId },
    });
  });
};

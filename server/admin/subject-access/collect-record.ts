import { AUDIT_EVENTS } from '../../../shared/audit-events.ts';
import type { PatientId, UserId } from '../../../shared/ids.ts';
import * as z from 'zod/mini';
import { recordConsultation } from '../../clinical/filing/record.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import { readConsultation } from '../../clinical/consultation/read-consultation.ts';
import { patientCard } from '../../clinical/consultation/views.ts';
import { tellsOfConcern } from '../../clinical/review/review.rules.ts';
import { toPracticeCard } from '../../identity/practice.ts';
import type { Tx } from '../../platform/database.ts';
import { asRead } from './decisions.ts';
import type { ReadItem } from './decisions.ts';
import { auditDetailWords, roleWords } from './pack-words.ts';
import type { PackAudit, PackRecord, PackWording } from './pack-record.ts';
import { otherEntries, otherItems } from './other-entries.ts';
import { reviewItems } from './third-parties.rules.ts';
import type { Reviewed } from './third-parties.rules.ts';

/** A patient's whole record as it stands at one instant, and what in it a person has to look at first. */
export interface Collected {
  readonly record: PackRecord;
  readonly reviewed: readonly Reviewed[];
  readonly items: readonly ReadItem[];
}

const RULES_AHEAD = /^([RSX]\d+(\.\d+)?(, )?)+: /;

/** What an audit event means, in plain words; the code itself when it is not in the list any more. */
const whatOf = (event: string, detail: Record<string, unknown>): string => {
  const exact = auditDetailWords(event, detail);
  if (exact !== '') return exact;
  const known = Object.entries(AUDIT_EVENTS).find(([name]) => name === event);
  const text = known ? known[1].what.replace(RULES_AHEAD, '') : event;
  return text.replace(/^./, (first) => first.toUpperCase());
};

const Actor = z.object({
  role: z.string(),
  userId: z.optional(z.string()),
  participantId: z.optional(z.string()),
});
/** Ids of other people's records have no place here: a misfile names both. */
const ownDetail = (detail: Record<string, unknown>, patientId: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(detail).filter(([key, value]) => !/patientId$/i.test(key) || value === patientId),
  );

const namesOf = async (tx: Tx, patientId: PatientId): Promise<ReadonlyMap<string, string>> => {
  const users = await tx
    .selectFrom('app_user')
    .innerJoin('patient', 'patient.practice_id', 'app_user.practice_id')
    .select(['app_user.id', 'app_user.name', 'app_user.title'])
    .where('patient.id', '=', patientId)
    .execute();
  const people = await tx
    .selectFrom('participant')
    .innerJoin('consultation', 'consultation.id', 'participant.consultation_id')
    .select(['participant.id', 'participant.name', 'participant.title'])
    .where('consultation.patient_id', '=', patientId)
    .execute();
  const named = ({ name, title }: { name: string; title: string }) =>
    title === '' ? name : `${name} (${title})`;
  return new Map([...users, ...people].map((person) => [person.id, named(person)]));
};

const auditOf = async (tx: Tx, patientId: PatientId, reader: UserId): Promise<PackAudit[]> => {
  const names = await namesOf(tx, patientId);
  const rows = await tx
    .selectFrom('audit_entry')
    .leftJoin('consultation', 'consultation.id', 'audit_entry.consultation_id')
    .selectAll('audit_entry')
    .select('consultation.clinician_id')
    .where(({ or, and, eb }) =>
      or([
        eb('audit_entry.patient_id', '=', patientId),
        and([eb('audit_entry.patient_id', 'is', null), eb('consultation.patient_id', '=', patientId)]),
      ]),
    )
    .orderBy('seq')
    .execute();
  const shown = rows.filter(
    ({ event, detail, clinician_id }) => clinician_id !== reader || !tellsOfConcern(event, detail),
  );
  return shown.map((row) => {
    const { role, userId, participantId } = Actor.parse(row.actor);
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      event: row.event,
      what: whatOf(row.event, row.detail),
      who: names.get(userId ?? participantId ?? '') ?? roleWords(role),
      role,
      consultationId: row.consultation_id,
      lawfulBasis: row.lawful_basis,
      detail: ownDetail(row.detail, patientId),
    };
  });
};

const Kept = z.object({ title: z.string(), paragraphs: z.array(z.string()), question: z.string() });

const wordingsOf = async (tx: Tx, hashes: readonly string[]): Promise<PackWording[]> => {
  if (hashes.length === 0) return [];
  const rows = await tx
    .selectFrom('wording')
    .selectAll()
    .where('sha256', 'in', [...hashes])
    .orderBy('id')
    .orderBy('version')
    .execute();
  return rows.map(({ id, version, language, sha256, content }) => ({
    ...{ id, version, language, sha256 },
    ...Kept.parse(content),
  }));
};

const practiceAndPatient = async (tx: Tx, patientId: PatientId, now: Date) => {
  const patient = await tx
    .selectFrom('patient')
    .selectAll()
    .where('id', '=', patientId)
    .executeTakeFirstOrThrow();
  const practice = await tx
    .selectFrom('practice')
    .selectAll()
    .where('id', '=', patient.practice_id)
    .executeTakeFirstOrThrow();
  return {
    patient: patientCard(patient, practice.time_zone, now),
    practice: toPracticeCard(practice),
    article6Basis: practice.article_6_basis,
  };
};

/** Ids of the stills that are this patient's: a misfiled one that was put right is somebody else's. */
const ownStills = async (tx: Tx, patientId: PatientId): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('still')
    .select('id')
    .where('patient_id', '=', patientId)
    .where('state', '!=', 'discarded')
    .execute();
  return new Set<string>(rows.map(({ id }) => id));
};

const consultationsOf = async (deps: ClinicalDeps, tx: Tx, patientId: PatientId, reader: UserId) => {
  const own = await ownStills(tx, patientId);
  const ids = await tx
    .selectFrom('consultation')
    .select('id')
    .where('patient_id', '=', patientId)
    .orderBy('starts_at')
    .execute();
  const found: { told: PackRecord['consultations'][number]; reviewed: Reviewed }[] = [];
  for (const { id } of ids) {
    const loaded = await readConsultation({ ...deps, db: tx }, id);
    if (!loaded) continue;
    const { facts } = loaded;
    const whole = await recordConsultation({ ...deps, db: tx }, loaded, reader);
    // The audit is told once, for everything; what was discarded is gone.
    const told = { ...whole, audit: [], stills: whole.stills.filter(({ still }) => own.has(still.id)) };
    const stills = told.stills.map(({ still }) => still);
    found.push({ told, reviewed: { id, ...facts, stills } });
  }
  return found;
};

/**
 * GDPR Art. 15: everything held about one patient, read at one instant; the caller's transaction is REPEATABLE READ. No
 * discarded still, no still that belongs to somebody else, nobody else's consultation.
 * @param reader who reads it, or takes the pack: R30, no chaperone's concern about them is in it
 */
export const collectRecord = async (
  deps: ClinicalDeps,
  tx: Tx,
  patientId: PatientId,
  reader: UserId,
): Promise<Collected> => {
  const now = deps.clock.now();
  const consultations = await consultationsOf(deps, tx, patientId, reader);
  const consents = consultations.flatMap(({ told }) => told.consents);
  const newest = await tx
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  const others = await otherEntries(tx, patientId, reader);
  const reviewed = consultations.map((each) => each.reviewed);
  return {
    reviewed,
    items: asRead([...reviewed.flatMap(reviewItems), ...otherItems(others)]),
    record: {
      madeAt: now.toISOString(),
      ...(await practiceAndPatient(tx, patientId, now)),
      consultations: consultations.map(({ told }) => told),
      wordings: await wordingsOf(tx, [...new Set(consents.map(({ wording }) => wording.sha256))]),
      others,
      audit: await auditOf(tx, patientId, reader),
      auditUpTo: newest?.seq ?? 0,
    },
  };
};

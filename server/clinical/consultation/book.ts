import { ConsultationId, PatientId } from '../../../shared/ids.ts';
import type { Booking, NewPatient } from '../../../shared/http.ts';
import type { PatientCard } from '../../../shared/views.ts';
import type * as z from 'zod/mini';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import { dayIn } from '../../platform/clock.ts';
import { isUniqueViolation } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from './change-consultation.ts';
import { patientCard } from './views.ts';

/** Makes a patient's key; the vault has it. */
interface KeyMaker {
  newPatientKey(patientId: PatientId): Buffer;
}

/** Patients of the practice by name, date of birth (YYYY-MM-DD) or identifier; at most 20. */
export const findPatients = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  query: string,
): Promise<PatientCard[]> => {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const escape = (word: string): string => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  let search = deps.db
    .selectFrom('patient')
    .selectAll()
    .where('practice_id', '=', actor.practiceId)
    .where('disposed_at', 'is', null);
  for (const word of words) {
    search = search.where(({ or, eb, fn, cast }) =>
      or([
        eb(fn<string>('lower', ['name']), 'like', `%${escape(word)}%`),
        eb('identifier', '=', word.toUpperCase()),
        eb('identifier', '=', word),
        eb(cast<string>('date_of_birth', 'text'), '=', word),
      ]),
    );
  }
  const found = await search.orderBy('name').limit(20).execute();
  const { timeZone } = await practiceCard(deps.db, actor.practiceId);
  return found.map((row) => patientCard(row, timeZone, deps.clock.now()));
};

/** Adds a patient. @throws Refusal `already_exists`; `invalid_request` for a date of birth that is not in the past */
export const addPatient = async (
  deps: ClinicalDeps,
  keys: KeyMaker,
  actor: StaffActor,
  input: z.infer<typeof NewPatient>,
): Promise<PatientCard> => {
  const now = deps.clock.now();
  const { timeZone } = await practiceCard(deps.db, actor.practiceId);
  if (input.dateOfBirth > dayIn(now, timeZone) || input.dateOfBirth < '1880-01-01') {
    throw new Refusal('date_of_birth_impossible', { field: 'dateOfBirth' });
  }
  const id = newId(PatientId);
  try {
    return await deps.db.transaction().execute(async (tx) => {
      const twin = await tx
        .selectFrom('patient')
        .select('id')
        .where('practice_id', '=', actor.practiceId)
        .where('date_of_birth', '=', input.dateOfBirth)
        .where(({ eb, fn }) => eb(fn<string>('lower', ['name']), '=', input.name.toLowerCase()))
        .executeTakeFirst();
      if (twin && !input.confirmNew) throw new Refusal('already_exists', { field: 'name' });
      const row = await tx
        .insertInto('patient')
        .values({
          id,
          practice_id: actor.practiceId,
          name: input.name,
          preferred_name: input.preferredName,
          date_of_birth: input.dateOfBirth,
          identifier_kind: input.identifierKind,
          identifier: input.identifier.toUpperCase(),
          phone: input.phone,
          wrapped_key: keys.newPatientKey(id),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      const who = { role: actor.role, userId: actor.userId };
      await recordAudit(tx, {
        at: now,
        event: 'patient.added',
        actor: who,
        practiceId: actor.practiceId,
        patientId: id,
      });
      return patientCard(row, timeZone, now);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('already_exists', { field: 'identifier' });
    throw error;
  }
};

/** Books a consultation with the signed-in GP, now or later. */
export const book = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  booking: z.infer<typeof Booking>,
): Promise<{ id: ConsultationId }> => {
  const now = deps.clock.now();
  const patient = await deps.db
    .selectFrom('patient')
    .select('id')
    .where('id', '=', booking.patientId)
    .where('practice_id', '=', actor.practiceId)
    .where('disposed_at', 'is', null)
    .executeTakeFirst();
  if (!patient) throw new Refusal('not_found');
  const id = newId(ConsultationId);
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('consultation')
      .values({
        id,
        practice_id: actor.practiceId,
        patient_id: patient.id,
        clinician_id: actor.userId,
        starts_at: booking.startsAt ?? now,
        duration_minutes: booking.durationMinutes,
        reason: booking.reason,
        state: JSON.stringify({ name: 'booked' }),
      })
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'consultation.booked',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      consultationId: id,
      patientId: patient.id,
    });
  });
  return { id };
};

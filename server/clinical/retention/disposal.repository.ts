import type { DestroyedStill } from '../../../shared/http-retention.ts';
import type { ConsultationId, PatientId } from '../../../shared/ids.ts';
import type { Tx } from '../../platform/database.ts';
import { withoutWords } from '../consultation/without-words.ts';

/** What stands where a person stood: the audit refers to the row's id. */
const NOBODY = { name: 'Record disposed of', preferred_name: '', phone: '', date_of_birth: '1900-01-01' };

/** The stills whose keys are about to go. */
export const stillsToDestroy = async (tx: Tx, patientId: PatientId): Promise<DestroyedStill[]> => {
  const rows = await tx
    .selectFrom('still')
    .select(['id', 'sha256_stored', 'bytes'])
    .where('patient_id', '=', patientId)
    .where('wrapped_key', 'is not', null)
    .orderBy('stored_at')
    .execute();
  return rows.map(({ id, sha256_stored: sha256, bytes }) => ({ id, sha256, bytes }));
};

export const consultationsOf = async (tx: Tx, patientId: PatientId): Promise<ConsultationId[]> => {
  const rows = await tx
    .selectFrom('consultation')
    .select('id')
    .where('patient_id', '=', patientId)
    .orderBy('starts_at')
    .execute();
  return rows.map(({ id }) => id);
};

/** Whom the log has to be able to recognise. */
export const identityOf = (tx: Tx, patientId: PatientId) =>
  tx
    .selectFrom('patient')
    .select(['identifier_kind', 'identifier', 'date_of_birth'])
    .where('id', '=', patientId)
    .executeTakeFirstOrThrow();

/** By consultation, in the order of their references. */
const OF_CONSULTATION = [
  'private_message',
  'chaperone_attestation',
  'could_see',
  'presence',
  'link_session',
  'still',
  'capture',
  'pause',
  'participant',
  'invitation',
  'consent',
  'statement',
] as const;

/** What refers to people, and so goes before them. */
const WITH_PEOPLE = [
  'private_message',
  'chaperone_attestation',
  'could_see',
  'presence',
  'link_session',
] as const;

/** By patient, in the order of their references. */
const OF_PATIENT = [
  'review_item',
  'break_glass',
  'retention_hold_lifted',
  'retention_hold',
  'retention_review',
  'retention_fact',
] as const;

/** How much there is, by table: what the log will say has gone. */
export const countRecord = async (
  tx: Tx,
  patientId: PatientId,
  consultations: readonly ConsultationId[],
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of OF_CONSULTATION) {
    const rows = tx.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n'));
    const found = consultations.length === 0 ? undefined : rows.where('consultation_id', 'in', consultations);
    counts[table] = (await found?.executeTakeFirstOrThrow())?.n ?? 0;
  }
  for (const table of OF_PATIENT) {
    const rows = tx.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n'));
    counts[table] = (await rows.where('patient_id', '=', patientId).executeTakeFirstOrThrow()).n;
  }
  return counts;
};

const emptyConsultations = async (tx: Tx, consultations: readonly ConsultationId[]): Promise<void> => {
  const rows = await tx
    .selectFrom('consultation')
    .select(['id', 'state'])
    .where('id', 'in', consultations)
    .execute();
  for (const { id, state } of rows) {
    await tx
      .updateTable('consultation')
      .set({ reason: '', state: JSON.stringify(withoutWords(state)) })
      .where('id', '=', id)
      .execute();
  }
};

/**
 * R19: a still that was filed here by mistake and moved lives on in the right patient's record, which refers to where it
 * came from. Those rows stay, without a word; everything else of stills, captures and people goes.
 */
const removePictures = async (
  tx: Tx,
  patientId: PatientId,
  consultations: readonly ConsultationId[],
): Promise<void> => {
  const own = tx.selectFrom('still').select('id').where('patient_id', '=', patientId);
  await tx.deleteFrom('still_move').where('to_still_id', 'in', own).execute();
  await tx
    .deleteFrom('still')
    .where('patient_id', '=', patientId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('still as later')
            .select('later.id')
            .whereRef('later.moved_from_id', '=', 'still.id')
            .where('later.patient_id', '!=', patientId),
        ),
      ),
    )
    .execute();
  await tx
    .updateTable('still')
    .set({
      label: '',
      site: null,
      side: null,
      provenance: '{}',
      decision: null,
      own_picture: null,
      wrapped_key: null,
    })
    .where('patient_id', '=', patientId)
    .execute();
  const used = tx.selectFrom('still').select('capture_id');
  await tx
    .deleteFrom('capture')
    .where('consultation_id', 'in', consultations)
    .where('id', 'not in', used)
    .execute();
  await tx
    .updateTable('capture')
    .set({ provenance: '{}', about: null, wrapped_upload_key: null })
    .where('consultation_id', 'in', consultations)
    .execute();
};

const removePeople = async (tx: Tx, consultations: readonly ConsultationId[]): Promise<void> => {
  const needed = tx.selectFrom('capture').select('participant_id');
  await tx
    .deleteFrom('participant')
    .where('consultation_id', 'in', consultations)
    .where('id', 'not in', needed)
    .execute();
  await tx
    .updateTable('participant')
    .set({ name: '', title: '', invitation_id: null, representative_id: null })
    .where('consultation_id', 'in', consultations)
    .execute();
};

/**
 * Removes everything that is kept about a patient, in the transaction that has just written its disposal (the triggers of
 * 0004 and 0010 let nobody else). What stays: the audit, and rows without a word for the ids that it and others refer to.
 */
export const removeRecord = async (
  tx: Tx,
  patientId: PatientId,
  consultations: readonly ConsultationId[],
): Promise<void> => {
  // First: reviews refer to consultations, and what is here refers to nothing below.
  for (const table of OF_PATIENT) await tx.deleteFrom(table).where('patient_id', '=', patientId).execute();
  if (consultations.length === 0) return;
  for (const table of WITH_PEOPLE)
    await tx.deleteFrom(table).where('consultation_id', 'in', consultations).execute();
  await removePictures(tx, patientId, consultations);
  await removePeople(tx, consultations);
  for (const table of ['pause', 'invitation', 'consent', 'statement'] as const)
    await tx.deleteFrom(table).where('consultation_id', 'in', consultations).execute();
  await emptyConsultations(tx, consultations);
};

/** The person leaves the row; the patient's key is replaced, so that nothing wrapped by it opens any more (S4). */
export const emptyPatient = async (
  tx: Tx,
  patientId: PatientId,
  newKey: Buffer,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('patient')
    .set({ ...NOBODY, identifier: patientId, wrapped_key: newKey, disposed_at: now })
    .where('id', '=', patientId)
    .execute();
};

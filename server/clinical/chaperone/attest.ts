import type { ConsultationId, ParticipantId, PatientId, UserId } from '../../../shared/ids.ts';
import type { Attestation } from '../../../shared/views.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { newSessionId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { auditActor, changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { raiseReview } from '../review/raise-review.ts';

interface Attested {
  readonly saw: Attestation['saw'];
  readonly note: string;
  readonly concern: string;
}

/**
 * R30: at the end the chaperone says what they saw, once, in their own words; it stands in the record beside what was
 * delivered to them. A concern goes to the practice's review queue, where the doctor it is about does not see it.
 * @throws Refusal `conflict` before the call is over, or when it was said already; `not_allowed` for who was never let in
 */
export const attest = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { saw, note, concern }: Attested,
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, me, role, tx, now, audit, practiceId, patientId, clinicianId } = consultation;
    if (!me?.admittedAt) throw new Refusal('not_allowed');
    if (!['finishing', 'closed'].includes(facts.state.name)) throw new Refusal('conflict');
    const added = await tx
      .insertInto('chaperone_attestation')
      .values({
        id: newSessionId(),
        consultation_id: id,
        participant_id: me.id,
        at: now,
        saw,
        note,
        concern: concern !== '',
      })
      .onConflict((conflict) => conflict.column('participant_id').doNothing())
      .executeTakeFirst();
    if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n) throw new Refusal('conflict');
    await audit('chaperone.attested', { saw });
    if (concern === '') return;
    await raiseReview(tx, {
      kind: 'chaperone_concern',
      at: now,
      practiceId,
      patientId,
      consultationId: id,
      about: clinicianId,
      raisedBy: { participantId: me.id, actor: auditActor(actor, role) },
      reason: concern,
      detail: {},
    });
  });

/** R30: has a chaperone said at the end what they saw of this doctor's call with the patient? Whether with a concern is not told. */
export const chaperoneSpoke = async (db: Reader, patientId: PatientId, doctor: UserId): Promise<boolean> => {
  const row = await db
    .selectFrom('chaperone_attestation')
    .innerJoin('consultation', 'consultation.id', 'chaperone_attestation.consultation_id')
    .select('chaperone_attestation.id')
    .where('patient_id', '=', patientId)
    .where('clinician_id', '=', doctor)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** What chaperones said at the end, by participant. */
export const attestationsOf = async (
  db: Reader,
  id: ConsultationId,
): Promise<ReadonlyMap<ParticipantId, Attestation>> => {
  const rows = await db
    .selectFrom('chaperone_attestation')
    .select(['participant_id', 'at', 'saw', 'note'])
    .where('consultation_id', '=', id)
    .execute();
  return new Map(
    rows.map(({ participant_id, at, saw, note }) => [participant_id, { at: at.toISOString(), saw, note }]),
  );
};

import type { StillId } from '../../../shared/ids.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { changeConsultation, needGp } from '../consultation/change-consultation.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';

/**
 * R1: the consulting GP lets the patient look at one still on their receipt, or no longer. Off until they say so.
 * @throws Refusal `not_found`, `not_allowed` where the practice does not let patients see stills, `conflict`
 */
export const showPatient = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  stillId: StillId,
  { allowed }: { allowed: boolean },
): Promise<void> => {
  const still = await deps.db
    .selectFrom('still')
    .select('consultation_id')
    .where('id', '=', stillId)
    .executeTakeFirst();
  if (!still) throw new Refusal('not_found');
  await changeConsultation(deps, actor, still.consultation_id, async (consultation) => {
    needGp(consultation);
    const now = consultation.facts.stills.find(({ id }) => id === stillId);
    if (!now || (now.state !== 'filed' && now.state !== 'unfiled')) throw new Refusal('conflict');
    if (allowed && !consultation.practicePolicy.patientMaySeeStills) throw new Refusal('not_allowed');
    if (now.patientMaySee === allowed) return;
    await consultation.tx
      .updateTable('still')
      .set({ patient_may_see: allowed })
      .where('id', '=', stillId)
      .execute();
    await consultation.audit(allowed ? 'still.shown_to_patient' : 'still.hidden_from_patient', { stillId });
  });
};

import type { OpenConsultation } from '../consultation/change-consultation.ts';

/**
 * R3: after withdrawal every still of this consultation that exists waits for the clinician's decision; one that was kept
 * after an earlier withdrawal too.
 */
export const holdStillsForDecision = async ({ tx, id }: OpenConsultation): Promise<void> => {
  await tx
    .updateTable('still')
    .set({ awaits_decision: true })
    .where('consultation_id', '=', id)
    .where('state', 'in', ['unfiled', 'filed'])
    .execute();
};

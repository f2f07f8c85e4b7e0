import type { CopyId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { ofThisPractice } from './access.ts';
import { loadCopy } from './sharing.repository.ts';

/**
 * A copy, decrypted, for GPs of the practice: to check it, or from the teaching collection. One that was sent back is for
 * its maker alone. The look is audited (R1). @throws Refusal `not_found`, `not_allowed`
 */
export const readCopy = async (
  deps: StillDeps,
  actor: StaffActor,
  id: CopyId,
  kind: 'still' | 'thumbnail',
): Promise<Buffer> => {
  const copy = ofThisPractice(actor, await loadCopy(deps.db, id));
  if (!copy.wrapped_key) throw new Refusal('not_found');
  if (copy.state === 'sent_back' && copy.made_by !== actor.userId) throw new Refusal('not_allowed');
  const patient = { patientId: copy.patient_id, wrapped: copy.patient_key };
  const picture = await deps.vault.copies.read(patient, id, copy.wrapped_key, kind);
  await recordAudit(deps.db, {
    at: deps.clock.now(),
    event: 'copy.accessed',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: copy.practice_id,
    consultationId: copy.consultation_id,
    patientId: copy.patient_id,
    detail: { copyId: id, stillId: copy.still_id, kind },
  });
  return picture;
};

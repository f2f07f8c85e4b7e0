import type { StillId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { LinkActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { auditActor } from '../consultation/change-consultation.ts';
import { readConsultation } from '../consultation/read-consultation.ts';
import { mayLook } from './own-view.rules.ts';
import type { StillDeps } from './store-picture.ts';

/**
 * R1, R17: the patient's own look at a still of their appointment, where the GP shows it to them; audited like any other
 * access. What may not be looked at is not there.
 * @throws Refusal `not_found`
 */
export const readOwnStill = async (deps: StillDeps, actor: LinkActor, id: StillId): Promise<Buffer> => {
  // Whoever decides for the patient has their own ways to ask; this page is the patient's.
  if (actor.kind !== 'patient') throw new Refusal('not_found');
  const loaded = await readConsultation(deps, actor.consultationId);
  const still = loaded?.facts.stills.find((each) => each.id === id);
  if (!loaded || !still || !mayLook(still, loaded.practicePolicy)) throw new Refusal('not_found');
  const row = await deps.db
    .selectFrom('still')
    .select('wrapped_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!row.wrapped_key) throw new Refusal('not_found');
  const patient = { patientId: loaded.patientId, wrapped: loaded.patient.wrapped_key };
  const picture = await deps.vault.read(patient, id, row.wrapped_key, 'still');
  await recordAudit(deps.db, {
    at: deps.clock.now(),
    event: 'still.accessed',
    actor: auditActor(actor, 'patient'),
    practiceId: loaded.practiceId,
    consultationId: loaded.id,
    patientId: loaded.patientId,
    detail: { stillId: id, kind: 'still', on: 'receipt' },
  });
  return picture;
};

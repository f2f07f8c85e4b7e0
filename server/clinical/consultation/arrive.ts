import { ParticipantId } from '../../../shared/ids.ts';
import type { Role } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { participantOf, roleIn } from './change-consultation.ts';
import type { ClinicalDeps } from './change-consultation.ts';
import { readConsultation } from './read-consultation.ts';

/** A person's place in a consultation. */
export interface Place {
  readonly role: Role;
  readonly participantId: ParticipantId;
}

const gpPlace = async (deps: ClinicalDeps, id: ConsultationId, actor: Actor & { kind: 'staff' }) => {
  const now = deps.clock.now();
  await deps.db
    .insertInto('participant')
    .values({
      id: newId(ParticipantId),
      consultation_id: id,
      role: 'gp',
      user_id: actor.userId,
      name: actor.name,
      title: actor.title,
      identified: 'staff_sign_in',
      status: 'admitted',
      arrived_at: now,
      admitted_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return deps.db
    .selectFrom('participant')
    .select('id')
    .where('consultation_id', '=', id)
    .where('role', '=', 'gp')
    .executeTakeFirstOrThrow();
};

/**
 * Somebody's page connects: which role and which place are theirs. The consulting GP gets a place on first arrival;
 * others have one already, from their link or by joining as chaperone.
 * @throws Refusal `not_found` for somebody without a role here (S6)
 */
export const arrive = async (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<Place> => {
  if (actor.kind !== 'staff' && actor.receiptOnly) throw new Refusal('not_allowed');
  const loaded = await readConsultation(deps, id);
  const role = loaded && roleIn(actor, loaded);
  if (!loaded || !role) throw new Refusal('not_found');
  const place = participantOf(actor, loaded);
  if (place) return { role, participantId: place.id };
  if (role !== 'gp' || actor.kind !== 'staff') throw new Refusal('not_found');
  return { role, participantId: (await gpPlace(deps, id, actor)).id };
};

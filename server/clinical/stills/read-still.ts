import type { StillId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sessionRole } from '../../identity/actor.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { auditActor } from '../consultation/change-consultation.ts';
import { readingDetail, readingRight } from '../review/care-relationship.ts';
import type { ReadingRight } from '../review/care-relationship.ts';
import type { StillDeps } from './store-picture.ts';

const findStill = async (deps: StillDeps, id: StillId) =>
  deps.db
    .selectFrom('still')
    .innerJoin('consultation', 'consultation.id', 'still.consultation_id')
    .innerJoin('patient', 'patient.id', 'still.patient_id')
    .select([
      'still.id',
      'still.state',
      'still.wrapped_key',
      'still.patient_id',
      'still.consultation_id',
      'consultation.practice_id',
      'consultation.clinician_id',
      'consultation.state_name',
      'patient.wrapped_key as patient_key',
    ])
    .where('still.id', '=', id)
    .executeTakeFirst();

type Found = NonNullable<Awaited<ReturnType<typeof findStill>>>;

type Viewer =
  | { readonly role: 'gp'; readonly right: ReadingRight }
  | { readonly role: 'chaperone'; readonly right: undefined };

/**
 * R1 (Art. 9(3)), R22, R30: a GP who treats this patient sees it, or has broken the glass; an admitted chaperone sees it
 * during the conversation only; nobody else.
 */
const viewer = async (deps: StillDeps, actor: Actor, still: Found): Promise<Viewer | undefined> => {
  if (actor.practiceId !== still.practice_id || actor.kind === 'patient' || actor.kind === 'representative')
    return undefined;
  if (actor.kind === 'staff' && actor.role === 'gp') {
    const right = await readingRight(deps.db, actor, still.patient_id, deps.clock.now());
    return right && { role: 'gp', right };
  }
  if (still.state_name !== 'conversation') return undefined;
  const place = await deps.db
    .selectFrom('participant')
    .select('id')
    .where('consultation_id', '=', still.consultation_id)
    .where('role', '=', 'chaperone')
    .where('status', '=', 'admitted')
    .$if(actor.kind === 'staff', (q) => q.where('user_id', '=', actor.kind === 'staff' ? actor.userId : null))
    .$if(actor.kind !== 'staff', (q) =>
      q.where('id', '=', actor.kind === 'staff' ? null : actor.participantId),
    )
    .executeTakeFirst();
  return place && { role: 'chaperone', right: undefined };
};

/** The picture or its thumbnail, decrypted, with the access audited (R1). @throws Refusal `not_allowed`, `not_found` */
export const readStill = async (
  deps: StillDeps,
  actor: Actor,
  id: StillId,
  kind: 'still' | 'thumbnail',
): Promise<Buffer> => {
  const still = await findStill(deps, id);
  if (!still || actor.practiceId !== still.practice_id) throw new Refusal('not_found');
  const as = await viewer(deps, actor, still);
  const scope = {
    at: deps.clock.now(),
    practiceId: still.practice_id,
    consultationId: still.consultation_id,
    patientId: still.patient_id,
  };
  if (!as) {
    const detail = { action: 'still:read', code: 'not_allowed', rules: ['R30'], stillId: id };
    const who = auditActor(actor, sessionRole(actor));
    await recordAudit(deps.db, { ...scope, event: 'request.refused', actor: who, detail });
    throw new Refusal('not_allowed').afterAudit();
  }
  if (!still.wrapped_key) throw new Refusal('not_found');
  const patient = { patientId: still.patient_id, wrapped: still.patient_key };
  const picture = await deps.vault.read(patient, id, still.wrapped_key, kind);
  await recordAudit(deps.db, {
    ...scope,
    event: 'still.accessed',
    actor: auditActor(actor, as.role),
    detail: { stillId: id, kind, ...(as.right ? readingDetail(as.right) : {}) },
  });
  return picture;
};

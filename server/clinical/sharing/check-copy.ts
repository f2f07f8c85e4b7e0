import type { AuditEvent } from '../../../shared/audit-events.ts';
import type { CheckCopy } from '../../../shared/http-sharing.ts';
import type { CopyId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { needsToTreat, ofThisPractice } from './access.ts';
import { destroyCopies } from './destroy-copies.ts';
import { refuseSharing, withAuditedRefusal } from './refuse.ts';
import { loadConsents, loadCopy } from './sharing.repository.ts';
import { checkRefusal, consentHolds } from './sharing.rules.ts';

type Copy = NonNullable<Awaited<ReturnType<typeof loadCopy>>>;

/** Locks the copy of this practice and asks once more whether the consent that it was made under holds. */
const open = async (tx: Tx, actor: StaffActor, id: CopyId): Promise<Copy> => {
  const copy = ofThisPractice(actor, await loadCopy(tx, id, { lock: true }));
  if (copy.state === 'destroyed') throw new Refusal('not_found');
  const consent = (await loadConsents(tx, [copy.consent_id])).get(copy.consent_id);
  refuseSharing(consentHolds(consent) ? null : 'consent_missing');
  return copy;
};

const audit = (
  tx: Tx,
  actor: StaffActor,
  at: Date,
  copy: Copy,
  { event, ...detail }: { event: AuditEvent; collected?: boolean },
) =>
  recordAudit(tx, {
    at,
    event,
    actor: { role: actor.role, userId: actor.userId },
    practiceId: copy.practice_id,
    consultationId: copy.consultation_id,
    patientId: copy.patient_id,
    detail: { copyId: copy.id, stillId: copy.still_id, ...detail },
  });

/**
 * R25: a second person – never the maker – looks at a copy and accepts it, point by point, or sends it back with a reason.
 * They see the copy, not the still, and need not treat the patient: nothing in it says who that is.
 */
export const checkCopy = (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: CopyId,
  check: CheckCopy,
): Promise<void> =>
  withAuditedRefusal(deps, actor, 'copy:check', () =>
    deps.db.transaction().execute(async (tx) => {
      const now = deps.clock.now();
      const copy = await open(tx, actor, id);
      const accepts = check.decision === 'accept';
      const looked = accepts ? check.looked : null;
      refuseSharing(checkRefusal({ state: copy.state, madeBy: copy.made_by }, actor.userId, looked));
      await tx
        .updateTable('still_copy')
        .set({
          state: accepts ? 'accepted' : 'sent_back',
          checked_by: actor.userId,
          checked_at: now,
          checked: looked ? JSON.stringify(looked) : null,
          sent_back_reason: check.decision === 'send_back' ? check.reason : null,
        })
        .where('id', '=', id)
        .execute();
      await audit(tx, actor, now, copy, { event: accepts ? 'copy.accepted' : 'copy.sent_back' });
    }),
  );

/** R24: an accepted copy, made under consent to teaching, enters or leaves the teaching collection. */
export const collectCopy = (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: CopyId,
  collected: boolean,
): Promise<void> =>
  withAuditedRefusal(deps, actor, 'copy:collect', () =>
    deps.db.transaction().execute(async (tx) => {
      const now = deps.clock.now();
      const copy = await needsToTreat({ ...deps, db: tx }, actor, await open(tx, actor, id));
      const consent = (await loadConsents(tx, [copy.consent_id])).get(copy.consent_id);
      refuseSharing(consent?.scope === 'teaching' ? null : 'consent_missing');
      refuseSharing(copy.state === 'accepted' ? null : 'not_accepted');
      if ((copy.in_collection_at !== null) === collected) throw new Refusal('conflict');
      await tx
        .updateTable('still_copy')
        .set({ in_collection_at: collected ? now : null })
        .where('id', '=', id)
        .execute();
      await audit(tx, actor, now, copy, { event: 'copy.collected', collected });
    }),
  );

/** A copy that is not good enough, or wanted no more: its key goes now, its objects right after. */
export const discardCopy = async (deps: ClinicalDeps, actor: StaffActor, id: CopyId): Promise<void> => {
  const by = { role: actor.role, userId: actor.userId } as const;
  const { consultation_id: of } = await needsToTreat(deps, actor, await loadCopy(deps.db, id));
  const effects = await deps.db.transaction().execute(async (tx) => {
    const copy = await loadCopy(tx, id, { lock: true });
    if (!copy || copy.state === 'destroyed') throw new Refusal('not_found');
    return destroyCopies(tx, [id], { at: deps.clock.now(), actor: by, why: 'discarded' });
  });
  await deps.committed(of, effects);
};

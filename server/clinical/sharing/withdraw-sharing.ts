import type { WithdrawSharing } from '../../../shared/http-sharing.ts';
import type { ConsultationId, SharingConsentId } from '../../../shared/ids.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps, Effect } from '../consultation/change-consultation.ts';
import { needsToTreat } from './access.ts';
import { destroyCopies } from './destroy-copies.ts';
import { endShares } from './end-shares.ts';
import { appendSharingConsent } from './record-consent.ts';
import { withAuditedRefusal } from './refuse.ts';
import { loadConsents, lockPatient } from './sharing.repository.ts';
import { consentHolds } from './sharing.rules.ts';
import type { LoadedConsent } from './sharing.repository.ts';
import { entitledWithdrawer } from './who-gives.ts';

/** Sharings that rest on this consent; for teaching, also those that show its stills for education. */
const sharesUnder = async (tx: Tx, { id, scope, row }: LoadedConsent) => {
  const rows = await tx
    .selectFrom('share')
    .innerJoin('share_item', 'share_item.share_id', 'share.id')
    .select('share.id')
    .distinct()
    .where('ended_at', 'is', null)
    .where(({ and, eb }) =>
      scope === 'share'
        ? eb('consent_id', '=', id)
        : and([eb('purpose', '=', 'education'), eb('still_id', 'in', row.still_ids)]),
    )
    .execute();
  return rows.map((share) => share.id);
};

const copiesUnder = async (tx: Tx, id: SharingConsentId) => {
  const rows = await tx.selectFrom('still_copy').select('id').where('consent_id', '=', id).execute();
  return rows.map((copy) => copy.id);
};

const withdraw = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: SharingConsentId,
  giver: WithdrawSharing['giver'],
): Promise<{ of: ConsultationId; effects: readonly Effect[] }> => {
  const found = (await loadConsents(deps.db, [id])).get(id);
  const row = await needsToTreat(deps, actor, found?.row);
  const now = deps.clock.now();
  const by = { role: actor.role, userId: actor.userId } as const;
  const effects = await deps.db.transaction().execute(async (tx) => {
    await lockPatient(tx, row.patient_id);
    const consent = (await loadConsents(tx, [id])).get(id);
    if (!consent || !consentHolds(consent)) throw new Refusal('conflict');
    const asked = { consultationId: row.consultation_id, named: [giver] };
    const givenBy = await entitledWithdrawer(deps, tx, asked);
    await appendSharingConsent(tx, actor, now, {
      practiceId: row.practice_id,
      patientId: row.patient_id,
      consultationId: row.consultation_id,
      scope: row.scope,
      decision: 'withdrawn',
      ends: id,
      givenBy,
      wording: row.wording,
      told: row.told,
      stillIds: row.still_ids,
    });
    await endShares(tx, await sharesUnder(tx, consent), { at: now, actor: by, why: 'withdrawn' });
    return destroyCopies(tx, await copiesUnder(tx, id), { at: now, actor: by, why: 'withdrawn' });
  });
  return { of: row.consultation_id, effects };
};

/**
 * R24: consent to a sharing, or to education and training, is withdrawn. In one transaction the consent ends, everything
 * shared under it stops, and the copies made under it lose their keys; their objects go right after.
 */
export const withdrawSharing = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: SharingConsentId,
  giver: WithdrawSharing['giver'],
): Promise<void> => {
  const { of, effects } = await withAuditedRefusal(deps, actor, 'sharing:withdraw', () =>
    withdraw(deps, actor, id, giver),
  );
  await deps.committed(of, effects);
};

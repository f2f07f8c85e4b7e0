import type { ShareId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { hashPassword } from '../../platform/keys/passwords.ts';
import { hashToken, randomToken, spokenCode } from '../../platform/keys/tokens.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { needsToTreat } from './access.ts';
import { endShares } from './end-shares.ts';
import { plainCode } from './plain-code.ts';
import { refuseSharing, withAuditedRefusal } from './refuse.ts';
import { loadShare, lockPatient } from './sharing.repository.ts';
import { shareRefusal } from './sharing.rules.ts';

/** The token for the link and the code for the telephone; both are shown once and kept nowhere. */
interface IssuedLink {
  readonly token: string;
  readonly code: string;
  readonly validUntil: string;
}

const issue = async (deps: ClinicalDeps, actor: StaffActor, id: ShareId): Promise<IssuedLink> => {
  const found = await loadShare(deps.db, id);
  const { patient_id } = await needsToTreat(deps, actor, found?.row);
  const token = randomToken();
  const code = spokenCode();
  const codeHash = await hashPassword(plainCode(code));
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    await lockPatient(tx, patient_id);
    const share = await loadShare(tx, id, { lock: true });
    if (!share) throw new Refusal('not_found');
    refuseSharing(shareRefusal(share, now));
    await tx
      .updateTable('share')
      .set({ token_hash: hashToken(token), code_hash: codeHash, issued_at: now })
      .set({ code_tries: 0, locked_at: null })
      .where('id', '=', id)
      .execute();
    // Whoever came in by an earlier link is out: it may have reached somebody else.
    await tx
      .updateTable('share_session')
      .set({ ended_at: now })
      .where('share_id', '=', id)
      .where('ended_at', 'is', null)
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'share.link_made',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: share.row.practice_id,
      patientId: patient_id,
      detail: { shareId: id },
    });
    return { token, code, validUntil: share.expiresAt.toISOString() };
  });
};

/**
 * S1, R24, R25: a link with its code for the recipient, once everything that the sharing needs is there. An earlier link
 * stops working. @throws Refusal `sharing_refused`
 */
export const issueShareLink = (deps: ClinicalDeps, actor: StaffActor, id: ShareId): Promise<IssuedLink> =>
  withAuditedRefusal(deps, actor, 'share:link', () => issue(deps, actor, id));

/** R24: the practice stops a sharing; the recipient sees nothing from this moment. */
export const stopShare = async (deps: ClinicalDeps, actor: StaffActor, id: ShareId): Promise<void> => {
  const found = await loadShare(deps.db, id);
  await needsToTreat(deps, actor, found?.row);
  if (found?.endedAt) throw new Refusal('conflict');
  const by = { role: actor.role, userId: actor.userId } as const;
  await deps.db
    .transaction()
    .execute((tx) => endShares(tx, [id], { at: deps.clock.now(), actor: by, why: 'stopped' }));
};

import { SHARING_REFUSALS, SharingRefusal } from '../../../shared/http-sharing.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';

/** Refuses for one named reason, with its rule. @throws Refusal `sharing_refused` */
export const refuseSharing = (why: SharingRefusal | null): void => {
  if (why) throw new Refusal('sharing_refused', { field: why });
};

/**
 * S6: runs a use case of sharing; a refusal by a rule is audited with the rule’s ID, outside the transaction that it ended.
 */
export const withAuditedRefusal = async <Result>(
  deps: Pick<ClinicalDeps, 'db' | 'clock'>,
  actor: StaffActor,
  action: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.detail.audited) throw error;
    const why = SharingRefusal.safeParse(error.detail.field);
    if (error.code !== 'sharing_refused' || !why.success) throw error;
    await recordAudit(deps.db, {
      at: deps.clock.now(),
      event: 'request.refused',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      detail: { action, code: error.code, why: why.data, rules: [SHARING_REFUSALS[why.data].rule] },
    });
    throw error.afterAudit();
  }
};

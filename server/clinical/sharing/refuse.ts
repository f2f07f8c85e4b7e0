import { SHARING_REFUSALS, SharingRefusal } from '../../../shared/http-sharing.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';

/** Refuses for one named reason, with its rule. @throws Refusal `sharing_refused` */
export const refuseSharing = (why: SharingRefusal | null): void => {
  if (why) throw new Refusal('sharing_refused', { field: why });
};

/** Why a rule of sharing refused, or null when it was none of them. */
const whyOf = ({ code, detail: { field } }: Refusal): { why: string; rules: string[] } | null => {
  // R25: the name of the field, never what stands in it.
  if (code === 'names_a_patient') return { why: field ?? '', rules: ['R25'] };
  const why = SharingRefusal.safeParse(field);
  if (code !== 'sharing_refused' || !why.success) return null;
  return { why: why.data, rules: [SHARING_REFUSALS[why.data].rule] };
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
    const refused = whyOf(error);
    if (!refused) throw error;
    await recordAudit(deps.db, {
      at: deps.clock.now(),
      event: 'request.refused',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      detail: { action, code: error.code, ...refused },
    });
    throw error.afterAudit();
  }
};
